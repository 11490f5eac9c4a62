//! Answers that are one page of a list.

use super::Checker;
use super::api::unknown_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Object, Page, Spec, Type};
use crate::names;
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
    raw: &RawPage,
    returns: Option<&Type>,
    query: Option<&String>,
) -> Option<Page> {
    let about = checker.about(cx, &raw.common, raw.span);
    let items = raw.items.as_ref()?;
    let item = item_type(cx, spec, items, returns);
    check_page_of_base(cx, spec, items, returns);
    let query = query.and_then(|name| spec.object(name));
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
    let skip = counting_field(cx, query, raw.skip.as_ref());
    let limit = counting_field(cx, query, raw.limit.as_ref());
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
    spec: &Spec,
    items: &At<String>,
    returns: Option<&Type>,
) -> Option<Type> {
    let list = match returns {
        Some(Type::List(item)) if items.value == ITSELF => return Some((**item).clone()),
        Some(Type::Object(name)) => spec
            .object(name)
            .and_then(|object| object.fields.iter().find(|field| field.wire == items.value)),
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

/// ```toml
/// [endpoint."mine.orders"]
/// returns = "api.Order"
/// page    = { items = "items", … }
/// ```
///
/// How a type is walked is said where the type is made, and once.
fn check_page_of_base(
    cx: &mut Diagnostics,
    spec: &Spec,
    items: &At<String>,
    returns: Option<&Type>,
) {
    let Some(Type::Object(name)) = returns else {
        return;
    };
    let (Some(base), Some(object)) = (&spec.base, names::of_base(name)) else {
        return;
    };
    let is_walked = base.endpoints().any(|endpoint| {
        let walks = |page: &Page| page.items.as_ref() == Some(&items.value);
        matches!(&endpoint.returns, Some(Type::Object(name)) if name == object)
            && endpoint.page.as_ref().is_some_and(walks)
    });
    if !is_walked {
        cx.push(
            Diagnostic::new(
                "page-of-base",
                items.span,
                format!("the client does not walk `{name}` by `{}`", items.value),
            )
            .help("return a type of your own, with a field for the list"),
        );
    }
}

fn counting_field(
    cx: &mut Diagnostics,
    query: &Object,
    name: Option<&At<String>>,
) -> Option<String> {
    let name = name?;
    let field = query.fields.iter().find(|field| field.wire == name.value);
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
            let known: Vec<&str> = query
                .fields
                .iter()
                .map(|field| field.wire.as_str())
                .collect();
            cx.push(unknown_field(&name.value, name.span, &query.name, &known));
            None
        }
    }
}
