//! The extension `x-spec` of documents that were exported from a spec. It contains keys of the
//! language, which override the rest of the document.

use super::cx::Cx;
use super::draft::{Known, ValueDraft};
use super::node::Node;
use super::table;
use super::table::{Item, Table};

const EXTENSION: &str = "x-spec";

/// The keys of the extension that are not part of the language, or that are read separately.
const OWN_KEYS: [&str; 5] = ["endpoint", "table", "generated", "type", "fields"];

/// Reads the keys of the language in the extension of a node.
pub(super) fn table(node: &Node<'_>) -> Table {
    let mut table = table::table(node, EXTENSION).unwrap_or_default();
    table
        .entries
        .retain(|(key, _)| !OWN_KEYS.contains(&key.as_str()));
    table
}

/// Reads a string of the extension.
pub(super) fn string<'d>(node: &Node<'d>, key: &str) -> Option<&'d str> {
    node.get(EXTENSION)?.string(key)
}

/// Reads a table of the extension.
pub(super) fn whole(node: &Node<'_>, key: &str) -> Option<Table> {
    table::table(&node.get(EXTENSION)?, key)
}

/// Reads named tables of the extension, such as `environment`.
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

/// Checks whether a node was generated for plain OpenAPI, from other nodes.
pub(super) fn is_generated(node: &Node<'_>) -> bool {
    node.get(EXTENSION)
        .is_some_and(|extension| extension.is("generated"))
}

/// Applies the extension to a field.
pub(super) fn overlay_value(cx: &Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let is_own_type = matches!(cx.known.get(&schema.pointer), Some(Known::Claimed(_)));
    if !is_own_type {
        overlay(schema, value);
    }
}

/// Applies the extension of `node` to a field.
pub(super) fn overlay(node: &Node<'_>, value: &mut ValueDraft) {
    let mut table = table(node);
    if let Some(Item::Boolean(nullable)) = table.take("nullable") {
        value.nullable = nullable;
    }
    value.table.overlay(table);
}

/// Checks whether an exported 3.0 schema is a constant of a named type. 3.0 has neither `const`
/// nor siblings of `$ref`.
pub(super) fn is_constant_of_named(cx: &Cx<'_>, schema: &Node<'_>) -> bool {
    cx.is_exported && schema.has("allOf") && schema.has("enum")
}

/// Reads all fields of an object, if its schema cannot express them.
pub(super) fn fields(schema: &Node<'_>) -> Option<Table> {
    whole(schema, "fields")
}
