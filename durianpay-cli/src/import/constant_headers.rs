//! Headers that all operations require with the same value, such as the version of an API.

use super::cx::Cx;
use super::node::Node;
use super::operation::Operation;
use super::report::Group;
use super::table::{Item, Table};
use durianpay_codegen::headers::{is_name, is_reserved, is_value};
use std::collections::BTreeMap;

/// Sets `[api.headers]`, and takes these headers from the operations.
pub(super) fn read<'d>(cx: &mut Cx<'d>, operations: &[Operation<'d>]) {
    if cx.is_exported {
        return;
    }
    let mut operations = operations.iter().map(|operation| of(cx, operation));
    let Some(mut common) = operations.next() else {
        return;
    };
    for others in operations {
        common.retain(|name, header| {
            let same = others.get(name);
            same.is_some_and(|same| same.value == header.value)
        });
    }
    let carried = keys(cx);
    common.retain(|name, _| !carried.contains(name));
    let mut table = Table::default();
    for (name, Constant { node, value, .. }) in common {
        let wire = node.string("name").unwrap_or(&name).to_owned();
        let message = format!(
            "the header `{wire}` has the value `{value}` in all operations; it is sent with every request"
        );
        table.remark(cx.note(Group::Open, &node, message));
        table.set(&wire, value.as_str());
        cx.constant_headers.insert(name, value);
    }
    if !table.entries.is_empty() {
        cx.spec.api.set("headers", Item::Table(table));
    }
}

/// Returns whether a parameter is one of these headers.
pub(super) fn is_one(cx: &Cx<'_>, place: &str, name: &str) -> bool {
    place == "header" && cx.constant_headers.contains_key(&name.to_ascii_lowercase())
}

/// A required header with one value.
struct Constant<'d> {
    node: Node<'d>,
    value: String,
}

/// Lists the constant headers of an operation, by their names in lower case.
fn of<'d>(cx: &Cx<'d>, operation: &Operation<'d>) -> BTreeMap<String, Constant<'d>> {
    let mut found = BTreeMap::new();
    let mut given = operation.shared.items_of("parameters");
    given.extend(operation.node.items_of("parameters"));
    for node in given {
        let Ok(node) = cx.document.follow(&node) else {
            continue;
        };
        let name = node.string("name").unwrap_or_default();
        if node.string("in") != Some("header") || !is_name(name) || is_reserved(name) {
            continue;
        }
        let key = name.to_ascii_lowercase();
        match value(cx, &node) {
            Some(value) => found.insert(key, Constant { node, value }),
            // The operation overrides the parameter of its path.
            None => found.remove(&key),
        };
    }
    found
}

/// Returns the only value of a required parameter.
fn value<'d>(cx: &Cx<'d>, node: &Node<'d>) -> Option<String> {
    let schema = node.get("schema").filter(|_| node.is("required"))?;
    let schema = cx.document.follow(&schema).ok()?;
    let only = match schema.items_of("enum").as_slice() {
        [] => schema.get("const")?,
        [one] => one.clone(),
        _ => return None,
    };
    cx.text_of(&only).filter(|text| is_value(text))
}

/// Lists the headers that carry keys, in lower case.
fn keys(cx: &Cx<'_>) -> Vec<String> {
    let components = cx.document.root().get("components");
    let schemes = components.map(|components| components.members_of("securitySchemes"));
    let schemes = schemes.into_iter().flatten();
    schemes
        .filter_map(|(_, scheme)| cx.document.follow(&scheme).ok())
        .filter_map(|scheme| scheme.string("name").map(str::to_ascii_lowercase))
        .collect()
}
