//! The extension `x-spec` of documents that were exported from a spec: keys of
//! the language itself, which count where the document says something too.

use super::components;
use super::cx::Cx;
use super::draft::{Field, Known, TypeBody, ValueDraft};
use super::node::Node;
use super::table::{Item, Table};
use super::ty::Ty;
use super::value::types;
use super::{annotations, table};

const EXTENSION: &str = "x-spec";

/// The keys of the extension that are none of the language, or that have a
/// reader of their own.
const OWN_KEYS: [&str; 5] = ["endpoint", "table", "derived", "type", "fields"];

/// The keys of the language that the extension gives for a node.
pub(super) fn table(node: &Node<'_>) -> Table {
    let mut table = table::table(node, EXTENSION).unwrap_or_default();
    table
        .entries
        .retain(|(key, _)| !OWN_KEYS.contains(&key.as_str()));
    table
}

/// Text that the extension gives.
pub(super) fn text<'d>(node: &Node<'d>, key: &str) -> Option<&'d str> {
    node.get(EXTENSION)?.text(key)
}

/// A table that the extension gives.
pub(super) fn whole(node: &Node<'_>, key: &str) -> Option<Table> {
    table::table(&node.get(EXTENSION)?, key)
}

/// Named tables that the extension gives, such as `environment`.
pub(super) fn each(node: &Node<'_>, key: &str) -> Vec<(String, Table)> {
    let tables = whole(node, key).unwrap_or_default();
    tables
        .entries
        .into_iter()
        .filter_map(|(name, item)| match item {
            Item::Table(table) => Some((name, table)),
            _ => None,
        })
        .collect()
}

/// Whether a node was made for plain OpenAPI, of what is said elsewhere.
pub(super) fn is_derived(node: &Node<'_>) -> bool {
    node.get(EXTENSION)
        .is_some_and(|extension| extension.is("derived"))
}

/// The type that the extension gives for a field.
pub(super) fn given_type(cx: &mut Cx<'_>, schema: &Node<'_>) -> Option<Ty> {
    let ty = Ty::parse(text(schema, "type")?.trim_end_matches('?'));
    require(cx, &ty);
    Some(ty)
}

/// Reads what a type expression speaks of.
pub(super) fn require(cx: &mut Cx<'_>, ty: &Ty) {
    if let Some(name) = ty.name() {
        components::require(cx, name);
    }
}

/// Lets the extension count for a field.
pub(super) fn overlay_value(cx: &Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let is_own_type = matches!(cx.known.get(&schema.pointer), Some(Known::Claimed(_)));
    if !is_own_type {
        overlay(schema, value);
    }
}

/// Lets the extension of `node` count for a field.
pub(super) fn overlay(node: &Node<'_>, value: &mut ValueDraft) {
    let mut table = table(node);
    if let Some(Item::Boolean(nullable)) = table.take("nullable") {
        value.nullable = nullable;
    }
    value.table.overlay(table);
}

/// A schema that stands for an `[enum]` or an `[id]`.
pub(super) fn named_table(cx: &mut Cx<'_>, schema: &Node<'_>, place: &str) -> Option<ValueDraft> {
    let make = match text(schema, "table")? {
        "enum" => TypeBody::Enum,
        "id" => TypeBody::Id,
        _ => return None,
    };
    let name = cx.claim(schema, place);
    let mut about = annotations::about(cx, schema);
    about.overlay(table(schema));
    if types(schema) == ["integer"] {
        about.set("type", "integer");
    }
    cx.define(name.clone(), &schema.pointer, make(about));
    Some(ValueDraft::named(&name))
}

/// Whether a schema of 3.0, exported, is a constant of a type that it names:
/// 3.0 has neither `const` nor anything beside `$ref`.
pub(super) fn is_constant_of_named(cx: &Cx<'_>, schema: &Node<'_>) -> bool {
    cx.is_exported && schema.has("allOf") && schema.has("enum")
}

/// All fields of an object, where its schema cannot say them.
pub(super) fn fields(schema: &Node<'_>) -> Option<Table> {
    whole(schema, "fields")
}

/// Makes an object of the fields that the extension gives.
pub(super) fn define_object(
    cx: &mut Cx<'_>,
    schema: &Node<'_>,
    place: &str,
    fields: Table,
) -> ValueDraft {
    let name = cx.claim(schema, place);
    let mut about = annotations::about(cx, schema);
    about.overlay(table(schema));
    let fields = fields
        .entries
        .into_iter()
        .map(|(wire, item)| field(cx, schema, wire, item))
        .collect();
    let body = TypeBody::Object { about, fields };
    cx.define(name.clone(), &schema.pointer, body);
    ValueDraft::named(&name)
}

fn field(cx: &mut Cx<'_>, schema: &Node<'_>, wire: String, item: Item) -> Field {
    let mut table = match item {
        Item::Table(table) => table,
        short => {
            let mut table = Table::default();
            table.set("type", short);
            table
        }
    };
    let expression = match table.take("type") {
        Some(Item::Text(text)) => text,
        _ => "json?".to_owned(),
    };
    let (inner, required) = match expression.strip_suffix('?') {
        Some(inner) => (inner, false),
        None => (expression.as_str(), true),
    };
    let ty = Ty::parse(inner);
    require(cx, &ty);
    let nullable = table.take("nullable") == Some(Item::Boolean(true));
    Field {
        pointer: format!("{}/x-spec/fields/{wire}", schema.pointer),
        wire,
        required,
        value: ValueDraft {
            nullable,
            table,
            ..ValueDraft::new(ty)
        },
    }
}
