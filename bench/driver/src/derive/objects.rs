//! Objects as structs that derive serde.

use super::names::{doc, ident, of_type};
use durianpay_codegen::model::{Field, Object, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// ```text
/// #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
/// pub struct OrderItem { pub name: String, … #[serde(flatten)] pub unknown: Map }
/// impl OrderItem { pub fn new(name: String, …) -> Self }
/// ```
pub(crate) fn emit(object: &Object) -> Result<TokenStream, String> {
    let Object {
        about,
        name,
        fields,
        any_of: _,
        is_input,
    } = object;
    let (name, doc) = (ident(name), doc(&about.doc));
    let members = fields
        .iter()
        .map(member)
        .collect::<Result<TokenStream, String>>()?;
    let new = is_input.then(|| constructor(object));
    Ok(quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct #name {
            #members
            #[cfg(feature = "unknown")]
            #[serde(flatten)]
            pub unknown: serde_json::Map<String, serde_json::Value>,
        }
        #new
    })
}

fn member(field: &Field) -> Result<TokenStream, String> {
    let Field {
        about,
        wire,
        name,
        ty,
        optional: _,
        nullable: _,
        aliases,
        also,
        constant: _,
        default: _,
        example: _,
        sensitive: _,
        limits: _,
        pattern: _,
        style: _,
        currency: _,
    } = field;
    let (doc, ident, ty_tokens) = (doc(&about.doc), ident(name), member_type(field));
    let mut serde = Vec::new();
    if matches!(ty, Type::Union(_)) {
        // Tag and content are siblings in this object.
        serde.push(quote!(flatten));
    } else {
        if name != wire {
            serde.push(quote!(rename = #wire));
        }
        serde.extend(aliases.iter().map(|alias| quote!(alias = #alias)));
        if field.is_option() {
            serde.push(quote!(default));
            serde.push(quote!(skip_serializing_if = "Option::is_none"));
        }
        let is_lenient = !also.is_empty() && !reads_anyway(field)?;
        if is_lenient {
            serde.push(quote!(deserialize_with = "crate::open::lenient"));
        } else if field.is_option() && matches!(ty, Type::Amount(_) | Type::Timestamp) {
            serde.push(quote!(deserialize_with = "crate::open::filled"));
        }
    }
    let serde = (!serde.is_empty()).then(|| quote!(#[serde(#(#serde),*)]));
    Ok(quote!(#doc #serde pub #ident: #ty_tokens,))
}

/// Checks whether the type's reader accepts the other JSON types without an attribute.
fn reads_anyway(field: &Field) -> Result<bool, String> {
    match &field.ty {
        Type::Amount(_) | Type::Decimal(_) => Ok(true),
        Type::Text
        | Type::Integer(_)
        | Type::Unsigned(_)
        | Type::Boolean
        | Type::Timestamp
        | Type::Date
        | Type::Uuid
        | Type::Base64 => Ok(false),
        Type::Json
        | Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Enum(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::Id(_)
        | Type::List(_)
        | Type::Map(_) => Err(format!(
            "{}: the bench does not support other JSON types for `{}`",
            field.about.source, field.wire
        )),
    }
}

fn member_type(field: &Field) -> TokenStream {
    let ty = of_type(&field.ty);
    if field.is_option() {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

fn constructor(object: &Object) -> TokenStream {
    let name = ident(&object.name);
    let is_argument = |field: &&Field| !field.is_option();
    let arguments = object.fields.iter().filter(is_argument).map(|field| {
        let (name, ty) = (ident(&field.name), of_type(&field.ty));
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(|field| {
        let name = ident(&field.name);
        if field.is_option() {
            quote!(#name: None)
        } else {
            quote!(#name)
        }
    });
    quote! {
        impl #name {
            pub fn new(#(#arguments),*) -> Self {
                Self {
                    #(#values,)*
                    #[cfg(feature = "unknown")]
                    unknown: serde_json::Map::new(),
                }
            }
        }
    }
}
