//! Unions whose members cannot be told apart after all, since fields have become optional or types
//! have changed.

use super::signs::{Signs, are_signs_apart, is_apart};
use super::table::types;
use crate::import::cx::Cx;
use crate::import::draft::{Field, TypeBody};
use crate::import::fields::note;
use crate::import::report::Group;
use crate::import::table::{Item, Table};
use crate::import::ty::{TEXT, Ty};
use std::collections::BTreeSet;

/// The keys of fields that a union cannot have.
const LIMITS: [&str; 5] = ["min", "max", "min_length", "max_length", "pattern"];

/// Corrects unions without a tag, and drops the limits of fields that are unions.
pub(in crate::import) fn settle(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let is_union = |body: &TypeBody| matches!(body, TypeBody::Union(_));
    let types = cx.spec.types.iter();
    let unions: BTreeSet<String> = types
        .filter(|(_, draft)| is_union(&draft.body))
        .map(|(name, _)| name.clone())
        .collect();
    for name in &unions {
        let Some(TypeBody::Union(table)) = cx.spec.types.get(name).map(|draft| &draft.body) else {
            continue;
        };
        if !table.has("tag") {
            let table = table.clone();
            settle_members(cx, name, table);
        }
    }
    for name in cx.spec.order.clone() {
        let Some(mut draft) = cx.spec.types.remove(&name) else {
            continue;
        };
        if let TypeBody::Object { fields, .. } = &mut draft.body {
            for field in fields {
                drop_limits(cx, &unions, field);
            }
        }
        cx.spec.types.insert(name, draft);
    }
}

/// Keeps one member of each kind, and makes a map of objects that cannot be told apart.
fn settle_members(cx: &mut Cx<'_>, name: &str, mut table: Table) {
    let objects: Vec<String> = types(&table)
        .iter()
        .filter_map(|ty| match ty {
            Ty::Named(name) if cx.is_object(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    let has_map = types(&table).iter().any(|ty| matches!(ty, Ty::Map(_)));
    let compares = objects.len() + usize::from(has_map) > 1;
    let are_apart = !compares || mark_constants(cx, &objects, has_map);
    let mut kinds = BTreeSet::new();
    let mut has_lost = false;
    let Some(Item::Table(members)) = table.get_mut("members") else {
        return;
    };
    let before = members.entries.len();
    members.entries.retain(|(_, member)| {
        let Item::Table(member) = member else {
            return true;
        };
        let ty = Ty::parse(member.string("type").unwrap_or("json"));
        match kind(cx, &ty, member.has("number")) {
            Kind::Object => are_apart,
            kind => kinds.insert(kind),
        }
    });
    has_lost |= members.entries.len() < before;
    if !are_apart && !kinds.contains(&Kind::Map) {
        let mut map = Table::default();
        map.set("type", "{json}");
        members.set("map", map);
    }
    if has_lost {
        let pointer = cx.spec.types.get(name).map(|draft| draft.pointer.clone());
        let message =
            "some members of a choice cannot be told apart; they are read as one, or stay any JSON";
        let remark = cx
            .report
            .push(Group::Loosened, &pointer.unwrap_or_default(), message);
        table.remark(remark);
    }
    if let Some(draft) = cx.spec.types.get_mut(name) {
        draft.body = TypeBody::Union(table);
    }
}

/// Checks whether objects can be told apart, and makes constants of the fields that do it.
fn mark_constants(cx: &mut Cx<'_>, objects: &[String], has_map: bool) -> bool {
    let signs: Vec<Signs> = objects.iter().map(|name| signs(cx, name)).collect();
    if !are_signs_apart(&signs, has_map) {
        return false;
    }
    let plain =
        |signs: &Signs| -> Signs { signs.keys().map(|wire| (wire.clone(), None)).collect() };
    let needs_constants = signs.iter().enumerate().any(|(index, one)| {
        let mut others = signs.iter().take(index);
        others.any(|other| !is_apart(&plain(one), &plain(other)))
    });
    if !needs_constants {
        return true;
    }
    for (name, signs) in objects.iter().zip(&signs) {
        let Some(TypeBody::Object { fields, .. }) =
            cx.spec.types.get_mut(name).map(|draft| &mut draft.body)
        else {
            continue;
        };
        for field in fields {
            if let Some(Some(constant)) = signs.get(&field.wire)
                && !field.value.table.has("const")
            {
                field.value.ty = TEXT;
                field.value.table.take("default");
                field.value.table.set("const", constant.clone());
            }
        }
    }
    true
}

/// Returns the required fields of an object, with their constants: an enum of one value is one, too.
fn signs(cx: &Cx<'_>, object: &str) -> Signs {
    let Some(TypeBody::Object { fields, .. }) = cx.spec.types.get(object).map(|draft| &draft.body)
    else {
        return Signs::new();
    };
    let required = fields.iter().filter(|field| field.required);
    required
        .map(|field| (field.wire.clone(), constant(cx, field)))
        .collect()
}

fn constant(cx: &Cx<'_>, field: &Field) -> Option<String> {
    let given = field.value.table.get("const").map(|item| match item {
        Item::Text(text) => text.clone(),
        other => format!("{other:?}"),
    });
    let only = || {
        let Ty::Named(name) = &field.value.ty else {
            return None;
        };
        match cx.spec.types.get(name).map(|draft| &draft.body)? {
            TypeBody::Enum(table) if table.string("type") != Some("integer") => {
                let Some(Item::Table(values)) = table.get("values") else {
                    return None;
                };
                match values.entries.as_slice() {
                    [(only, _)] => Some(only.clone()),
                    _ => None,
                }
            }
            _ => None,
        }
    };
    given.or_else(only).filter(|_| !field.value.nullable)
}

/// The kind of JSON that a member has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Map,
    Object,
    Any,
}

fn kind(cx: &Cx<'_>, ty: &Ty, has_number: bool) -> Kind {
    match ty {
        Ty::List(_) => Kind::List,
        Ty::Map(_) => Kind::Map,
        Ty::Word("integer" | "unsigned") if has_number => Kind::Text,
        Ty::Word("integer" | "unsigned") => Kind::Integer,
        Ty::Word("boolean") => Kind::Boolean,
        Ty::Word("decimal" | "amount") if has_number => Kind::Number,
        Ty::Word("json") => Kind::Any,
        Ty::Word(_) => Kind::Text,
        Ty::Named(name) => match cx.spec.types.get(name).map(|draft| &draft.body) {
            Some(TypeBody::Object { .. }) | None => Kind::Object,
            Some(TypeBody::Enum(table)) if table.string("type") == Some("integer") => Kind::Integer,
            Some(TypeBody::Enum(_) | TypeBody::Id(_)) => Kind::Text,
            Some(TypeBody::Union(_)) => Kind::Any,
        },
    }
}

fn drop_limits(cx: &mut Cx<'_>, unions: &BTreeSet<String>, field: &mut Field) {
    let is_union = matches!(&field.value.ty, Ty::Named(name) if unions.contains(name));
    if !is_union {
        return;
    }
    for key in LIMITS {
        if field.value.table.take(key).is_some() {
            let message = format!("`{key}` of a choice is not carried over");
            note(cx, Group::Dropped, field, &message);
        }
    }
}
