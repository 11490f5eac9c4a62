//! Breaks cycles: a type that contains itself would have no finite size.

use super::cx::Cx;
use super::draft::TypeBody;
use super::fields::note;
use super::report::Group;
use super::ty::{JSON, Ty};
use std::collections::{BTreeMap, BTreeSet};

/// Changes the field that closes a cycle to `json`. Lists and maps do not close cycles.
pub(super) fn open(cx: &mut Cx<'_>) {
    let suspects = suspects(cx);
    for name in &suspects {
        while let Some(index) = closing_field(cx, name, &suspects) {
            let Some(mut draft) = cx.spec.types.remove(name) else {
                break;
            };
            if let TypeBody::Object { fields, .. } = &mut draft.body
                && let Some(field) = fields.get_mut(index)
            {
                let message = format!(
                    "any JSON instead of `{}`, which would contain itself",
                    field.value.ty
                );
                note(cx, Group::Loosened, field, &message);
                field.value.ty = JSON;
            }
            cx.spec.types.insert(name.clone(), draft);
        }
    }
}

/// Returns the types that may be part of a cycle: those that remain when types that contain no others, or are contained
/// in none, are removed until there are no more of these.
fn suspects(cx: &Cx<'_>) -> BTreeSet<String> {
    let mut inside: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut around: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in cx.spec.types.keys() {
        for other in held(cx, name) {
            around
                .entry(other.clone())
                .or_default()
                .insert(name.clone());
            inside.entry(name.clone()).or_default().insert(other);
        }
    }
    let mut left: BTreeSet<String> = inside.keys().chain(around.keys()).cloned().collect();
    let is_empty = |of: &BTreeMap<String, BTreeSet<String>>, name: &String| {
        of.get(name).is_none_or(BTreeSet::is_empty)
    };
    let mut open: Vec<String> = left
        .iter()
        .filter(|name| is_empty(&inside, name) || is_empty(&around, name))
        .cloned()
        .collect();
    while let Some(name) = open.pop() {
        if !left.remove(&name) {
            continue;
        }
        for other in inside.remove(&name).into_iter().flatten() {
            if let Some(names) = around.get_mut(&other) {
                names.remove(&name);
                if names.is_empty() {
                    open.push(other);
                }
            }
        }
        for other in around.remove(&name).into_iter().flatten() {
            if let Some(names) = inside.get_mut(&other) {
                names.remove(&name);
                if names.is_empty() {
                    open.push(other);
                }
            }
        }
    }
    left
}

/// Finds the field of `start` through which `start` contains itself.
fn closing_field(cx: &Cx<'_>, start: &str, suspects: &BTreeSet<String>) -> Option<usize> {
    let TypeBody::Object { fields, .. } = &cx.spec.types.get(start)?.body else {
        return None;
    };
    fields.iter().position(|field| {
        let Ty::Named(first) = &field.value.ty else {
            return false;
        };
        let mut seen = BTreeSet::new();
        let mut open = vec![first.clone()];
        while let Some(name) = open.pop() {
            if name == start {
                return true;
            }
            if suspects.contains(&name) && seen.insert(name.clone()) {
                open.extend(held(cx, &name));
            }
        }
        false
    })
}

/// Lists the types that are stored inline in a value of this type.
fn held(cx: &Cx<'_>, name: &str) -> Vec<String> {
    match cx.spec.types.get(name).map(|draft| &draft.body) {
        Some(TypeBody::Object { fields, .. }) => fields
            .iter()
            .filter_map(|field| match &field.value.ty {
                Ty::Named(name) => Some(name.clone()),
                _ => None,
            })
            .collect(),
        Some(TypeBody::Union(table)) => super::unions::held(table),
        Some(TypeBody::Enum(_) | TypeBody::Id(_)) | None => Vec::new(),
    }
}
