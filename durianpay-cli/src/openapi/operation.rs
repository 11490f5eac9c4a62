//! Endpoints as operations.

use super::about::{NodeKind, describe, summary};
use super::node::Node;
use super::server::server;
use super::{auth, language, page, parameter, response, style, ty};
use durianpay_codegen::model::{Endpoint, Retry, Spec, Type};
use serde_json::{Value, json};

/// Returns the id of an operation, which unlike that of the endpoint is a valid name in most
/// languages. Ids are unique, since the check rejects endpoints whose ids would collide.
fn operation_id(endpoint: &Endpoint) -> String {
    endpoint.id.replace('.', "_")
}

/// Converts an endpoint to an operation.
pub(super) fn operation(spec: &Spec, endpoint: &Endpoint) -> Node {
    let Endpoint {
        about,
        id,
        method: _,
        verb: _,
        path: _,
        variant_of,
        parameters: _,
        query,
        headers,
        body,
        content_type: _,
        accept,
        returns: _,
        events,
        may_be_empty: _,
        responses: _,
        response_headers,
        envelope,
        retry,
        auth: scheme,
        service,
        servers,
        page,
        errors: _,
    } = endpoint;
    let mut node = Node::default();
    node.say("endpoint", id.as_str());
    for (key, value) in [
        ("variant_of", variant_of.as_deref().map(Value::from)),
        ("query", query.as_deref().map(Value::from)),
        ("headers", headers.as_deref().map(Value::from)),
        ("body", language::body(endpoint).map(Value::from)),
        (
            "content_type",
            language::content_type(endpoint).map(Value::from),
        ),
        ("accept", accept.as_ref().map(|media| media.as_str().into())),
        ("returns", language::returns(endpoint).map(Value::from)),
        ("responses", language::responses(endpoint).map(Value::from)),
        (
            "response_headers",
            response_headers.as_deref().map(Value::from),
        ),
        (
            "envelope",
            language::envelope_word(*envelope).map(Value::from),
        ),
        ("retry", Some(language::retry_word(*retry).into())),
        ("auth", scheme.as_deref().map(Value::from)),
        ("service", service.as_deref().map(Value::from)),
        ("events", language::events(events.as_ref()).map(Value::from)),
        (
            "servers",
            (!servers.is_empty()).then(|| language::servers(servers).into()),
        ),
        ("page", page.as_ref().map(|page| page::table(page).into())),
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
    describe(
        &mut node,
        about,
        NodeKind::Full,
        &[retry_description(*retry)],
    );
    if let (Some(name), Some(api)) = (scheme, &spec.api) {
        node.set("security", auth::security(api, name));
    }
    if !servers.is_empty() {
        let servers = servers.iter().map(|one| server(&one.url, &one.about));
        node.set("servers", servers.collect::<Vec<_>>());
    }
    let parameters = parameter::parameters(spec, endpoint);
    if !parameters.is_empty() {
        node.set("parameters", parameters);
    }
    if let Some(body) = body {
        node.set("requestBody", request_body(spec, endpoint, body));
    }
    node.set("responses", response::responses(spec, endpoint));
    node
}

fn request_body(spec: &Spec, endpoint: &Endpoint, body: &Type) -> Value {
    let media_type = endpoint.content_type.as_ref();
    let mut content = response::content(spec, media_type, body, ty::schema(body), |value| value);
    let media = content
        .as_object_mut()
        .and_then(|all| all.values_mut().next());
    if let (Some(encoding), Some(media)) = (style::encoding(spec, endpoint), media) {
        media["encoding"] = encoding;
    }
    json!({"required": true, "content": content})
}

fn retry_description(retry: Retry) -> String {
    match retry {
        Retry::Safe => "Safe to retry: a second request has no further effect.",
        Retry::Keyed => "Safe to retry only with the same idempotency key.",
        Retry::Never => "Not safe to retry: a second request may act a second time.",
    }
    .to_owned()
}
