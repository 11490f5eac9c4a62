//! Successful responses and error responses.

use super::about::{NodeKind, describe};
use super::node::{Node, reference, schema_reference};
use super::{example, language, ty};
use durianpay_codegen::model::{Endpoint, Envelope, ErrorCase, ErrorShape, Spec, Type};
use serde_json::{Map, Value, json};

/// The component for all unlisted error responses.
const ERROR_RESPONSE: &str = "ErrorResponse";

/// The status of a successful response.
const OK: u16 = 200;

/// The status of a success without a body.
const NO_CONTENT: u16 = 204;

/// Builds the `responses` of an endpoint.
pub(super) fn responses(spec: &Spec, endpoint: &Endpoint) -> Map<String, Value> {
    let mut responses = Map::from_iter([(OK.to_string(), success(spec, endpoint))]);
    if endpoint.may_be_empty {
        responses.insert(NO_CONTENT.to_string(), no_content());
    }
    for case in &endpoint.errors {
        let response = || error_response(spec, case);
        responses
            .entry(case.status.to_string())
            .or_insert_with(response);
    }
    if error_shape(spec).is_some() {
        let target = reference("responses", ERROR_RESPONSE);
        responses.insert("default".to_owned(), json!({"$ref": target}));
    }
    responses
}

/// Builds the table `errors`, if responses cannot express it completely.
pub(super) fn errors_unsaid(endpoint: &Endpoint) -> Option<Map<String, Value>> {
    let mut statuses: Vec<u16> = endpoint.errors.iter().map(|case| case.status).collect();
    statuses.push(OK);
    statuses.extend(endpoint.may_be_empty.then_some(NO_CONTENT));
    statuses.sort_unstable();
    let is_unsaid = statuses.windows(2).any(|pair| pair[0] == pair[1]);
    is_unsaid.then(|| language::errors(endpoint))
}

fn error_shape(spec: &Spec) -> Option<&ErrorShape> {
    spec.api.as_ref()?.error.as_ref()
}

fn success(spec: &Spec, endpoint: &Endpoint) -> Value {
    let Some(returns) = &endpoint.returns else {
        return json!({"description": "Success. The body has no documented content."});
    };
    let envelope = Wrapping::new(spec, endpoint);
    let examples = example::type_examples(spec, returns)
        .into_iter()
        .map(|(name, value)| (name, json!({"value": envelope.wrap(value)})));
    json!({
        "description": envelope.description(),
        "content": {"application/json": {
            "schema": envelope.schema(returns),
            "examples": examples.collect::<Map<_, _>>(),
        }},
    })
}

/// Builds the empty success of an endpoint whose response is optional. Readers of the spec derive
/// it from the `?` of `returns`.
fn no_content() -> Value {
    let mut node = Node::generated();
    node.set("description", "Success without content.");
    node.finish()
}

/// How a response is wrapped, with the key of the envelope.
enum Wrapping<'s> {
    Bare,
    Wrapped(&'s str),
    Either(&'s str),
}

impl<'s> Wrapping<'s> {
    fn new(spec: &'s Spec, endpoint: &Endpoint) -> Self {
        let key = spec.api.as_ref().and_then(|api| api.envelope.as_deref());
        match (endpoint.envelope, key) {
            (Envelope::Bare | Envelope::Whole, _) | (_, None) => Self::Bare,
            (Envelope::Wrapped, Some(key)) => Self::Wrapped(key),
            (Envelope::Either, Some(key)) => Self::Either(key),
        }
    }

    fn description(&self) -> String {
        match self {
            Self::Bare => "The response.".to_owned(),
            Self::Wrapped(key) => format!("The response, under `{key}`."),
            Self::Either(key) => {
                format!(
                    "The response, under `{key}` or bare. Sources differ, so clients should accept both."
                )
            }
        }
    }

    /// Builds the schema. Two alternatives are `anyOf` and not `oneOf`, because objects are open:
    /// a wrapped response is also a bare one without fields.
    fn schema(&self, returns: &Type) -> Value {
        let bare = Value::Object(ty::schema(returns));
        match self {
            Self::Bare => bare,
            Self::Wrapped(key) => wrapped(key, &bare),
            Self::Either(key) => json!({"anyOf": [wrapped(key, &bare), bare]}),
        }
    }

    /// Wraps an example in the more likely way.
    fn wrap(&self, value: Value) -> Value {
        match self {
            Self::Bare => value,
            Self::Wrapped(key) | Self::Either(key) => json!({*key: value}),
        }
    }
}

fn wrapped(key: &str, bare: &Value) -> Value {
    json!({"type": "object", "properties": {key: bare}, "required": [key]})
}

fn error_response(spec: &Spec, case: &ErrorCase) -> Value {
    let mut node = Node::default();
    if let Some(code) = &case.code {
        node.say("code", code.as_str());
    }
    if let Some(outcome) = case.outcome {
        node.say("outcome", language::outcome_word(outcome));
    }
    let code: Vec<String> = case
        .code
        .iter()
        .map(|code| format!("Code: `{code}`."))
        .collect();
    describe(&mut node, &case.about, NodeKind::Response, &code);
    if let Some(shape) = error_shape(spec) {
        let name = case.code.as_deref().unwrap_or("example");
        let value = example::error_example(spec, shape, case);
        node.set(
            "content",
            json!({"application/json": {
                "schema": schema_reference(&shape.object),
                "examples": {name: {"value": value}},
            }}),
        );
    }
    node.finish()
}

/// Builds `components.responses`: the response for any error.
pub(super) fn components(spec: &Spec) -> Option<Value> {
    let shape = error_shape(spec)?;
    let mut node = Node::generated();
    node.set(
        "description",
        "Any other error response. With a status of 500 or above, the request may still have been executed.",
    );
    node.set(
        "content",
        json!({"application/json": {"schema": schema_reference(&shape.object)}}),
    );
    Some(json!({ERROR_RESPONSE: node.finish()}))
}
