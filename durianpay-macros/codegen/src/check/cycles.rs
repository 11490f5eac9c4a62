//! No type may contain itself without end.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Spec, Type};
use std::collections::BTreeSet;

/// ```toml
/// [type.Comment.fields]
/// parent = "Comment?"
/// ```
///
/// A value of such a type would have no size. Lists and maps end the chain.
/// The field that closes a circle is read as any JSON.
pub(super) fn check(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let names: Vec<String> = spec.objects.keys().cloned().collect();
    for name in names {
        let Some(field) = closing_field(spec, &name) else {
            continue;
        };
        let place = checker
            .raw
            .objects
            .iter()
            .find(|raw| raw.name.value == name)
            .and_then(|raw| raw.fields.iter().find(|raw| raw.name.value == field))
            .map(|raw| raw.ty.as_ref().map_or(raw.name.span, |ty| ty.span));
        if let Some(place) = place {
            cx.push(
                Diagnostic::new(
                    "type-cycle",
                    place,
                    format!("the type `{name}` contains itself through `{field}`"),
                )
                .help("put it into a list, or make the field `json`"),
            );
        }
        if let Some(object) = spec.objects.get_mut(&name) {
            for faulty in object
                .fields
                .iter_mut()
                .filter(|faulty| faulty.wire == field)
            {
                faulty.ty = Type::Json;
            }
        }
    }
}

/// The field of `start` through which `start` is reached again.
fn closing_field(spec: &Spec, start: &str) -> Option<String> {
    spec.objects.get(start)?.fields.iter().find_map(|field| {
        let mut seen = BTreeSet::new();
        let mut open = inside(&field.ty);
        while let Some(name) = open.pop() {
            if name == start {
                return Some(field.wire.clone());
            }
            if !seen.insert(name.clone()) {
                continue;
            }
            if let Some(object) = spec.objects.get(&name) {
                open.extend(object.fields.iter().flat_map(|field| inside(&field.ty)));
            }
            if let Some(union) = spec.unions.get(&name) {
                open.extend(union.members.iter().map(|member| member.object.clone()));
            }
        }
        None
    })
}

/// What a value of the type holds within its own size.
fn inside(ty: &Type) -> Vec<String> {
    match ty {
        Type::Object(name) | Type::Union(name) => vec![name.clone()],
        _ => Vec::new(),
    }
}
