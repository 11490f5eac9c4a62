//! Responses to requests that were executed.

use super::check::Checker;
use super::errors::with_digits;
use super::page::write;
use super::scalar::to_text;
use crate::openapi::example::type_value;
use durianpay_codegen::model::{
    CodeOutcome, Endpoint, Envelope, ErrorShape, FieldPath, MediaForm, MediaType, Spec, Type,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The number of events of a stream.
const EVENTS: usize = 2;

/// The content of a response of bytes, whatever its media type.
const BYTES: &str = "example";

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    /// The media type of the body; empty without one.
    pub(super) media_type: String,
    pub(super) body: String,
}

/// Returns the status of the success, and the type of its body.
pub(super) fn success(endpoint: &Endpoint, is_created: bool) -> (u16, Option<&Type>) {
    let successes = endpoint.responses.iter();
    let mut successes: Vec<_> = successes.filter(|success| success.status < 300).collect();
    successes.sort_by_key(|success| (is_created && success.status != 201, success.status));
    match successes.first() {
        Some(success) => (success.status, success.ty.as_ref()),
        None if endpoint.returns.is_none() => (204, None),
        None => (200, endpoint.returns.as_ref()),
    }
}

/// Writes a success. Without a value, it is an example of its type.
pub(super) fn write_success(
    spec: &Spec,
    endpoint: &Endpoint,
    is_created: bool,
    value: Option<Value>,
) -> Reply {
    let (status, ty) = success(endpoint, is_created);
    let mut reply = Reply {
        status,
        headers: response_headers(spec, endpoint),
        media_type: String::new(),
        body: String::new(),
    };
    let Some(ty) = ty else {
        return reply;
    };
    let accept = endpoint.accept.as_ref();
    accept
        .map_or(MediaType::JSON, MediaType::as_str)
        .clone_into(&mut reply.media_type);
    let value = || {
        let mut value = value.unwrap_or_else(|| type_value(spec, ty));
        write_code(spec, endpoint, ty, &mut value);
        value
    };
    let form = accept.map_or(MediaForm::Json, MediaType::form);
    reply.body = match (ty, form) {
        (Type::Bytes, _) => {
            if accept.is_none() {
                "application/octet-stream".clone_into(&mut reply.media_type);
            }
            BYTES.to_owned()
        }
        _ if endpoint.events.is_some() || accept.is_some_and(MediaType::is_events) => {
            events(endpoint, &value())
        }
        (_, MediaForm::Json) => enveloped(spec, endpoint, value()).to_string(),
        _ => to_text(&value()).unwrap_or_default(),
    };
    reply
}

/// Wraps a value in the envelope of the API.
fn enveloped(spec: &Spec, endpoint: &Endpoint, value: Value) -> Value {
    let key = spec.called_api().and_then(|api| api.envelope.clone());
    match (endpoint.envelope, key) {
        (Envelope::Wrapped, Some(key)) => Value::Object(Map::from_iter([(key, value)])),
        _ => value,
    }
}

/// Writes a stream of server-sent events.
fn events(endpoint: &Endpoint, value: &Value) -> String {
    let data = to_text(value).unwrap_or_else(|| value.to_string());
    let mut stream = format!("data: {data}\n\n").repeat(EVENTS);
    let done = endpoint
        .events
        .as_ref()
        .and_then(|events| events.done.as_deref());
    if let Some(done) = done {
        stream.extend(["data: ", done, "\n\n"]);
    }
    stream
}

/// Writes the code of a success, if responses have one.
fn write_code(spec: &Spec, endpoint: &Endpoint, ty: &Type, value: &mut Value) {
    let shape = spec.called_api().and_then(|api| api.error.as_ref());
    let Some(ErrorShape {
        code,
        codes: Some(codes),
        ..
    }) = shape
    else {
        return;
    };
    let (Type::Object(object), Some(FieldPath(path))) = (ty, code.first()) else {
        return;
    };
    let has_code = spec.object(object).is_some_and(|object| {
        path.first()
            .is_some_and(|name| object.fields.iter().any(|field| field.wire == *name))
    });
    let values = spec.enumeration(codes).map(|codes| &codes.values);
    let mut values = values.into_iter().flatten();
    let success = values.find(|value| value.outcome == Some(CodeOutcome::Success));
    if let Some(success) = success.filter(|_| has_code) {
        let code = with_digits(&success.value, endpoint.service.as_deref());
        write(value, path, Some(Value::from(code)));
    }
}

/// Returns examples of the headers of a success.
fn response_headers(spec: &Spec, endpoint: &Endpoint) -> Vec<(String, String)> {
    let Some(object) = &endpoint.response_headers else {
        return Vec::new();
    };
    let Value::Object(members) = type_value(spec, &Type::Object(object.clone())) else {
        return Vec::new();
    };
    let text = |value: &Value| match value {
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(to_text).collect();
            items.map(|items| items.join(","))
        }
        plain => to_text(plain),
    };
    let headers = members
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), text(value)?)));
    headers.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// Returns how a successful response differs from the spec.
pub(super) fn differences(
    spec: &Spec,
    endpoint: &Endpoint,
    status: u16,
    body: &[u8],
) -> Vec<String> {
    let success = endpoint
        .responses
        .iter()
        .find(|success| success.status == status);
    let ty = success.map_or(endpoint.returns.as_ref(), |success| success.ty.as_ref());
    let form = endpoint
        .accept
        .as_ref()
        .map_or(MediaForm::Json, MediaType::form);
    let (Some(ty), MediaForm::Json) = (ty, form) else {
        return Vec::new();
    };
    if *ty == Type::Bytes || endpoint.verb == "HEAD" {
        return Vec::new();
    }
    let mut value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return vec![format!("the body is not JSON: {error}")],
    };
    let key = spec.called_api().and_then(|api| api.envelope.as_deref());
    if let (Envelope::Wrapped, Some(key)) = (endpoint.envelope, key) {
        value = value.get(key).cloned().unwrap_or_default();
    }
    let mut checker = Checker::new(spec, true);
    checker.value(ty, &mut value);
    let issues = checker.issues.iter();
    issues
        .map(|issue| format!("{} {}", issue.field, issue.reason))
        .collect()
}
