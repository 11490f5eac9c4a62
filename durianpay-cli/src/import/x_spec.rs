//! The extension `x-spec` of documents that were exported from a spec: keys of
//! the language itself, which count where the document says something too.

use super::cx::Cx;
use super::draft::{Known, ValueDraft};
use super::node::Node;
use super::table;
use super::table::{Item, Table};

const EXTENSION: &str = "x-spec";

/// The keys of the extension that are none of the language, or that have a
/// reader of their own.
const OWN_KEYS: [&str; 5] = ["endpoint", "table", "generated", "type", "fields"];

/// The keys of the language that the extension gives for a node.
pub(super) fn table(node: &Node<'_>) -> Table {
    let mut table = table::table(node, EXTENSION).unwrap_or_default();
    table
        .entries
        .retain(|(key, _)| !OWN_KEYS.contains(&key.as_str()));
    table
}

/// Text that the extension gives.
pub(super) fn string<'d>(node: &Node<'d>, key: &str) -> Option<&'d str> {
    node.get(EXTENSION)?.string(key)
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

/// Whether a node was made for plain OpenAPI, from other nodes.
pub(super) fn is_generated(node: &Node<'_>) -> bool {
    node.get(EXTENSION)
        .is_some_and(|extension| extension.is("generated"))
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

/// Whether a schema of 3.0, exported, is a constant of a type that it names:
/// 3.0 has neither `const` nor anything beside `$ref`.
pub(super) fn is_constant_of_named(cx: &Cx<'_>, schema: &Node<'_>) -> bool {
    cx.is_exported && schema.has("allOf") && schema.has("enum")
}

/// All fields of an object, where its schema cannot say them.
pub(super) fn fields(schema: &Node<'_>) -> Option<Table> {
    whole(schema, "fields")
}
