//! Reads and checks the parts of a request: path, query, headers and body.

use super::check::{Checker, Issue};
use super::pairs::Pairs;
use super::scalar::from_text;
use super::{multipart, scalar};
use durianpay_codegen::model::{Endpoint, Field, MediaForm, MediaType, Object, Spec, Type};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The parts of a request, as its endpoint describes them.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) query: Map<String, Value>,
    pub(super) body: Option<Value>,
    /// The differences for which the request is rejected.
    pub(super) issues: Vec<Issue>,
    /// The tolerated differences.
    pub(super) notes: Vec<String>,
}

/// A request, as far as its parts are concerned.
#[derive(Debug)]
pub(super) struct Sent<'r> {
    pub(super) path: &'r BTreeMap<String, String>,
    /// The pairs of the query that neither authenticate it nor choose its page.
    pub(super) query: &'r Pairs,
    pub(super) headers: &'r HeaderMap,
    pub(super) body: &'r [u8],
}

/// Reads the parts of a request for an endpoint, and checks them.
pub(super) fn read(spec: &Spec, endpoint: &Endpoint, is_strict: bool, sent: &Sent<'_>) -> Parts {
    let mut checker = Checker::new(spec, is_strict);
    checker.within("path", |checker| {
        for parameter in &endpoint.parameters {
            path(spec, checker, parameter, sent.path);
        }
    });
    let query = endpoint.query.as_deref().and_then(|name| spec.object(name));
    let mut members = sent.query.read(spec, query);
    checker.within("query", |checker| match query {
        Some(query) => checker.object(query, &mut members),
        None => {
            for name in members.keys() {
                checker.within(name, |checker| {
                    checker.tolerate("is unknown", "ignored the unknown parameter");
                });
            }
        }
    });
    if let Some(object) = endpoint
        .headers
        .as_deref()
        .and_then(|name| spec.object(name))
    {
        checker.within("headers", |checker| {
            headers(spec, checker, object, sent.headers);
        });
    }
    constant_headers(spec, &mut checker, sent.headers);
    let mut body = None;
    if let Some(ty) = &endpoint.body {
        checker.within("body", |checker| {
            body = read_body(spec, checker, endpoint, ty, sent);
        });
    } else if !matches!(sent.body, b"" | b"{}") {
        checker.within("body", |checker| {
            checker.tolerate(
                "must be empty",
                "ignored what no endpoint with this path reads",
            );
        });
    }
    Parts {
        query: members,
        body,
        issues: checker.issues,
        notes: checker.notes,
    }
}

fn path(
    spec: &Spec,
    checker: &mut Checker<'_>,
    parameter: &Field,
    values: &BTreeMap<String, String>,
) {
    let Some(text) = values.get(&parameter.wire) else {
        return;
    };
    let mut value = from_text(spec, &parameter.ty, text);
    checker.within(&parameter.wire, |checker| {
        checker.field(parameter, &mut value);
    });
}

/// Checks the headers that the endpoint describes.
fn headers(spec: &Spec, checker: &mut Checker<'_>, object: &Object, sent: &HeaderMap) {
    let mut members = Map::new();
    for field in &object.fields {
        let texts = sent.get_all(&field.wire).iter();
        let texts: Vec<&str> = texts.filter_map(|text| text.to_str().ok()).collect();
        if texts.is_empty() {
            continue;
        }
        let text = texts.join(",");
        let value = match &field.ty {
            Type::List(item) => {
                let items = text
                    .split(',')
                    .map(|text| from_text(spec, item, text.trim()));
                Value::Array(items.collect())
            }
            ty => from_text(spec, ty, &text),
        };
        members.insert(field.wire.clone(), value);
    }
    checker.object(object, &mut members);
}

/// Checks the headers with the same value in every request.
fn constant_headers(spec: &Spec, checker: &mut Checker<'_>, sent: &HeaderMap) {
    let constants = spec.called_api().into_iter().flat_map(|api| &api.headers);
    for constant in constants {
        let found = sent.get(&constant.name).map(http::HeaderValue::as_bytes);
        if found != Some(constant.value.as_bytes()) {
            checker.within("headers", |checker| {
                checker.within(&constant.name, |checker| {
                    let reason = format!("must be `{}`", constant.value);
                    checker.tolerate(&reason, "accepted another value of the header");
                });
            });
        }
    }
}

fn read_body(
    spec: &Spec,
    checker: &mut Checker<'_>,
    endpoint: &Endpoint,
    ty: &Type,
    sent: &Sent<'_>,
) -> Option<Value> {
    let expected = endpoint.content_type.as_ref();
    let expected_text = expected.map_or(MediaType::JSON, MediaType::as_str);
    let form = expected.map_or(MediaForm::Json, MediaType::form);
    let found = sent
        .headers
        .get(CONTENT_TYPE)
        .and_then(|media| media.to_str().ok());
    let found = found.unwrap_or_default();
    let is_expected = match (form, MediaType::parse(found)) {
        (MediaForm::Plain, _) => essence(found).eq_ignore_ascii_case(essence(expected_text)),
        (form, Some(media)) => media.form() == form,
        (_, None) => false,
    };
    if !is_expected {
        let reason = format!("must have the content type `{expected_text}`");
        let note = format!("accepted a content type other than `{expected_text}`");
        if !checker.tolerate(&reason, &note) {
            return None;
        }
    }
    let object = match ty {
        Type::Object(name) => spec.object(name),
        _ => None,
    };
    let mut value = match form {
        MediaForm::Json => match serde_json::from_slice(sent.body) {
            Ok(value) => value,
            Err(_) if sent.body.is_empty() => {
                checker.reject("is required");
                return None;
            }
            Err(error) => {
                checker.reject(format!("must be JSON: {error}"));
                return None;
            }
        },
        MediaForm::Form => {
            let text = String::from_utf8_lossy(sent.body);
            Value::Object(Pairs::new(&text).read(spec, object))
        }
        MediaForm::Multipart => match multipart::read(spec, object, found, sent.body) {
            Ok(members) => Value::Object(members),
            Err(reason) => {
                checker.reject(format!("must be a form in parts: {reason}"));
                return None;
            }
        },
        MediaForm::Plain => return Some(Value::from(String::from_utf8_lossy(sent.body))),
    };
    checker.value(ty, &mut value);
    Some(value)
}

/// Returns a media type without its parameters.
fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or_default().trim()
}

/// Returns a member of a query as the text that it was sent as.
pub(super) fn text(members: &Map<String, Value>, name: &str) -> Option<String> {
    members.get(name).and_then(scalar::to_text)
}
