//! Converts a 3.1 document to the keywords of 3.0.3.
//!
//! The conversion follows the structure of a document, because the same keywords have another
//! meaning in examples and names.

use serde_json::{Map, Value, json};

/// Returns an equivalent document in 3.0.3.
pub(super) fn lower(mut document: Value) -> Value {
    document["openapi"] = Value::from("3.0.3");
    if let Some(license) = at(&mut document, "/info/license") {
        license.shift_remove("identifier");
    }
    for place in ["/paths", "/webhooks"] {
        each(&mut document, place, lower_item);
    }
    each(&mut document, "/components/parameters", lower_carrier);
    each(&mut document, "/components/responses", lower_contents);
    each(&mut document, "/components/schemas", lower_schema);
    rename(document, "webhooks", "x-webhooks")
}

fn at<'v>(value: &'v mut Value, pointer: &str) -> Option<&'v mut Map<String, Value>> {
    value.pointer_mut(pointer)?.as_object_mut()
}

/// Calls `lower` for every entry of an object or list, if it exists.
fn each(value: &mut Value, pointer: &str, lower: fn(&mut Value)) {
    match value.pointer_mut(pointer) {
        Some(Value::Object(entries)) => entries.values_mut().for_each(lower),
        Some(Value::Array(entries)) => entries.iter_mut().for_each(lower),
        _ => {}
    }
}

/// Renames a key without moving it.
fn rename(value: Value, from: &str, to: &str) -> Value {
    let Value::Object(entries) = value else {
        return value;
    };
    let entries = entries.into_iter().map(|(key, value)| {
        let key = if key == from { to.to_owned() } else { key };
        (key, value)
    });
    Value::Object(entries.collect())
}

fn lower_item(item: &mut Value) {
    each(item, "", lower_operation);
}

fn lower_operation(operation: &mut Value) {
    each(operation, "/parameters", lower_carrier);
    each(operation, "/requestBody/content", lower_carrier);
    each(operation, "/responses", lower_contents);
}

fn lower_contents(response: &mut Value) {
    each(response, "/headers", lower_carrier);
    each(response, "/content", lower_carrier);
}

/// Converts a node with a `schema`: a parameter, or the content of a media type.
fn lower_carrier(carrier: &mut Value) {
    if let Some(schema) = carrier.get_mut("schema") {
        lower_schema(schema);
    }
}

fn lower_schema(schema: &mut Value) {
    for place in ["/properties", "/anyOf", "/oneOf", "/allOf"] {
        each(schema, place, lower_schema);
    }
    for key in ["items", "additionalProperties", "not"] {
        if let Some(inner) = schema.get_mut(key) {
            lower_schema(inner);
        }
    }
    let Value::Object(keys) = schema else { return };
    lower_null_beside_reference(keys);
    lower_types(keys);
    lower_reference(keys);
    if let Some(constant) = keys.shift_remove("const") {
        keys.insert("enum".to_owned(), json!([constant]));
    }
    if let Some(Value::Array(examples)) = keys.shift_remove("examples") {
        let first = examples.into_iter().next();
        keys.extend(first.map(|example| ("example".to_owned(), example)));
    }
}

/// Converts `anyOf: [{$ref}, {type: null}]`.
fn lower_null_beside_reference(keys: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = keys.get_mut("anyOf") else {
        return;
    };
    // The choices are converted already.
    let null = json!({"nullable": true});
    let count = choices.len();
    choices.retain(|choice| *choice != null);
    if choices.len() == count {
        return;
    }
    if choices.len() == 1 {
        let choices = keys.shift_remove("anyOf");
        keys.extend(choices.map(|choices| ("allOf".to_owned(), choices)));
    }
    keys.insert("nullable".to_owned(), Value::from(true));
}

/// Converts `type: [string, number, null]`.
fn lower_types(keys: &mut Map<String, Value>) {
    if keys.get("type") == Some(&Value::from("null")) {
        keys.shift_remove("type");
        keys.insert("nullable".to_owned(), Value::from(true));
    }
    let Some(Value::Array(types)) = keys.get("type").cloned() else {
        return;
    };
    let is_nullable = types.iter().any(|one| one == "null");
    let types: Vec<Value> = types.into_iter().filter(|one| one != "null").collect();
    if let [one] = types.as_slice() {
        keys.insert("type".to_owned(), one.clone());
    } else {
        keys.shift_remove("type");
        let choices = types.iter().map(|one| choice(keys, one, is_nullable));
        let choices: Vec<Value> = choices.collect();
        for keyword in KEYWORDS.iter().flat_map(|(_, keywords)| *keywords) {
            keys.shift_remove(*keyword);
        }
        keys.insert("anyOf".to_owned(), Value::from(choices));
        return;
    }
    if is_nullable {
        keys.insert("nullable".to_owned(), Value::from(true));
    }
}

/// The keywords that apply to a single JSON type.
const KEYWORDS: [(&str, &[&str]); 5] = [
    ("string", &["format", "pattern", "minLength", "maxLength"]),
    ("number", &["minimum", "maximum"]),
    ("integer", &["format", "minimum", "maximum"]),
    ("array", &["items", "minItems", "maxItems"]),
    (
        "object",
        &["additionalProperties", "minProperties", "maxProperties"],
    ),
];

/// Returns one of several types, with the keywords that apply to it.
fn choice(keys: &Map<String, Value>, ty: &Value, is_nullable: bool) -> Value {
    let keywords = KEYWORDS
        .iter()
        .find(|(name, _)| ty == name)
        .map_or(&[][..], |(_, keywords)| keywords);
    let mut choice = Map::from_iter([("type".to_owned(), ty.clone())]);
    for keyword in keywords {
        if let Some(value) = keys.get(*keyword) {
            choice.insert((*keyword).to_owned(), value.clone());
        }
    }
    if is_nullable {
        // `nullable` has no effect without `type`.
        choice.insert("nullable".to_owned(), Value::from(true));
    }
    Value::Object(choice)
}

/// Moves a `$ref` into `allOf` if it has siblings, which 3.0 ignores.
fn lower_reference(keys: &mut Map<String, Value>) {
    if keys.len() < 2 {
        return;
    }
    if let Some(target) = keys.shift_remove("$ref") {
        keys.shift_insert(0, "allOf".to_owned(), json!([{"$ref": target}]));
    }
}
