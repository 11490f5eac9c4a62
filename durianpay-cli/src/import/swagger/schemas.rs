//! Schemas, whose references have other places.

use serde_json::{Map, Value, json};

/// Converts each member of an object of schemas.
pub(super) fn each(schemas: Value) -> Value {
    match schemas {
        Value::Object(schemas) => schemas
            .into_iter()
            .map(|(name, schema)| (name, converted(schema)))
            .collect(),
        other => other,
    }
}

/// Converts a schema, or any value that contains schemas.
pub(super) fn converted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(converted).collect(),
        Value::Object(members) => Value::Object(object(members)),
        other => other,
    }
}

fn object(members: Map<String, Value>) -> Map<String, Value> {
    let mut converted_members = Map::new();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("$ref", Value::String(reference)) => {
                converted_members.insert(key, Value::from(moved(&reference)));
            }
            // 2.0 names the property alone.
            ("discriminator", Value::String(property)) => {
                converted_members.insert(key, json!({"propertyName": property}));
            }
            ("x-nullable", Value::Bool(nullable)) => {
                converted_members.insert("nullable".to_owned(), Value::from(nullable));
            }
            ("type", Value::String(kind)) if kind == "file" => {
                converted_members.insert(key, Value::from("string"));
                converted_members.insert("format".to_owned(), Value::from("binary"));
            }
            // Names of properties are no keywords.
            ("properties" | "definitions", schemas) => {
                converted_members.insert(key, each(schemas));
            }
            // Values, not schemas.
            ("default" | "example" | "enum" | "x-example", value) => {
                converted_members.insert(key, value);
            }
            (_, value) => {
                converted_members.insert(key, converted(value));
            }
        }
    }
    converted_members
}

/// Returns the reference to the place in 3.0.
pub(super) fn moved(reference: &str) -> String {
    for (old, new) in [
        ("#/definitions/", "#/components/schemas/"),
        ("#/responses/", "#/components/responses/"),
        ("#/parameters/", "#/components/parameters/"),
    ] {
        if let Some(name) = reference.strip_prefix(old) {
            return format!("{new}{name}");
        }
    }
    reference.to_owned()
}
