//! The pages of a list, in the notation of the spec language.

use super::table::Table;
use durianpay_codegen::model::{FieldPath, NextCursor, Page, PageWay};
use serde_json::{Map, Value};

/// The value of `items` for a response that is the list itself.
const ITSELF: &str = ".";

/// Builds the table `page`.
pub(super) fn table(page: &Page) -> Map<String, Value> {
    let Page {
        about,
        items,
        item: _,
        way,
        limit,
        total,
    } = page;
    let mut table = Table::default();
    let items = items.as_ref().map(FieldPath::to_string);
    table.set("items", Some(items.unwrap_or_else(|| ITSELF.to_owned())));
    match way {
        PageWay::Skip { query } => table.set("skip", Some(query.as_str())),
        PageWay::Cursor { query, next, more } => {
            table.set("cursor", Some(query.as_str()));
            let (key, path) = match next {
                NextCursor::Response(path) => ("next", path),
                NextCursor::LastItem(path) => ("last", path),
            };
            table.set(key, Some(path.to_string()));
            table.set("more", more.as_ref().map(FieldPath::to_string));
        }
        PageWay::Number {
            query,
            first,
            pages,
            more,
        } => {
            table.set("page", Some(query.as_str()));
            table.set("first", (*first != 1).then_some(*first));
            table.set("pages", pages.as_ref().map(FieldPath::to_string));
            table.set("more", more.as_ref().map(FieldPath::to_string));
        }
        PageWay::Link => table.flag("link_header", true),
    }
    table.set("limit", limit.as_deref());
    let total: Vec<String> = total.iter().map(FieldPath::to_string).collect();
    table.list("total", &total);
    table.about(about)
}
