//! Checks responses that are one page of a list.

use super::Checker;
use super::field_index::FieldIndex;
use super::unknown_field::report_unknown_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Object, Page, Spec, Type};
use crate::names;
use crate::raw::{RawEndpoint, RawPage};
use crate::rules;
use crate::source::At;

/// The value of `items` for a response that is the list itself.
const ITSELF: &str = ".";

/// ```toml
/// [endpoint."orders.list".page]
/// items = "oders"
/// skip  = "skip"
/// limit = "limit"
/// ```
pub(super) fn check_page(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    endpoint: &RawEndpoint,
    returns: Option<&Type>,
    query: Option<&String>,
) -> Option<Page> {
    let raw = endpoint.page.as_ref()?;
    let about = checker.about(diagnostics, &raw.common, raw.span);
    check_total(diagnostics, checker, spec, index, raw, returns);
    let items = raw.items.as_ref();
    let item = items.and_then(|items| item_type(diagnostics, checker, spec, index, items, returns));
    if let Some(items) = items {
        check_page_of_base(diagnostics, spec, items, returns);
    }
    if endpoint.query.is_none() {
        diagnostics.push(
            Diagnostic::new(
                &rules::PAGE_WITHOUT_QUERY,
                raw.span,
                format!("`{}` is paginated, but has no `query`", endpoint.name.value),
            )
            .related(endpoint.name.span, "the endpoint is here"),
        );
    }
    let query = query.and_then(|name| Some((name.as_str(), spec.object(name)?)))?;
    let skip = counting_field(diagnostics, checker, index, query, raw.skip.as_ref());
    let limit = counting_field(diagnostics, checker, index, query, raw.limit.as_ref());
    let items = items?;
    Some(Page {
        about,
        items: (items.value != ITSELF).then(|| items.value.clone()),
        item: item?,
        skip: skip?,
        limit: limit?,
        total: raw.total.iter().map(|total| total.value.clone()).collect(),
    })
}

/// ```toml
/// total = ["cuont"]
/// ```
fn check_total(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    raw: &RawPage,
    returns: Option<&Type>,
) {
    let Some(Type::Object(response)) = returns else {
        return;
    };
    let Some(object) = spec.object(response) else {
        return;
    };
    for total in &raw.total {
        if index.get(response, &total.value).is_none() {
            report_unknown_field(diagnostics, checker, total, response, wires(object));
        }
    }
}

/// Returns the type of the list's items.
fn item_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    items: &At<String>,
    returns: Option<&Type>,
) -> Option<Type> {
    let object = match returns {
        Some(Type::List(item)) if items.value == ITSELF => return Some((**item).clone()),
        Some(Type::Object(name)) => spec.object(name).map(|object| (name, object)),
        _ => None,
    };
    let Some((name, object)) = object else {
        diagnostics.push(not_a_list(items));
        return None;
    };
    let field = index.get(name, &items.value);
    match field.map(|field| &field.ty) {
        Some(Type::List(item)) => Some((**item).clone()),
        Some(_) => {
            diagnostics.push(beside_field(checker, not_a_list(items), object, items));
            None
        }
        None if items.value == ITSELF => {
            diagnostics.push(checker.beside_type(not_a_list(items), &object.name));
            None
        }
        None => {
            report_unknown_field(diagnostics, checker, items, &object.name, wires(object));
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
/// The spec that defines a type also defines how it is paginated, and only once.
fn check_page_of_base(
    diagnostics: &mut Diagnostics,
    spec: &Spec,
    items: &At<String>,
    returns: Option<&Type>,
) {
    let Some(Type::Object(name)) = returns else {
        return;
    };
    let (Some(base), Some(object)) = (&spec.base, names::strip_base(name)) else {
        return;
    };
    let is_walked = base.endpoints().any(|endpoint| {
        let walks = |page: &Page| page.items.as_ref() == Some(&items.value);
        matches!(&endpoint.returns, Some(Type::Object(name)) if name == object)
            && endpoint.page.as_ref().is_some_and(walks)
    });
    if !is_walked {
        diagnostics.push(
            Diagnostic::new(
                &rules::PAGE_OF_BASE,
                items.span,
                format!("the client does not paginate `{name}` by `{}`", items.value),
            )
            .help("return a type of this spec, with a field for the list"),
        );
    }
}

fn not_a_list(items: &At<String>) -> Diagnostic {
    Diagnostic::new(
        &rules::PAGE_ITEMS,
        items.span,
        format!("`{}` is not a list of the response", items.value),
    )
}

fn counting_field(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    index: &FieldIndex<'_>,
    (object, query): (&str, &Object),
    name: Option<&At<String>>,
) -> Option<String> {
    let name = name?;
    let field = index.get(object, &name.value);
    match field.map(|field| &field.ty) {
        Some(Type::Integer(_)) => Some(name.value.clone()),
        Some(_) => {
            let diagnostic = Diagnostic::new(
                &rules::PAGE_COUNTER,
                name.span,
                format!("`{}` of `{}` is not an `integer`", name.value, query.name),
            );
            diagnostics.push(beside_field(checker, diagnostic, query, name));
            None
        }
        None => {
            report_unknown_field(diagnostics, checker, name, &query.name, wires(query));
            None
        }
    }
}

/// Adds the type of the named field.
fn beside_field(
    checker: &Checker<'_>,
    diagnostic: Diagnostic,
    object: &Object,
    name: &At<String>,
) -> Diagnostic {
    let field = checker.raw_field(&object.name, &name.value);
    match field.and_then(|field| field.ty.as_ref()) {
        Some(ty) => diagnostic.related(ty.span, format!("its type is `{}`", ty.value)),
        None => diagnostic,
    }
}

fn wires(object: &Object) -> impl Iterator<Item = &str> {
    object.fields.iter().map(|field| field.wire.as_str())
}
