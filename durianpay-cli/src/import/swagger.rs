//! Converts a document of Swagger 2.0 to OpenAPI 3.0.

mod operations;
mod parameters;
mod schemas;
mod security;

use serde_json::{Map, Value, json};

/// Converts a document. Other documents are unchanged.
pub(super) fn converted(document: Value) -> Value {
    match document {
        Value::Object(members) if is_swagger(&members) => Value::Object(convert(members)),
        other => other,
    }
}

/// Checks whether a document has the version 2.0.
pub(super) fn is_swagger(document: &Map<String, Value>) -> bool {
    document.get("openapi").is_none()
        && match document.get("swagger") {
            Some(Value::String(version)) => version.starts_with("2."),
            // The version, if YAML reads it as a number.
            Some(Value::Number(version)) => version.to_string().starts_with('2'),
            _ => false,
        }
}

fn convert(mut swagger: Map<String, Value>) -> Map<String, Value> {
    let defaults = parameters::Defaults {
        consumes: operations::texts(swagger.remove("consumes")),
        produces: operations::texts(swagger.remove("produces")),
        parameters: swagger
            .get("parameters")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default(),
    };
    let mut openapi = Map::new();
    openapi.insert("openapi".to_owned(), Value::from("3.0.3"));
    let servers = servers(&mut swagger);
    if !servers.is_empty() {
        openapi.insert("servers".to_owned(), Value::from(servers));
    }
    let mut components = Map::new();
    swagger.remove("swagger");
    for (key, value) in swagger {
        match key.as_str() {
            "paths" => {
                openapi.insert(key, operations::paths(&defaults, value));
            }
            "definitions" => {
                components.insert("schemas".to_owned(), schemas::each(value));
            }
            "responses" => {
                let responses = operations::responses(&defaults.produces, value);
                components.insert(key, responses);
            }
            "parameters" => {
                components.insert(key, parameters::plain(value));
            }
            "securityDefinitions" => {
                components.insert("securitySchemes".to_owned(), security::schemes(value));
            }
            _ => {
                openapi.insert(key, value);
            }
        }
    }
    openapi.insert("components".to_owned(), Value::Object(components));
    openapi
}

/// Builds a server for each scheme. Without a host, the URL is relative.
fn servers(swagger: &mut Map<String, Value>) -> Vec<Value> {
    let text = |value: Option<Value>| match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let path = text(swagger.remove("basePath")).unwrap_or_default();
    let schemes = operations::texts(swagger.remove("schemes"));
    let Some(host) = text(swagger.remove("host")) else {
        return match path.as_str() {
            "" => Vec::new(),
            path => vec![json!({"url": path})],
        };
    };
    // Without schemes, the document is served by the one of the API, which it does not tell.
    let schemes = if schemes.is_empty() {
        vec!["https".to_owned()]
    } else {
        schemes
    };
    let server = |scheme: &String| json!({"url": format!("{scheme}://{host}{path}")});
    schemes.iter().map(server).collect()
}

#[cfg(test)]
mod tests;
