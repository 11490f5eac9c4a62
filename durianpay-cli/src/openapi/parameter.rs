//! Parameters of paths, queries and headers.

use super::about::{NodeKind, describe};
use super::node::{Node, reference};
use super::{field, style};
use durianpay_codegen::model::{Api, ConstantHeader, Endpoint, Field, Retry, Spec, Style, Type};
use serde_json::{Map, Value, json};

/// The component for the header with the idempotency key.
const IDEMPOTENCY_KEY: &str = "IdempotencyKey";

/// Builds all parameters of an endpoint.
pub(super) fn parameters(spec: &Spec, endpoint: &Endpoint) -> Vec<Value> {
    let path = endpoint.parameters.iter().map(path_parameter);
    let query = fields_of(spec, endpoint.query.as_ref());
    let headers = fields_of(spec, endpoint.headers.as_ref());
    path.chain(query.map(|field| parameter(field, "query").plain()))
        .chain(headers.map(|field| parameter(field, "header").plain()))
        .chain(idempotency_key(spec, endpoint))
        .chain(constant_headers(spec.api.as_ref()))
        .collect()
}

fn fields_of<'s>(spec: &'s Spec, object: Option<&String>) -> impl Iterator<Item = &'s Field> {
    object
        .and_then(|name| spec.objects.get(name))
        .into_iter()
        .flat_map(|object| &object.fields)
}

/// Builds a path parameter. It contains the whole field, because the document has no other place
/// for it. It has no separate Rust name.
fn path_parameter(field: &Field) -> Value {
    let mut keys = field::extension(field);
    keys.shift_remove("name");
    let mut node = parameter(field, "path");
    node.say_all(keys);
    node.finish()
}

/// Builds the headers of a successful response.
pub(super) fn response_headers(spec: &Spec, endpoint: &Endpoint) -> Map<String, Value> {
    let headers = fields_of(spec, endpoint.response_headers.as_ref());
    headers
        .map(|field| {
            let mut node = Node::default();
            describe(&mut node, &field.about, NodeKind::Parameter, &[]);
            node.set("required", !field.optional);
            node.set("schema", field::schema(field, true));
            (field.wire.clone(), node.plain())
        })
        .collect()
}

fn parameter(field: &Field, place: &str) -> Node {
    let mut node = Node::default();
    node.set("name", field.wire.as_str());
    node.set("in", place);
    describe(&mut node, &field.about, NodeKind::Parameter, &[]);
    node.set("required", place == "path" || !field.optional);
    if place == "query" && (matches!(field.ty, Type::List(_)) || field.style != Style::Repeat) {
        // One pair per item is the default, but explicit is clearer.
        let (style, explode) = style::keywords(field.style);
        node.set("style", style);
        node.set("explode", explode);
    }
    node.set("schema", field::schema(field, true));
    node
}

/// Builds references to the headers that every request has.
fn constant_headers(api: Option<&Api>) -> impl Iterator<Item = Value> {
    let headers = api.into_iter().flat_map(|api| &api.headers);
    headers.map(|header| json!({"$ref": reference("parameters", &component_name(header))}))
}

/// Returns the name of the component of a header. Those of header names are not all allowed.
fn component_name(header: &ConstantHeader) -> String {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let bytes = header.name.bytes();
    let name: Vec<String> = bytes
        .map(|byte| {
            if is_allowed(byte) {
                char::from(byte).to_string()
            } else {
                format!("_{byte:02x}")
            }
        })
        .collect();
    format!("Header_{}", name.concat())
}

fn constant_header(header: &ConstantHeader) -> Value {
    let mut node = Node::generated();
    node.set("name", header.name.as_str());
    node.set("in", "header");
    describe(&mut node, &header.about, NodeKind::Parameter, &[]);
    node.set("required", true);
    node.set("schema", json!({"type": "string", "const": header.value}));
    node.finish()
}

/// Builds the idempotency header, unless the endpoint declares it itself.
fn idempotency_key(spec: &Spec, endpoint: &Endpoint) -> Option<Value> {
    let header = header_of_keys(spec.api.as_ref())?;
    let is_own = fields_of(spec, endpoint.headers.as_ref())
        .any(|field| field.wire.eq_ignore_ascii_case(header));
    let is_needed = endpoint.retry == Retry::Keyed && !is_own;
    is_needed.then(|| json!({"$ref": reference("parameters", IDEMPOTENCY_KEY)}))
}

fn header_of_keys(api: Option<&Api>) -> Option<&str> {
    api?.idempotency_header.as_deref()
}

/// Builds `components.parameters`: the idempotency key, if any endpoint uses one, and the headers
/// that every request has.
pub(super) fn components(spec: &Spec) -> Option<Value> {
    let headers = spec.api.iter().flat_map(|api| &api.headers);
    let headers = headers.map(|header| (component_name(header), constant_header(header)));
    let all: Map<String, Value> = key_component(spec).into_iter().chain(headers).collect();
    (!all.is_empty()).then_some(Value::Object(all))
}

fn key_component(spec: &Spec) -> Option<(String, Value)> {
    let header = header_of_keys(spec.api.as_ref())?;
    let is_used = spec
        .endpoints()
        .any(|endpoint| endpoint.retry == Retry::Keyed);
    let mut node = Node::generated();
    node.set("name", header);
    node.set("in", "header");
    node.set(
        "description",
        "Protects the request from being executed twice. Use a new random string, such as a UUID, for each request, \
         and the same string for its retries.",
    );
    node.set("required", false);
    node.set("schema", json!({"type": "string"}));
    is_used.then(|| (IDEMPOTENCY_KEY.to_owned(), node.finish()))
}
