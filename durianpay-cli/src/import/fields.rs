//! Fields as tables of the spec.

use super::cx::Cx;
use super::draft::{Field, TypeBody, ValueDraft};
use super::names::unique;
use super::node::Node;
use super::report::Group;
use super::table::{Item, Table};
use super::ty::Ty;
use durianpay_codegen::names;
use std::collections::BTreeSet;

/// Builds the table of a field.
pub(super) fn table(value: &ValueDraft, required: bool) -> Table {
    let optional = if required { "" } else { "?" };
    let mut table = Table::default();
    table.set("type", format!("{}{optional}", value.ty));
    if value.nullable {
        table.set("nullable", true);
    }
    let said = value.table.clone();
    table.overlay(said);
    if !table
        .string("number")
        .is_some_and(|number| has_number(&value.ty, number))
    {
        table.take("number");
    }
    table
}

/// The limits that a body or a response as a whole cannot have.
const FIELD_ONLY: [&str; 5] = ["min", "max", "min_length", "max_length", "pattern"];

/// Reports the limits of a value that is not a field, since only fields have them.
pub(super) fn lose_limits(cx: &mut Cx<'_>, node: &Node<'_>, value: &mut Table) {
    for key in FIELD_ONLY {
        if value.take(key).is_some() {
            let message = format!("`{key}` of a whole body is not carried over");
            value.remark(cx.note(Group::Dropped, node, message));
        }
    }
}

/// Checks whether numbers of the type can be written in that notation.
pub(super) fn has_number(ty: &Ty, number: &str) -> bool {
    match ty.innermost() {
        Ty::Word("amount") => matches!(number, "rupiah" | "hundredths"),
        Ty::Word("decimal") => number == "plain",
        Ty::Word("integer" | "unsigned") => number == "string",
        _ => false,
    }
}

/// Builds the `fields` table of an object.
pub(super) fn tables(fields: &[Field]) -> Table {
    let mut all = Table::default();
    for field in fields {
        all.set(&field.wire, table(&field.value, field.required));
    }
    all
}

/// Finishes the fields of objects, once all fields are known.
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

/// Sets a Rust name where none can be derived from the wire name, or where two fields would have
/// the same one.
pub(super) fn name_apart(cx: &mut Cx<'_>, fields: &mut [Field], mut taken: BTreeSet<String>) {
    // Fields whose wire name equals the Rust name keep it.
    let is_itself =
        |field: &Field| !field.value.table.has("name") && names::field(&field.wire) == field.wire;
    let (itself, others): (Vec<_>, Vec<_>) = fields.iter_mut().partition(|field| is_itself(field));
    for field in itself.into_iter().chain(others) {
        let given = field.value.table.string("name").unwrap_or(&field.wire);
        let mut name = names::field(given);
        if name.is_empty() || taken.contains(&name) {
            let base = if name.is_empty() { "field" } else { &name };
            let better = unique(base, |name| taken.contains(&names::field(name)));
            let message = format!("the field `{}` is named `{better}` in Rust", field.wire);
            cx.report.push(Group::Renamed, &field.pointer, message);
            name = names::field(&better);
            field.value.table.set("name", better);
        }
        taken.insert(name);
    }
}

/// Drops constants of optional fields: a constant is always sent.
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
            let message = format!(
                "always `{shown}` if present; not a constant, because constants are always sent"
            );
            let remark = cx.report.push(Group::Loosened, &field.pointer, message);
            field.value.table.remark(remark);
        }
    }
}

/// Adds a remark about a field to the report, and above the field.
pub(super) fn note(cx: &mut Cx<'_>, group: Group, field: &mut Field, message: &str) {
    let remark = cx.report.push(group, &field.pointer, message);
    field.value.table.remark(remark);
}

/// Lists the fields of a webhook's envelope, with names that differ from its two keys.
pub(super) fn beside(cx: &mut Cx<'_>, mut fields: Vec<Field>, keys: [&str; 2]) -> Table {
    let taken = keys.map(names::field).into();
    name_apart(cx, &mut fields, taken);
    loosen_constants(cx, &mut fields);
    tables(&fields)
}
