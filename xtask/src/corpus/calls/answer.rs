//! The response of the mock to a call, and the value that must be read from it.

use super::super::reading::{At, Operation, Reading, json_content};
use super::fits::fits;
use super::sample::{Sampler, Side};
use durianpay_codegen::model::{Endpoint, Envelope, MediaForm, Spec, Type};
use serde_json::Value;

/// The body of a response that is not JSON.
const PLAIN: &str = "text";

/// A response of the mock.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: String,
    pub(super) body: String,
    /// The value that is read, as JSON, or `None` if the body is not read.
    pub(super) read: Option<Value>,
}

/// Draws a successful response of an operation: a valid example of the document, or a value of the schema. Returns
/// `None` if this code cannot make one that is surely valid.
pub(super) fn draw<'d>(
    sampler: &mut Sampler<'d>,
    operation: &Operation<'d>,
    (spec, endpoint): (&Spec, &Endpoint),
) -> Option<Answer> {
    let responses = operation.at.each("responses");
    let is_only = responses.len() == 1;
    responses.into_iter().find_map(|(status, at)| {
        let at = sampler.reading.follow(&at)?;
        let status = match &*status {
            "default" if is_only => 200,
            "2XX" | "2xx" => 200,
            other => other.parse().ok()?,
        };
        let is_success = (200..300).contains(&status);
        is_success.then(|| of_status(sampler, (status, &at), (spec, endpoint)))?
    })
}

fn of_status<'d>(
    sampler: &mut Sampler<'d>,
    (status, at): (u16, &At<'d>),
    (spec, endpoint): (&Spec, &Endpoint),
) -> Option<Answer> {
    let mut listed = endpoint.responses.iter();
    let ty = if endpoint.responses.is_empty() {
        endpoint.returns.as_ref()
    } else {
        let listed = listed.find(|response| response.status == status)?;
        listed.ty.as_ref()
    };
    let answer = |media_type: &str, body: String, read| Answer {
        status,
        media_type: media_type.to_owned(),
        body,
        read,
    };
    if ty.is_none() {
        return Some(answer("application/json", String::new(), None));
    }
    // Another response has the content.
    let contents = at.each("content");
    if contents.is_empty() {
        return None;
    }
    let plain = endpoint.accept.as_ref();
    if let Some(media_type) = plain.filter(|media_type| media_type.form() == MediaForm::Plain) {
        let is_readable = matches!(ty, Some(Type::Bytes | Type::Text));
        let read = Some(Value::String(PLAIN.to_owned()));
        return is_readable.then(|| answer(concrete(media_type.as_str()), PLAIN.to_owned(), read));
    }
    let (media_type, media) = json_content(at)?;
    let schema = media.get("schema")?;
    let examples = examples(sampler.reading, &media, &schema);
    let mut valid = examples
        .into_iter()
        .filter(|example| fits(sampler.reading, &schema, example, 0));
    let body = match valid.next() {
        Some(example) => example,
        None => sampler.on(Side::Response, |sampler| sampler.value(&schema, 0))?,
    };
    let read = unwrapped(spec, endpoint, &body).clone();
    Some(answer(concrete(&media_type), body.to_string(), Some(read)))
}

/// Returns the part of a body that the type of the endpoint describes.
fn unwrapped<'v>(spec: &Spec, endpoint: &Endpoint, body: &'v Value) -> &'v Value {
    let envelope = spec.api.as_ref().and_then(|api| api.envelope.as_ref());
    let envelope = envelope.filter(|_| endpoint.envelope != Envelope::Whole);
    envelope.and_then(|key| body.get(key)).unwrap_or(body)
}

/// Returns a media type for a range such as `*/*`.
fn concrete(media_type: &str) -> &str {
    match media_type {
        "*/*" | "application/*" => "application/json",
        range if range.contains('*') => "application/octet-stream",
        other => other,
    }
}

/// Lists the examples of a response.
pub(super) fn examples(reading: Reading<'_>, media: &At<'_>, schema: &At<'_>) -> Vec<Value> {
    let mut found: Vec<Value> = media.json.get("example").cloned().into_iter().collect();
    for (_, example) in media.each("examples") {
        let example = reading.follow(&example);
        found.extend(example.and_then(|example| example.json.get("value").cloned()));
    }
    let of_schema = reading.follow(schema);
    found.extend(of_schema.and_then(|schema| schema.json.get("example").cloned()));
    found
}
