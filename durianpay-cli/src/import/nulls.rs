//! Whether a schema accepts `null`.

use super::node::{Document, Node};
use super::parts::is_null;

/// The number of references and choices that are followed.
const DEPTH: usize = 16;

/// Checks whether a schema accepts `null`, by itself or by a schema that it refers to.
pub(super) fn is_admitted(document: Document<'_>, schema: &Node<'_>) -> bool {
    admits(document, schema, DEPTH)
}

fn admits(document: Document<'_>, schema: &Node<'_>, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let Ok(schema) = document.follow(schema) else {
        return false;
    };
    if schema.is_nullable() || is_null(&schema) {
        return true;
    }
    if schema
        .items_of("enum")
        .iter()
        .any(|value| value.json.is_null())
    {
        return true;
    }
    if !schema.types().is_empty() {
        return false;
    }
    let any = ["oneOf", "anyOf"].iter().any(|key| {
        let cases = schema.items_of(key);
        cases.iter().any(|case| admits(document, case, depth))
    });
    let parts = schema.items_of("allOf");
    any || !parts.is_empty() && parts.iter().all(|part| admits(document, part, depth))
}
