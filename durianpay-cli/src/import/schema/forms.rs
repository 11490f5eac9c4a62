//! Forms that a schema is recognised by.

use crate::import::node::Node;
use crate::import::parts::is_requirement;
use serde_json::Value;

/// Whether a schema without `type` is one of an object.
pub(super) fn is_object(schema: &Node<'_>) -> bool {
    ["properties", "additionalProperties", "required"]
        .iter()
        .any(|key| schema.has(key))
}

/// Whether the schema offers a choice, and not only of required fields.
pub(super) fn is_choice(schema: &Node<'_>) -> bool {
    ["oneOf", "anyOf"].iter().any(|key| {
        let cases = schema.items_of(key);
        !cases.is_empty() && !cases.iter().all(is_requirement)
    })
}

/// Whether an object takes no member at all.
pub(in crate::import) fn is_closed_and_empty(schema: &Node<'_>) -> bool {
    !schema.has("properties")
        && schema.get("additionalProperties").map(|node| node.json) == Some(&Value::Bool(false))
}
