//! Emits the trait that lets clients iterate over the pages of a list.

use super::Cx;
use super::ty;
use crate::model::{Endpoint, Field, FieldPath, Page, Spec, Type};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// ```ignore
/// impl Page for OrderList { type Item = ListedOrder; fn into_items(self) -> Vec<ListedOrder> { … } }
/// ```
/// There is one for each type that some endpoint returns. A response that is the
/// list itself needs none.
pub(super) fn emit_pages(cx: &Cx<'_>) -> TokenStream {
    let mut pages: BTreeMap<&str, (&FieldPath, &Page)> = BTreeMap::new();
    for Endpoint { returns, page, .. } in cx.spec.endpoints() {
        if let (Some(Type::Object(response)), Some(page)) = (returns, page)
            && let Some(items) = &page.items
            // The client implements the trait for its own types.
            && names::strip_base(response).is_none()
        {
            pages.entry(response).or_insert((items, page));
        }
    }
    let impls = pages
        .iter()
        .map(|(response, (items, page))| emit_page(cx, response, items, page));
    quote!(#(#impls)*)
}

fn emit_page(cx: &Cx<'_>, response: &str, items: &FieldPath, page: &Page) -> TokenStream {
    let Some(list) = list(cx.spec, response, items) else {
        return TokenStream::new();
    };
    let gate = cx.gates.for_type(response);
    let response = names::ident(response);
    let item = ty::rust(&page.item);
    quote! {
        #gate
        #[automatically_derived]
        impl rt::Page for #response {
            type Item = #item;

            fn into_items(self) -> rt::Vec<#item> {
                #list
            }
        }
    }
}

/// Emits the list at a path: `rt::Option::unwrap_or_default(self.orders)`, or with an object around it that may
/// be absent, `rt::Option::map(self.data, |value| value.orders)` in place of the field.
fn list(spec: &Spec, response: &str, items: &FieldPath) -> Option<TokenStream> {
    let fields = fields(spec, response, items)?;
    let mut value = quote!(self);
    let mut is_option = false;
    for field in fields {
        let name = names::ident(&names::field(&field.name));
        value = match (is_option, field.is_option()) {
            (false, _) => quote!(#value.#name),
            (true, false) => quote!(rt::Option::map(#value, |value| value.#name)),
            (true, true) => quote!(rt::Option::and_then(#value, |value| value.#name)),
        };
        is_option |= field.is_option();
    }
    Some(if is_option {
        quote!(rt::Option::unwrap_or_default(#value))
    } else {
        value
    })
}

/// Returns the fields of a path, from the outside in.
fn fields<'s>(spec: &'s Spec, response: &str, path: &FieldPath) -> Option<Vec<&'s Field>> {
    let mut object = response.to_owned();
    let mut found = Vec::new();
    for name in &path.0 {
        let mut fields = spec.object(&object)?.fields.iter();
        let field = fields.find(|field| field.wire == *name)?;
        if let Type::Object(inner) = &field.ty {
            // Fields of the base refer to types of the base.
            object = match names::strip_base(&object) {
                Some(_) => names::qualified(inner),
                None => inner.clone(),
            };
        }
        found.push(field);
    }
    Some(found)
}
