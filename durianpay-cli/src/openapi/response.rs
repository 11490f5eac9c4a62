//! Successful responses and error responses.

use super::about::{NodeKind, describe};
use super::node::{Node, reference, schema_reference};
use super::{example, language, parameter, ty};
use durianpay_codegen::model::{
    About, Endpoint, Envelope, ErrorCase, ErrorShape, MediaForm, MediaType, Spec, Type,
};
use serde_json::{Map, Value, json};

/// The component for all unlisted error responses.
const ERROR_RESPONSE: &str = "ErrorResponse";

/// The status of a successful response.
const OK: u16 = 200;

/// The status of a success without a body.
const NO_CONTENT: u16 = 204;

/// Builds the `responses` of an endpoint.
pub(super) fn responses(spec: &Spec, endpoint: &Endpoint) -> Map<String, Value> {
    let mut responses = successes(spec, endpoint);
    let headers = parameter::response_headers(spec, endpoint);
    if !headers.is_empty() {
        for response in responses.values_mut() {
            response["headers"] = Value::Object(headers.clone());
        }
    }
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
        let any = || json!({"$ref": target});
        responses.entry("default").or_insert_with(any);
    }
    responses
}

/// Builds the table `errors`, if responses cannot express it completely.
pub(super) fn errors_unsaid(endpoint: &Endpoint) -> Option<Map<String, Value>> {
    let errors = endpoint.errors.iter();
    let mut statuses: Vec<u16> = errors.map(|case| case.status.number()).collect();
    if endpoint.responses.is_empty() {
        statuses.push(OK);
    }
    statuses.extend(endpoint.responses.iter().map(|response| response.status));
    statuses.extend(endpoint.may_be_empty.then_some(NO_CONTENT));
    statuses.sort_unstable();
    let is_unsaid = statuses.windows(2).any(|pair| pair[0] == pair[1]);
    is_unsaid.then(|| language::errors(endpoint))
}

fn error_shape(spec: &Spec) -> Option<&ErrorShape> {
    spec.api.as_ref()?.error.as_ref()
}

/// Builds the successful responses, of which there is one unless the endpoint lists them.
fn successes(spec: &Spec, endpoint: &Endpoint) -> Map<String, Value> {
    if endpoint.responses.is_empty() {
        let returns = endpoint.returns.as_ref();
        return Map::from_iter([(OK.to_string(), success(spec, endpoint, returns, None))]);
    }
    let responses = endpoint.responses.iter();
    responses
        .map(|response| {
            let about = Some(&response.about);
            let value = success(spec, endpoint, response.ty.as_ref(), about);
            (response.status.to_string(), value)
        })
        .collect()
}

fn success(spec: &Spec, endpoint: &Endpoint, ty: Option<&Type>, about: Option<&About>) -> Value {
    let doc = about
        .map(|about| about.doc.as_str())
        .filter(|doc| !doc.is_empty());
    let Some(returns) = ty else {
        if let Some(doc) = doc {
            return json!({"description": doc});
        }
        return json!({"description": "Success. The body has no documented content."});
    };
    let envelope = Wrapping::new(spec, endpoint);
    let media_type = endpoint.accept.as_ref();
    json!({
        "description": doc.map_or_else(|| envelope.description(), str::to_owned),
        "content": content(spec, media_type, returns, envelope.schema(returns), |value| {
            envelope.wrap(value)
        }),
    })
}

/// Builds the `content` of a body, with examples unless it is bytes.
pub(super) fn content(
    spec: &Spec,
    media_type: Option<&MediaType>,
    ty: &Type,
    schema: impl Into<Value>,
    wrap: impl Fn(Value) -> Value,
) -> Value {
    let media_type = media_type.map_or(MediaType::JSON, MediaType::as_str);
    let mut content = Map::from_iter([("schema".to_owned(), schema.into())]);
    if *ty != Type::Bytes {
        let examples: Map<String, Value> = example::type_examples(spec, ty)
            .into_iter()
            .map(|(name, value)| (name, json!({"value": wrap(value)})))
            .collect();
        content.insert("examples".to_owned(), examples.into());
    }
    json!({media_type: content})
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
        let is_json = endpoint
            .accept
            .as_ref()
            .is_none_or(|media| media.form() == MediaForm::Json);
        match (endpoint.envelope, key.filter(|_| is_json)) {
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
    if let Some(ty) = &case.ty {
        node.say("type", ty::expression(ty));
        node.set(
            "content",
            content(spec, None, ty, ty::schema(ty), |value| value),
        );
    } else if let Some(shape) = error_shape(spec) {
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
