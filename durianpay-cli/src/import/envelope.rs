//! The envelope of responses.

use super::api;
use super::cx::Cx;
use super::node::Node;
use super::parts::gather;
use super::report::Group;
use std::collections::HashSet;

/// Returns the schema inside the envelope, and the value for the key `envelope`.
pub(super) fn unwrap<'d>(cx: &Cx<'d>, schema: &Node<'d>) -> (Node<'d>, Option<&'static str>) {
    let Some(key) = api::envelope(cx) else {
        return (schema.clone(), None);
    };
    let parts = gather(cx.document, schema);
    let fields = parts.map_or_else(Vec::new, |parts| parts.fields);
    let Some(content) = fields.iter().find(|part| part.wire == key) else {
        // A type that extends this one may have the field.
        let is_whole = mentions_field(cx, schema, &key, &mut HashSet::new());
        let word = if is_whole { "whole" } else { "bare" };
        return (schema.clone(), Some(word));
    };
    match (fields.len(), content.cases.as_slice()) {
        (1, [only]) if !mentions_field(cx, only, &key, &mut HashSet::new()) => (only.clone(), None),
        _ => (schema.clone(), Some("whole")),
    }
}

/// Checks whether the object of a schema has a field.
fn has_field(cx: &Cx<'_>, schema: &Node<'_>, key: &str) -> bool {
    gather(cx.document, schema)
        .is_some_and(|parts| parts.fields.iter().any(|part| part.wire == key))
}

/// Checks whether a schema, or any schema that it is made of, lists a field.
///
/// Such a type could not be distinguished from the object that wraps it. Which parts become the
/// type is decided later, so all parts count.
fn mentions_field<'d>(
    cx: &Cx<'d>,
    schema: &Node<'d>,
    key: &str,
    visited: &mut HashSet<String>,
) -> bool {
    let Ok(schema) = cx.document.follow(schema) else {
        return false;
    };
    visited.insert(schema.pointer.clone())
        && (schema
            .get("properties")
            .is_some_and(|fields| fields.has(key))
            || ["allOf", "oneOf", "anyOf"]
                .iter()
                .flat_map(|choice| schema.items_of(choice))
                .chain(heirs(cx, &schema))
                .any(|part| mentions_field(cx, &part, key, visited)))
}

/// Lists the schemas that extend one that is a union of them.
fn heirs<'d>(cx: &Cx<'d>, schema: &Node<'d>) -> Vec<Node<'d>> {
    if schema.has("discriminator") {
        cx.heirs(schema)
    } else {
        Vec::new()
    }
}

/// Common names for the key of an envelope.
const WRAPPERS: [&str; 4] = ["data", "result", "response", "payload"];

/// The minimum number of responses for a conclusion.
const FEW: usize = 3;

/// Counts the responses that have a key that is commonly an envelope.
pub(super) fn count_wrappers(cx: &mut Cx<'_>, schema: &Node<'_>) {
    cx.responses += 1;
    for key in WRAPPERS {
        if has_field(cx, schema, key) {
            *cx.wrappers.entry(key).or_default() += 1;
        }
    }
}

/// Adds a hint if most responses seem to be wrapped, because the user must decide.
pub(super) fn hint(cx: &mut Cx<'_>) {
    if cx.options.envelope.is_some() || cx.responses < FEW {
        return;
    }
    let most = cx.wrappers.iter().max_by_key(|(_, count)| **count);
    if let Some((key, count)) = most.filter(|(_, count)| **count * 2 > cx.responses) {
        let message = format!(
            "{count} of {} responses have a field `{key}`; if it is an envelope, import with `--envelope {key}`",
            cx.responses
        );
        let root = cx.document.root();
        let remark = cx.note(Group::Open, &root, message);
        cx.spec.remarks.push(remark);
    }
}
