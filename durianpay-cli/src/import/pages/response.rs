//! The fields of a response that describe a page.

use super::names::{CONTAINERS, LISTS, is_one};
use crate::import::cx::Cx;
use crate::import::draft::{Field, TypeBody};
use crate::import::ty::{INTEGER, TEXT, Ty};

/// The list of a page.
pub(super) struct List {
    pub(super) path: String,
    pub(super) item: Ty,
}

/// The largest number of fields of a type that are looked at, since many endpoints may return the same type.
const MAX_FIELDS: usize = 256;

/// Returns the fields of an object type, or the first of many.
pub(super) fn fields<'c>(cx: &'c Cx<'_>, ty: &Ty) -> &'c [Field] {
    let Ty::Named(name) = ty else { return &[] };
    match cx.spec.types.get(name).map(|draft| &draft.body) {
        Some(TypeBody::Object { fields, .. }) => fields.get(..MAX_FIELDS).unwrap_or(fields),
        _ => &[],
    }
}

/// Finds the list of a response: the response itself, its only list, or the one with a usual name.
pub(super) fn list(cx: &Cx<'_>, response: &Ty) -> Option<List> {
    if let Ty::List(item) = response {
        return Some(List {
            path: ".".to_owned(),
            item: (**item).clone(),
        });
    }
    let own = lists(fields(cx, response), "");
    if !own.is_empty() {
        return only(own);
    }
    // A list one level below, such as `data.items`.
    let inner = fields(cx, response).iter().filter(|field| is_plain(field));
    let inner = inner.flat_map(|field| {
        let prefix = format!("{}.", field.wire);
        lists(fields(cx, &field.value.ty), &prefix)
    });
    only(inner.collect())
}

fn lists(fields: &[Field], prefix: &str) -> Vec<List> {
    let plain = fields.iter().filter(|field| is_plain(field));
    plain
        .filter_map(|field| match &field.value.ty {
            Ty::List(item) => Some(List {
                path: format!("{prefix}{}", field.wire),
                item: (**item).clone(),
            }),
            _ => None,
        })
        .collect()
}

fn only(mut lists: Vec<List>) -> Option<List> {
    if lists.len() > 1 {
        let name = |list: &List| list.path.rsplit('.').next().map(str::to_owned);
        lists.retain(|list| name(list).is_some_and(|name| is_one(&name, LISTS)));
    }
    if lists.len() == 1 { lists.pop() } else { None }
}

/// Checks whether the name of a field can be a part of a path.
fn is_plain(field: &Field) -> bool {
    !field.wire.is_empty() && !field.wire.contains('.')
}

/// Finds a field that describes the page, at the top of a response or in an object for it.
pub(super) fn about(
    cx: &Cx<'_>,
    response: &Ty,
    known: &[&str],
    is_wanted: impl Fn(&Cx<'_>, &Ty) -> bool,
) -> Option<String> {
    let top = fields(cx, response);
    let mut places: Vec<(String, &[Field])> = vec![(String::new(), top)];
    let mut at = 0;
    // Containers may be nested once, as in `paging.cursors.after`.
    while let Some((prefix, all)) = places.get(at).cloned() {
        at += 1;
        let found = known.iter().find_map(|name| {
            let mut fields = all.iter().filter(|field| is_plain(field));
            fields.find(|field| is_one(&field.wire, &[name]) && is_wanted(cx, &field.value.ty))
        });
        if let Some(field) = found {
            return Some(format!("{prefix}{}", field.wire));
        }
        if prefix.matches('.').count() < 2 {
            let inner = all
                .iter()
                .filter(|field| is_plain(field) && is_one(&field.wire, CONTAINERS));
            places.extend(inner.map(|field| {
                let prefix = format!("{prefix}{}.", field.wire);
                (prefix, fields(cx, &field.value.ty))
            }));
        }
    }
    None
}

/// Checks whether a value can be a cursor.
pub(super) fn is_cursor(cx: &Cx<'_>, ty: &Ty) -> bool {
    let is_id = |name: &str| {
        let body = cx.spec.types.get(name).map(|draft| &draft.body);
        matches!(body, Some(TypeBody::Id(_)))
    };
    *ty == TEXT || *ty == INTEGER || matches!(ty, Ty::Named(name) if is_id(name))
}
