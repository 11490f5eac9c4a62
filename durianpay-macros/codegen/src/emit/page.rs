//! Emits the trait that lets clients iterate over the pages of a list.

use super::Cx;
use super::ty;
use crate::model::{Endpoint, Page, Type};
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
    let mut pages: BTreeMap<&str, (&str, &Page)> = BTreeMap::new();
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

fn emit_page(cx: &Cx<'_>, response: &str, items: &str, page: &Page) -> TokenStream {
    let field = cx
        .spec
        .objects
        .get(response)
        .and_then(|object| object.fields.iter().find(|field| field.wire == items));
    let Some(field) = field else {
        return TokenStream::new();
    };
    let gate = cx.gates.for_type(response);
    let response = names::ident(response);
    let item = ty::rust(&page.item);
    let name = names::ident(&names::field(&field.name));
    let list = if field.is_option() {
        quote!(rt::Option::unwrap_or_default(self.#name))
    } else {
        quote!(self.#name)
    };
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
