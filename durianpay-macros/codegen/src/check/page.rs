//! Answers that are one page of a list.

use super::Checker;
use super::api::report_unknown_field;
use super::field_index::FieldIndex;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Object, Page, Spec, Type};
use crate::raw::RawPage;
use crate::source::At;

/// The word for an answer that is the list itself.
const ITSELF: &str = ".";

/// ```toml
/// [endpoint."orders.list".page]
/// items = "oders"
/// skip  = "skip"
/// limit = "limit"
/// ```
pub(super) fn check_page(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    raw: &RawPage,
    returns: Option<&Type>,
    query: Option<&String>,
) -> Option<Page> {
    let about = checker.about(cx, &raw.common, raw.span);
    let items = raw.items.as_ref()?;
    let item = item_type(cx, index, items, returns);
    let query = query.and_then(|name| spec.objects.get(name));
    if query.is_none() {
        cx.push(
            Diagnostic::new(
                "page-without-query",
                raw.span,
                "a page needs a query to ask for",
            )
            .help("add `query = \"…\"`, a type with the fields that `skip` and `limit` name"),
        );
    }
    let query = query?;
    let skip = counting_field(cx, index, query, raw.skip.as_ref());
    let limit = counting_field(cx, index, query, raw.limit.as_ref());
    Some(Page {
        about,
        items: (items.value != ITSELF).then(|| items.value.clone()),
        item: item?,
        skip: skip?,
        limit: limit?,
        total: raw.total.iter().map(|total| total.value.clone()).collect(),
    })
}

/// What the list holds.
fn item_type(
    cx: &mut Diagnostics,
    index: &FieldIndex<'_>,
    items: &At<String>,
    returns: Option<&Type>,
) -> Option<Type> {
    let list = match returns {
        Some(Type::List(item)) if items.value == ITSELF => return Some((**item).clone()),
        Some(Type::Object(name)) => index.get(name, &items.value),
        _ => None,
    };
    match list.map(|field| &field.ty) {
        Some(Type::List(item)) => Some((**item).clone()),
        _ => {
            cx.push(
                Diagnostic::new(
                    "page-items",
                    items.span,
                    format!("`{}` is no list of the answer", items.value),
                )
                .help("name a field of the answer whose type is a list, or write `.` if the answer is the list"),
            );
            None
        }
    }
}

fn counting_field(
    cx: &mut Diagnostics,
    index: &FieldIndex<'_>,
    query: &Object,
    name: Option<&At<String>>,
) -> Option<String> {
    let name = name?;
    let field = index.get(&query.name, &name.value);
    match field.map(|field| &field.ty) {
        Some(Type::Integer) => Some(name.value.clone()),
        Some(_) => {
            cx.push(
                Diagnostic::new(
                    "page-counter",
                    name.span,
                    format!("`{}` of `{}` does not count", name.value, query.name),
                )
                .help("`skip` and `limit` name fields of the type `integer`"),
            );
            None
        }
        None => {
            let known = query.fields.iter().map(|field| field.wire.as_str());
            report_unknown_field(cx, name, &query.name, known);
            None
        }
    }
}
