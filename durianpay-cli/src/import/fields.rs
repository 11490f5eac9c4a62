//! Fields as tables of the spec.

use super::cx::Cx;
use super::draft::{Field, TypeBody, ValueDraft};
use super::names::unique;
use super::report::Group;
use super::table::{Item, Table};
use super::ty::Ty;
use durianpay_codegen::names;
use std::collections::BTreeSet;

/// The table of a field.
pub(super) fn table(value: &ValueDraft, required: bool) -> Table {
    let optional = if required { "" } else { "?" };
    let mut table = Table::default();
    table.set("type", format!("{}{optional}", value.ty));
    if value.nullable {
        table.set("nullable", true);
    }
    let said = value.table.clone();
    table.overlay(said);
    let has_unit = matches!(value.ty.innermost(), Ty::Word("amount" | "decimal"));
    if !has_unit {
        table.take("number");
    }
    table
}

/// The `fields` table of an object.
pub(super) fn tables(fields: &[Field]) -> Table {
    let mut all = Table::default();
    for field in fields {
        all.set(&field.wire, table(&field.value, field.required));
    }
    all
}

/// Settles what can only be settled when all fields of an object are known.
pub(super) fn finish(cx: &mut Cx<'_>) {
    for name in cx.spec.order.clone() {
        let Some(mut draft) = cx.spec.types.remove(&name) else {
            continue;
        };
        if let TypeBody::Object { fields, .. } = &mut draft.body {
            name_apart(cx, fields, BTreeSet::new());
            loosen_constants(cx, fields);
        }
        cx.spec.types.insert(name, draft);
    }
}

/// Gives a name for code where the wire's name cannot serve, or another field
/// has the same.
pub(super) fn name_apart(cx: &mut Cx<'_>, fields: &mut [Field], mut taken: BTreeSet<String>) {
    // A name that is the same on the wire and in code stays.
    let is_itself =
        |field: &Field| !field.value.table.has("name") && names::field(&field.wire) == field.wire;
    let (itself, others): (Vec<_>, Vec<_>) = fields.iter_mut().partition(|field| is_itself(field));
    for field in itself.into_iter().chain(others) {
        let given = field.value.table.string("name").unwrap_or(&field.wire);
        let mut name = names::field(given);
        if name.is_empty() || taken.contains(&name) {
            let base = if name.is_empty() { "field" } else { &name };
            let better = unique(base, |name| taken.contains(&names::field(name)));
            let message = format!("the field `{}` is called `{better}` in code", field.wire);
            cx.report.push(Group::Renamed, &field.pointer, message);
            name = names::field(&better);
            field.value.table.set("name", better);
        }
        taken.insert(name);
    }
}

/// A constant is always written, so one that may be absent is none.
fn loosen_constants(cx: &mut Cx<'_>, fields: &mut [Field]) {
    for field in fields.iter_mut().filter(|field| !field.required) {
        if cx.is_exported {
            continue;
        }
        if let Some(constant) = field.value.table.take("const") {
            let shown = match constant {
                Item::Text(text) => text,
                Item::Integer(integer) => integer.to_string(),
                Item::Boolean(boolean) => boolean.to_string(),
                Item::List(_) | Item::Table(_) => continue,
            };
            let message =
                format!("always `{shown}` when it is there: a constant would always be sent");
            let remark = cx.report.push(Group::Loosened, &field.pointer, message);
            field.value.table.remark(remark);
        }
    }
}

/// A remark in the report on a field, and above it.
pub(super) fn note(cx: &mut Cx<'_>, group: Group, field: &mut Field, message: &str) {
    let remark = cx.report.push(group, &field.pointer, message);
    field.value.table.remark(remark);
}

/// The fields of a webhook's envelope, out of the way of its two keys.
pub(super) fn beside(cx: &mut Cx<'_>, mut fields: Vec<Field>, keys: [&str; 2]) -> Table {
    let taken = keys.map(names::field).into();
    name_apart(cx, &mut fields, taken);
    loosen_constants(cx, &mut fields);
    tables(&fields)
}
