//! A single operation for several endpoints with the same path and method, which differ in
//! parameters, bodies and responses. It accepts and returns everything that any of them does.

use super::node::Node;
use super::operation::operation as of_endpoint;
use super::route::{Route, is_placeholder};
use durianpay_codegen::model::{Endpoint, Spec};
use serde_json::{Map, Value, json};

/// Builds the operation of a route. The individual endpoints are in the top-level extension.
pub(super) fn operation(spec: &Spec, route: &Route<'_>) -> Value {
    let single: Vec<Value> = route
        .endpoints
        .iter()
        .map(|endpoint| renamed(of_endpoint(spec, endpoint).plain(), endpoint, route.path))
        .collect();
    let mut node = Node::generated();
    for key in ["operationId", "summary"] {
        if let Some(value) = single.iter().find_map(|one| one.get(key)) {
            node.set(key, value.clone());
        }
    }
    node.set("tags", tags(&route.endpoints));
    node.set("description", description(route, &single));
    let parameters = parameters(&single);
    if !parameters.is_empty() {
        node.set("parameters", parameters);
    }
    if let Some(body) = merged(&single, "/requestBody") {
        node.set("requestBody", body);
    }
    node.set("responses", responses(&single));
    node.finish()
}

/// Renames the path parameters to the placeholders of the document's path.
fn renamed(mut operation: Value, endpoint: &Endpoint, path: &str) -> Value {
    let names = |path: &str| -> Vec<String> {
        let segments = path.split('/').filter(|segment| is_placeholder(segment));
        segments
            .map(|segment| segment.trim_matches(['{', '}']).to_owned())
            .collect()
    };
    let (own, here) = (names(&endpoint.path), names(path));
    let parameters = operation
        .get_mut("parameters")
        .and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        if parameter["in"] == "path"
            && let Some(index) = own.iter().position(|name| parameter["name"] == **name)
            && let Some(name) = here.get(index)
        {
            parameter["name"] = Value::from(name.as_str());
        }
    }
    operation
}

fn tags(endpoints: &[&Endpoint]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for endpoint in endpoints {
        if !tags.iter().any(|tag| tag == endpoint.resource()) {
            tags.push(endpoint.resource().to_owned());
        }
    }
    tags
}

fn description(route: &Route<'_>, single: &[Value]) -> String {
    let texts = route.endpoints.iter().zip(single).map(|(endpoint, one)| {
        let text = one["description"].as_str().unwrap_or_default();
        format!("**`{}`** {text}", endpoint.id)
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Merges the parameters. A parameter that is not part of all endpoints is optional.
fn parameters(single: &[Value]) -> Vec<Value> {
    let key = |parameter: &Value| (parameter["in"].clone(), parameter["name"].clone());
    let lists: Vec<&[Value]> = single.iter().map(|one| list(one, "parameters")).collect();
    let mut merged: Vec<Value> = Vec::new();
    for parameter in lists.iter().copied().flatten() {
        if merged.iter().any(|known| key(known) == key(parameter)) {
            continue;
        }
        let is_in_all = lists
            .iter()
            .all(|list| list.iter().any(|other| key(other) == key(parameter)));
        let mut parameter = parameter.clone();
        if !is_in_all && parameter.get("required").is_some() {
            parameter["required"] = Value::from(false);
        }
        merged.push(parameter);
    }
    merged
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Merges the responses by status.
fn responses(single: &[Value]) -> Map<String, Value> {
    let mut responses = Map::new();
    let maps = single.iter().filter_map(|one| one["responses"].as_object());
    for status in maps.flat_map(|map| map.keys()) {
        if !responses.contains_key(status) {
            let response = merged(single, &format!("/responses/{status}"));
            responses.extend(response.map(|response| (status.clone(), response)));
        }
    }
    responses
}

/// Returns the first body or response at a pointer, with the contents of all.
fn merged(single: &[Value], pointer: &str) -> Option<Value> {
    const CONTENT: &str = "/content/application~1json";
    let nodes: Vec<&Value> = single
        .iter()
        .filter_map(|one| one.pointer(pointer))
        .collect();
    let mut first = (*nodes.first()?).clone();
    let mut schemas: Vec<Value> = Vec::new();
    let mut examples = Map::new();
    for content in nodes.iter().filter_map(|node| node.pointer(CONTENT)) {
        if !schemas.contains(&content["schema"]) {
            schemas.push(content["schema"].clone());
        }
        for (name, example) in content["examples"].as_object().into_iter().flatten() {
            examples.insert(free_name(&examples, name), example.clone());
        }
    }
    if let Some(content) = first.pointer_mut(CONTENT) {
        *content = match schemas.as_slice() {
            [schema] => json!({"schema": schema}),
            _ => json!({"schema": {"anyOf": schemas}}),
        };
        if !examples.is_empty() {
            content["examples"] = Value::Object(examples);
        }
    }
    Some(first)
}

/// Returns `example`, or a numbered name such as `example2` if it is taken.
fn free_name(taken: &Map<String, Value>, name: &str) -> String {
    let numbered = (2_usize..).map(|number| format!("{name}{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains_key(name))
        .unwrap_or_default()
}
