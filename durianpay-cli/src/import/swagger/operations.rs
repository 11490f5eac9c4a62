//! Paths, operations and responses.

use super::parameters::{Defaults, Split, schema, split};
use super::schemas::{converted, moved};
use serde_json::{Map, Value, json};

const VERBS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

const JSON: &str = "application/json";

const FORM: &str = "application/x-www-form-urlencoded";

const MULTIPART: &str = "multipart/form-data";

/// Returns the strings of a list.
pub(super) fn texts(value: Option<Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// Converts `paths`.
pub(super) fn paths(defaults: &Defaults, paths: Value) -> Value {
    match paths {
        Value::Object(paths) => paths
            .into_iter()
            .map(|(path, item)| (path, path_item(defaults, item)))
            .collect(),
        other => other,
    }
}

fn path_item(defaults: &Defaults, item: Value) -> Value {
    let Value::Object(mut item) = item else {
        return item;
    };
    let Split {
        parameters,
        body,
        form,
        encodings,
    } = split(defaults, item.remove("parameters").unwrap_or_default());
    let shared = Split {
        parameters: Vec::new(),
        body,
        form,
        encodings,
    };
    let mut converted_item = Map::new();
    if !parameters.is_empty() {
        converted_item.insert("parameters".to_owned(), Value::from(parameters));
    }
    for (key, value) in item {
        let value = if VERBS.contains(&key.as_str()) {
            operation(defaults, &shared, value)
        } else {
            value
        };
        converted_item.insert(key, value);
    }
    Value::Object(converted_item)
}

fn operation(defaults: &Defaults, shared: &Split, operation: Value) -> Value {
    let Value::Object(mut operation) = operation else {
        return operation;
    };
    let or = |own: Vec<String>, general: &[String]| {
        if own.is_empty() {
            general.to_vec()
        } else {
            own
        }
    };
    let consumes = or(texts(operation.remove("consumes")), &defaults.consumes);
    let produces = or(texts(operation.remove("produces")), &defaults.produces);
    let own = split(defaults, operation.remove("parameters").unwrap_or_default());
    if !own.parameters.is_empty() {
        operation.insert("parameters".to_owned(), Value::from(own.parameters));
    }
    let mut form = own.form;
    let names: Vec<String> = form.iter().map(|(name, _, _)| name.clone()).collect();
    let further = shared
        .form
        .iter()
        .filter(|(name, _, _)| !names.contains(name));
    form.extend(further.cloned());
    let mut encodings = shared.encodings.clone();
    encodings.retain(|name, _| !names.contains(name));
    encodings.extend(own.encodings);
    let body = match own.body.or_else(|| shared.body.clone()) {
        Some(body) => Some(request(body, &consumes)),
        None if form.is_empty() => None,
        None => Some(form_request(form, encodings, &consumes)),
    };
    if let Some(body) = body {
        operation.insert("requestBody".to_owned(), body);
    }
    if let Some(given) = operation.remove("responses") {
        operation.insert("responses".to_owned(), responses(&produces, given));
    }
    Value::Object(operation)
}

/// Builds the request body of a parameter in the body.
fn request(mut body: Map<String, Value>, consumes: &[String]) -> Value {
    let schema = converted(body.remove("schema").unwrap_or_default());
    let mut request = Map::new();
    for key in ["description", "required"] {
        if let Some(value) = body.remove(key) {
            request.insert(key.to_owned(), value);
        }
    }
    request.insert(
        "content".to_owned(),
        content(&kinds(consumes, JSON), &schema),
    );
    Value::Object(request)
}

/// Builds the request body of the fields of a form.
fn form_request(
    fields: Vec<(String, Value, bool)>,
    encodings: Map<String, Value>,
    consumes: &[String],
) -> Value {
    let required: Vec<String> = fields
        .iter()
        .filter(|(_, _, is_required)| *is_required)
        .map(|(name, _, _)| name.clone())
        .collect();
    let has_file = fields
        .iter()
        .any(|(_, schema, _)| schema.get("format").and_then(Value::as_str) == Some("binary"));
    let is_required = !required.is_empty();
    let properties: Map<String, Value> = fields
        .into_iter()
        .map(|(name, schema, _)| (name, schema))
        .collect();
    let mut schema = json!({"type": "object", "properties": properties});
    if is_required {
        schema["required"] = Value::from(required);
    }
    let usual = if has_file { MULTIPART } else { FORM };
    let forms: Vec<String> = consumes
        .iter()
        .filter(|kind| matches!(kind.as_str(), FORM | MULTIPART))
        .cloned()
        .collect();
    let mut content = content(&kinds(&forms, usual), &schema);
    if let (Some(form), false) = (content.get_mut(FORM), encodings.is_empty()) {
        form["encoding"] = Value::Object(encodings);
    }
    json!({"required": is_required, "content": content})
}

fn kinds(given: &[String], usual: &str) -> Vec<String> {
    if given.is_empty() {
        vec![usual.to_owned()]
    } else {
        given.to_vec()
    }
}

fn content(kinds: &[String], schema: &Value) -> Value {
    let entries = kinds.iter();
    entries
        .map(|kind| (kind.clone(), json!({"schema": schema})))
        .collect()
}

/// Converts an object of responses.
pub(super) fn responses(produces: &[String], responses: Value) -> Value {
    let Value::Object(responses) = responses else {
        return responses;
    };
    responses
        .into_iter()
        .map(|(status, value)| {
            let value = if status.starts_with("x-") {
                value
            } else {
                response(produces, value)
            };
            (status, value)
        })
        .collect()
}

fn response(produces: &[String], response: Value) -> Value {
    let Value::Object(mut response) = response else {
        return response;
    };
    if let Some(Value::String(reference)) = response.get("$ref") {
        return json!({"$ref": moved(reference)});
    }
    response.remove("examples");
    if let Some(schema) = response.remove("schema") {
        let schema = converted(schema);
        response.insert(
            "content".to_owned(),
            content(&kinds(produces, JSON), &schema),
        );
    }
    if let Some(Value::Object(headers)) = response.remove("headers") {
        let headers: Map<String, Value> = headers
            .into_iter()
            .map(|(name, header)| (name, json!({"schema": schema(&header)})))
            .collect();
        response.insert("headers".to_owned(), Value::Object(headers));
    }
    Value::Object(response)
}
