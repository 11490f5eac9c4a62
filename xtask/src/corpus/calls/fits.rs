//! Checks whether a value is valid for a schema.

use super::super::reading::{At, Reading};
use serde_json::Value;

/// The depth after which a value is considered invalid.
const DEEPEST: usize = 40;

/// Checks a value of a response. Patterns and limits are ignored, since a client must read such values too.
pub(super) fn fits(reading: Reading<'_>, schema: &At<'_>, value: &Value, depth: usize) -> bool {
    let Some(schema) = reading.follow(schema).filter(|_| depth < DEEPEST) else {
        return false;
    };
    if value.is_null() {
        return reading.accepts_null(&schema, 0);
    }
    let inner = |schema: &At<'_>, value: &Value| fits(reading, schema, value, depth + 1);
    let cases = |key: &str| schema.each(key).into_iter().map(|(_, case)| case);
    let is_listed = schema
        .json
        .get("enum")
        .and_then(Value::as_array)
        .is_none_or(|values| values.contains(value));
    let is_constant = schema
        .json
        .get("const")
        .is_none_or(|constant| constant == value);
    let is_chosen = ["oneOf", "anyOf"].into_iter().all(|key| {
        let mut cases = cases(key).peekable();
        cases.peek().is_none() || cases.any(|case| inner(&case, value))
    });
    let types = schema.texts("type");
    let is_typed = types.is_empty()
        || types
            .into_iter()
            .any(|name| is_of_type(&schema, name, value));
    let is_whole = match value {
        Value::Array(items) => schema
            .get("items")
            .is_none_or(|at| items.iter().all(|item| inner(&at, item))),
        Value::Object(members) => {
            let required = schema.texts("required");
            let others = schema.get("additionalProperties");
            let properties = schema.get("properties");
            required.iter().all(|name| members.contains_key(*name))
                && members.iter().all(|(name, member)| {
                    match (properties.as_ref().and_then(|at| at.get(name)), &others) {
                        (Some(at), _) => inner(&at, member),
                        (None, Some(at)) if at.json == &Value::Bool(false) => false,
                        (None, Some(at)) if at.json.is_object() => inner(at, member),
                        (None, _) => true,
                    }
                })
        }
        _ => true,
    };
    is_listed
        && is_constant
        && is_chosen
        && is_typed
        && is_whole
        && cases("allOf").all(|part| inner(&part, value))
}

fn is_of_type(schema: &At<'_>, name: &str, value: &Value) -> bool {
    match (name, value) {
        ("string", Value::String(text)) => is_of_format(schema.text("format"), text),
        ("integer", Value::Number(number)) => {
            number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        ("number", Value::Number(_))
        | ("boolean", Value::Bool(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_)) => true,
        _ => false,
    }
}

fn is_of_format(format: Option<&str>, text: &str) -> bool {
    let follows = |pattern: &str| {
        text.len() >= pattern.len()
            && pattern
                .bytes()
                .zip(text.bytes())
                .all(|(wanted, found)| match wanted {
                    b'0' => found.is_ascii_digit(),
                    b'x' => found.is_ascii_hexdigit(),
                    other => found.eq_ignore_ascii_case(&other),
                })
    };
    match format {
        Some("date") => text.len() == 10 && follows("0000-00-00"),
        Some("date-time") => {
            let zone = text.get(19..).unwrap_or_default();
            let zone = zone.trim_start_matches(|character: char| {
                character == '.' || character.is_ascii_digit()
            });
            let is_offset = zone.len() == 6 && zone.starts_with(['+', '-']);
            follows("0000-00-00T00:00:00") && (zone.eq_ignore_ascii_case("z") || is_offset)
        }
        Some("uuid") => text.len() == 36 && follows("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
        _ => true,
    }
}
