//! Endpoints as operations.

use super::about::{Place, summary, tell};
use super::node::{Node, schema_reference};
use super::{example, language, parameter, response, ty};
use durianpay_codegen::model::{Endpoint, Envelope, Retry, Spec};
use serde_json::{Map, Value, json};

/// The id of an operation: a name in most languages, unlike that of the
/// endpoint. Two endpoints never have one, since the checker refuses them.
pub(super) fn operation_id(endpoint: &Endpoint) -> String {
    endpoint.id.replace('.', "_")
}

/// An endpoint as an operation.
pub(super) fn operation(spec: &Spec, endpoint: &Endpoint) -> Value {
    let Endpoint {
        about,
        id,
        method: _,
        verb: _,
        path: _,
        parameters: _,
        query,
        headers,
        body,
        returns,
        envelope,
        retry,
        page,
        errors: _,
    } = endpoint;
    let mut node = Node::default();
    node.say("endpoint", id.as_str());
    for (key, value) in [
        ("query", query.as_deref().map(Value::from)),
        ("headers", headers.as_deref().map(Value::from)),
        (
            "returns",
            returns.as_ref().map(|ty| ty::expression(ty).into()),
        ),
        ("envelope", envelope_word(*envelope).map(Value::from)),
        ("retry", Some(retry_word(*retry).into())),
        (
            "page",
            page.as_ref().map(|page| language::page(page).into()),
        ),
        ("errors", response::errors_unsaid(endpoint).map(Value::from)),
    ] {
        if let Some(value) = value {
            node.say(key, value);
        }
    }
    node.set("operationId", operation_id(endpoint));
    node.set("tags", vec![endpoint.resource()]);
    if let Some(summary) = summary(&about.doc) {
        node.set("summary", summary);
    }
    tell(&mut node, about, Place::Full, &[retry_text(*retry)]);
    let parameters = parameter::parameters(spec, endpoint);
    if !parameters.is_empty() {
        node.set("parameters", parameters);
    }
    if let Some(body) = body {
        node.set(
            "requestBody",
            request_body(spec, body, schema_reference(body)),
        );
    }
    node.set("responses", response::responses(spec, endpoint));
    node.finish()
}

/// A JSON body with examples of the object `name`.
fn request_body(spec: &Spec, name: &str, schema: Map<String, Value>) -> Value {
    let examples: Map<String, Value> = example::of_object(spec, name)
        .into_iter()
        .map(|(name, value)| (name, json!({"value": value})))
        .collect();
    json!({
        "required": true,
        "content": {"application/json": {"schema": schema, "examples": examples}},
    })
}

/// The word of the language; none for what needs no saying.
fn envelope_word(envelope: Envelope) -> Option<&'static str> {
    match envelope {
        Envelope::Wrapped => None,
        Envelope::Bare => Some("bare"),
        Envelope::Either => Some("either"),
        Envelope::Whole => Some("whole"),
    }
}

fn retry_word(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Keyed => "keyed",
        Retry::Never => "never",
    }
}

fn retry_text(retry: Retry) -> String {
    match retry {
        Retry::Safe => "Safe to repeat: calling it again changes nothing.",
        Retry::Keyed => "Safe to repeat with the same idempotency key, and only with it.",
        Retry::Never => "Not safe to repeat: a second call may act a second time.",
    }
    .to_owned()
}
