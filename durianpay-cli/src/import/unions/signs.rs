//! The signs that tell objects apart.

use crate::import::node::{Document, Node};
use crate::import::parts::Parts;
use serde_json::Value;
use std::collections::BTreeMap;

/// Returns the values that a property can have, which are none if any string is allowed. Returns
/// `None` if they are not strings.
pub(in crate::import) fn tag_values(
    document: Document<'_>,
    parts: &Parts<'_>,
    tag: &str,
) -> Option<Vec<String>> {
    let Some(part) = parts.fields.iter().find(|part| part.wire == tag) else {
        return Some(Vec::new());
    };
    let [case] = part.cases.as_slice() else {
        return Some(Vec::new());
    };
    let schema = document.follow(case).ok()?;
    if !matches!(schema.types().as_slice(), [] | ["string"]) {
        return None;
    }
    let constant = schema.get("const");
    let values = schema.items_of("enum");
    let mut found = Vec::new();
    for value in values.iter().chain(&constant) {
        match value.json {
            Value::String(text) if !found.contains(text) => found.push(text.clone()),
            Value::String(_) | Value::Null => {}
            _ => return None,
        }
    }
    Some(found)
}

/// The required fields of an object, with the JSON of their constants.
pub(super) type Signs = BTreeMap<String, Option<String>>;

/// Checks whether objects can be told apart: of any two, each requires a field that the other does
/// not, or both require a field with different constants. Beside a map, each must require one.
pub(in crate::import) fn are_apart(
    document: Document<'_>,
    objects: &[&Parts<'_>],
    has_map: bool,
) -> bool {
    let signs: Vec<Signs> = objects.iter().map(|parts| signs(document, parts)).collect();
    are_signs_apart(&signs, has_map)
}

fn signs(document: Document<'_>, parts: &Parts<'_>) -> Signs {
    let required = parts.fields.iter().filter(|part| part.required);
    required
        .map(|part| {
            let schema = match part.cases.as_slice() {
                [case] => document.follow(case).ok(),
                _ => None,
            };
            let constant = schema.as_ref().and_then(only_string);
            (part.wire.to_owned(), constant)
        })
        .collect()
}

/// Returns the only string that a schema accepts.
fn only_string(schema: &Node<'_>) -> Option<String> {
    let constant = schema.string("const");
    let only = match schema.strings("enum").as_slice() {
        [only] if schema.items_of("enum").len() == 1 => Some(*only),
        _ => None,
    };
    constant.or(only).map(str::to_owned)
}

/// The largest number of objects that are compared with one another.
const MAX_OBJECTS: usize = 256;

pub(super) fn are_signs_apart(signs: &[Signs], has_map: bool) -> bool {
    if signs.len() > MAX_OBJECTS || has_map && signs.iter().any(Signs::is_empty) {
        return false;
    }
    signs.iter().enumerate().all(|(index, one)| {
        let mut others = signs.iter().take(index);
        others.all(|other| is_apart(one, other))
    })
}

pub(super) fn is_apart(one: &Signs, other: &Signs) -> bool {
    let differs = one.iter().any(|(wire, constant)| {
        let other = other.get(wire).and_then(Option::as_ref);
        constant
            .as_ref()
            .zip(other)
            .is_some_and(|(one, other)| one != other)
    });
    let lacks = |one: &Signs, other: &Signs| one.keys().any(|wire| !other.contains_key(wire));
    differs || lacks(one, other) && lacks(other, one)
}
