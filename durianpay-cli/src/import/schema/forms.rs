//! Recognizes the kinds of schemas.

use crate::import::node::Node;
use crate::import::parts::is_requirement;
use serde_json::Value;

/// Checks whether a schema without `type` describes an object.
pub(super) fn is_object(schema: &Node<'_>) -> bool {
    ["properties", "additionalProperties", "required"]
        .iter()
        .any(|key| schema.has(key))
}

/// Checks whether the schema offers a choice, other than one of required fields.
pub(super) fn is_choice(schema: &Node<'_>) -> bool {
    ["oneOf", "anyOf"].iter().any(|key| {
        let cases = schema.items_of(key);
        !cases.is_empty() && !cases.iter().all(is_requirement)
    })
}

/// Checks whether an object accepts no members.
pub(in crate::import) fn is_closed_and_empty(schema: &Node<'_>) -> bool {
    !schema.has("properties")
        && schema.get("additionalProperties").map(|node| node.json) == Some(&Value::Bool(false))
}
