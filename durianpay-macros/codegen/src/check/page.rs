//! Checks responses that are one page of a list.

mod fields;
mod way;

use super::Checker;
use super::field_index::FieldIndex;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{FieldPath, Page, Spec, Type};
use crate::names;
use crate::raw::{RawEndpoint, RawPage};
use crate::rules;
use crate::source::At;
use fields::Fields;
use way::{Places, check_counter, check_way};

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
    let fields = Fields {
        checker,
        spec,
        index,
    };
    let response = returns.and_then(object_name);
    let total = check_total(diagnostics, fields, raw, response);
    let items = raw.items.as_ref();
    let list = items.and_then(|items| check_items(diagnostics, fields, items, returns));
    if let (Some(items), Some(response)) = (items, response) {
        check_page_of_base(diagnostics, spec, items, response);
    }
    check_query(diagnostics, endpoint, raw);
    let item = list.as_ref().and_then(|list| list.object.clone());
    let query = query.map(String::as_str);
    let places = Places {
        query,
        response,
        item,
    };
    let limit = raw.limit.as_ref();
    let limit = limit.map(|limit| check_counter(diagnostics, fields, query?, limit));
    // The keys for the last item cannot be checked without it.
    let way = match (&raw.last, items, &list) {
        (Some(_), Some(_), None) => None,
        _ => check_way(diagnostics, fields, raw, &places),
    };
    let list = list?;
    Some(Page {
        about,
        items: list.path,
        item: list.item,
        way: way?,
        // An invalid field is reported.
        limit: limit.flatten(),
        total,
    })
}

fn object_name(ty: &Type) -> Option<&str> {
    match ty {
        Type::Object(name) => Some(name),
        _ => None,
    }
}

/// ```toml
/// page = { items = "orders", skip = "skip", limit = "limit" }   # without `query`
/// ```
fn check_query(diagnostics: &mut Diagnostics, endpoint: &RawEndpoint, raw: &RawPage) {
    let all = [&raw.skip, &raw.cursor, &raw.page, &raw.limit];
    if endpoint.query.is_some() || all.iter().all(|key| key.is_none()) {
        return;
    }
    diagnostics.push(
        Diagnostic::new(
            &rules::PAGE_WITHOUT_QUERY,
            raw.span,
            format!("`{}` is paginated, but has no `query`", endpoint.name.value),
        )
        .related(endpoint.name.span, "the endpoint is here"),
    );
}

/// ```toml
/// total = ["cuont"]
/// ```
fn check_total(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    raw: &RawPage,
    response: Option<&str>,
) -> Vec<FieldPath> {
    let Some(response) = response else {
        // The response is a list, which has no fields.
        return raw
            .total
            .iter()
            .map(|total| FieldPath(vec![total.value.clone()]))
            .collect();
    };
    let total = raw.total.iter();
    total
        .filter_map(|total| {
            let found = fields.find(diagnostics, &rules::PAGE_FIELD, response, total)?;
            Some(found.path)
        })
        .collect()
}

/// The list of a page.
struct List {
    /// Its path in the response, or `None` if the response is the list itself.
    path: Option<FieldPath>,
    item: Type,
    /// The object type of the items, as this spec names it.
    object: Option<String>,
}

/// Returns the list that `items` names.
fn check_items(
    diagnostics: &mut Diagnostics,
    fields: Fields<'_>,
    items: &At<String>,
    returns: Option<&Type>,
) -> Option<List> {
    let name = match returns {
        Some(Type::List(item)) if items.value == ITSELF => {
            return Some(List {
                path: None,
                item: (**item).clone(),
                object: object_name(item).map(str::to_owned),
            });
        }
        Some(Type::Object(name)) => name,
        _ => {
            diagnostics.push(not_a_list(items));
            return None;
        }
    };
    if items.value == ITSELF && fields.index.get(name, ITSELF).is_none() {
        let diagnostic = not_a_list(items);
        diagnostics.push(fields.checker.beside_type(diagnostic, name));
        return None;
    }
    let found = fields.find(diagnostics, &rules::PAGE_ITEMS, name, items)?;
    let Type::List(item) = &found.field.ty else {
        let wanted = "a list of the response";
        fields.report_type_by(diagnostics, &rules::PAGE_ITEMS, items, &found, wanted);
        return None;
    };
    Some(List {
        object: object_name(item).map(|name| found.named(name)),
        item: (**item).clone(),
        path: Some(found.path),
    })
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
    response: &str,
) {
    let (Some(base), Some(object)) = (&spec.base, names::strip_base(response)) else {
        return;
    };
    let is_walked = base.endpoints().any(|endpoint| {
        let list = |page: &Page| page.items.as_ref().map(FieldPath::to_string);
        matches!(&endpoint.returns, Some(Type::Object(name)) if name == object)
            && endpoint.page.as_ref().and_then(list).as_ref() == Some(&items.value)
    });
    if !is_walked {
        diagnostics.push(
            Diagnostic::new(
                &rules::PAGE_OF_BASE,
                items.span,
                format!(
                    "the client does not paginate `{response}` by `{}`",
                    items.value
                ),
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
