//! Emits how the pages of a list are requested.

use super::ty::option;
use crate::model::{FieldPath, NextCursor, Page, PageWay};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `.paged(rt::PageKeys { items: rt::Some("orders"), skip: "skip", limit: "limit" })`
pub(super) fn emit_paging(page: &Page) -> TokenStream {
    let Page {
        about: _,
        items,
        item: _,
        way,
        limit,
        total: _,
    } = page;
    let items = path(items.as_ref());
    match way {
        PageWay::Skip { query } => {
            // Most lists have a limit.
            let limit = limit.as_deref().unwrap_or_default();
            quote!(.paged(rt::PageKeys { items: #items, skip: #query, limit: #limit }))
        }
        PageWay::Cursor { query, next, more } => {
            let next = match next {
                NextCursor::Response(next) => {
                    let next = next.to_string();
                    quote!(rt::NextCursor::Response(#next))
                }
                NextCursor::LastItem(last) => {
                    let last = last.to_string();
                    quote!(rt::NextCursor::LastItem(#last))
                }
            };
            let more = path(more.as_ref());
            quote!(.paged_by_cursor(#items, rt::CursorKeys { cursor: #query, next: #next, more: #more }))
        }
        PageWay::Number {
            query,
            first,
            pages,
            more,
        } => {
            let first = Literal::u8_unsuffixed(*first);
            let (pages, more) = (path(pages.as_ref()), path(more.as_ref()));
            quote! {
                .paged_by_number(
                    #items,
                    rt::NumberKeys { page: #query, first: #first, pages: #pages, more: #more },
                )
            }
        }
        PageWay::Link => quote!(.paged_by_link(#items)),
    }
}

fn path(path: Option<&FieldPath>) -> TokenStream {
    option(path.map(FieldPath::to_string))
}
