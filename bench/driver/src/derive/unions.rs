//! Unions as adjacently tagged enums.

use super::names::{doc, ident};
use durianpay_codegen::model::{Member, Spec, Type, Union};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// ```text
/// #[serde(tag = "type", content = "request")]
/// pub enum ChargeMethod { #[serde(rename = "QRIS")] Qris(QrisCharge), … #[serde(untagged)] Unknown(Value) }
/// ```
pub(crate) fn emit(spec: &Spec, union: &Union) -> Result<TokenStream, String> {
    let Union {
        about,
        name,
        tag,
        members,
        is_input: _,
    } = union;
    let content = content_key(spec, name)?;
    let (name, doc) = (ident(name), doc(&about.doc));
    let variants = members.iter().map(|member| {
        let Member {
            about: _,
            value,
            name,
            object,
        } = member;
        let (name, object) = (ident(name), ident(object));
        quote!(#[serde(rename = #value)] #name(Box<#object>),)
    });
    Ok(quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = #tag, content = #content)]
        pub enum #name {
            #(#variants)*
            #[serde(untagged)]
            Unknown(serde_json::Map<String, serde_json::Value>),
        }
    })
}

/// Returns the key of the content, which must be the same in all fields of this type.
fn content_key<'s>(spec: &'s Spec, union: &str) -> Result<&'s str, String> {
    let fields = spec.objects.values().flat_map(|object| &object.fields);
    let keys: BTreeSet<&str> = fields
        .filter(|field| matches!(&field.ty, Type::Union(name) if name == union))
        .map(|field| field.wire.as_str())
        .collect();
    match Vec::from_iter(keys)[..] {
        [key] => Ok(key),
        ref keys => Err(format!(
            "the content of `{union}` has {} keys, but the bench supports only one",
            keys.len()
        )),
    }
}
