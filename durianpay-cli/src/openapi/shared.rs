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
    let nodes: Vec<&Value> = single
        .iter()
        .filter_map(|one| one.pointer(pointer))
        .collect();
    let mut first = (*nodes.first()?).clone();
    let mut contents: Map<String, Value> = Map::new();
    for media_type in nodes
        .iter()
        .filter_map(|node| node["content"].as_object())
        .flat_map(Map::keys)
    {
        if !contents.contains_key(media_type) {
            let all = nodes
                .iter()
                .filter_map(|node| node["content"].get(media_type));
            contents.extend(merged_content(all).map(|content| (media_type.clone(), content)));
        }
    }
    if !contents.is_empty() {
        first["content"] = Value::Object(contents);
    }
    Some(first)
}

/// Returns the first content of a media type, with the schemas and the examples of all.
fn merged_content<'v>(all: impl Iterator<Item = &'v Value>) -> Option<Value> {
    let mut first: Option<Value> = None;
    let mut schemas: Vec<Value> = Vec::new();
    let mut examples = Map::new();
    for content in all {
        if !schemas.contains(&content["schema"]) {
            schemas.push(content["schema"].clone());
        }
        for (name, example) in content["examples"].as_object().into_iter().flatten() {
            examples.insert(free_name(&examples, name), example.clone());
        }
        first.get_or_insert_with(|| content.clone());
    }
    let mut content = first?;
    if schemas.len() > 1 {
        content["schema"] = json!({"anyOf": schemas});
    }
    if !examples.is_empty() {
        content["examples"] = Value::Object(examples);
    }
    Some(content)
}

/// Returns `example`, or a numbered name such as `example2` if it is taken.
fn free_name(taken: &Map<String, Value>, name: &str) -> String {
    let numbered = (2_usize..).map(|number| format!("{name}{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains_key(name))
        .unwrap_or_default()
}
