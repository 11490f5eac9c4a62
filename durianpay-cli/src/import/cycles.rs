//! Breaks cycles: a type that contains itself would have no finite size.

use super::cx::Cx;
use super::draft::TypeBody;
use super::fields::note;
use super::report::Group;
use super::ty::{JSON, Ty};
use std::collections::BTreeSet;

/// Changes the field that closes a cycle to `json`. Lists and maps do not close cycles.
pub(super) fn open(cx: &mut Cx<'_>) {
    let names: Vec<String> = cx.spec.types.keys().cloned().collect();
    for name in names {
        while let Some(index) = closing_field(cx, &name) {
            let Some(mut draft) = cx.spec.types.remove(&name) else {
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

/// Finds the field of `start` through which `start` contains itself.
fn closing_field(cx: &Cx<'_>, start: &str) -> Option<usize> {
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
            if seen.insert(name.clone()) {
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
