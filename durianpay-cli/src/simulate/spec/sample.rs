//! Example requests, made from the spec.

use super::auth::issued_by;
use super::auth::request::Bearer;
use super::auth::sample::{headers, query};
use super::credentials::Credentials;
use super::page::write;
use super::route::base_path;
use super::scalar::to_text;
use super::template::{Values, fill};
use super::values::fill_path;
use crate::openapi::example::{field_value, type_value};
use bytes::Bytes;
use durianpay_codegen::model::{Endpoint, MediaForm, MediaType, Spec, Style, Type};
use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// The characters that are not encoded in a URL.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The boundary of an example body in parts.
const BOUNDARY: &str = "example-boundary";

/// Returns examples of the path parameters of an endpoint.
pub(super) fn path_values(spec: &Spec, endpoint: &Endpoint) -> Values {
    let parameters = endpoint.parameters.iter();
    let values = parameters.map(|field| {
        let text = to_text(&field_value(spec, field));
        (
            field.wire.clone(),
            text.unwrap_or_else(|| "text".to_owned()),
        )
    });
    values.collect()
}

/// Returns the path of the first segments of an endpoint, as the store names it.
pub(super) fn path_to(endpoint: &Endpoint, depth: usize, values: &Values) -> String {
    let value = |name: &str| {
        values
            .get(name)
            .cloned()
            .unwrap_or_default()
            .replace('/', "%2F")
    };
    let path = fill_path(&endpoint.path, value);
    let segments: Vec<&str> = path.split('/').skip(1).take(depth).collect();
    segments.join("/").trim_end_matches('/').to_owned()
}

/// Makes an example request for an endpoint, with these values of its placeholders.
///
/// # Errors
///
/// Fails if an example of the spec cannot be part of a request.
pub(super) fn request(
    spec: &Spec,
    endpoint: &Endpoint,
    credentials: &Credentials,
    token: &str,
    values: &Values,
) -> Result<Request<Bytes>, String> {
    let environments = spec.called_api().map_or(&[][..], |api| &api.environments);
    let base = environments
        .first()
        .map_or("", |environment| base_path(&environment.url));
    let path = fill_path(&endpoint.path, |name| {
        encode(values.get(name).map_or("", String::as_str))
    });
    let mut pairs = Vec::new();
    if let Some(object) = &endpoint.query {
        let value = type_value(spec, &Type::Object(object.clone()));
        write_pairs(spec, object, &value, &mut pairs);
    }
    for (name, value) in query(spec, endpoint, credentials, token) {
        pairs.push(format!("{}={}", encode(&name), encode(&value)));
    }
    let mut target = format!("{base}{path}");
    if !pairs.is_empty() {
        target = format!("{target}?{}", pairs.join("&"));
    }
    let mut request = Request::builder().method(&*endpoint.verb).uri(&target);
    let body = body(spec, endpoint, credentials);
    if let Some((media_type, _)) = &body {
        request = request.header(CONTENT_TYPE, media_type);
    }
    if let Some(media_type) = &endpoint.accept {
        request = request.header(ACCEPT, media_type.as_str());
    }
    let body = body.map_or_else(String::new, |(_, body)| body);
    let constants = spec.called_api().map_or(&[][..], |api| &api.headers);
    for constant in constants {
        request = request.header(&constant.name, &constant.value);
    }
    let object = endpoint.headers.as_ref();
    let own = object.map(|object| type_value(spec, &Type::Object(object.clone())));
    for (name, value) in own.iter().filter_map(Value::as_object).flatten() {
        let texts = match value {
            Value::Array(items) => items
                .iter()
                .filter_map(to_text)
                .collect::<Vec<_>>()
                .join(","),
            plain => to_text(plain).unwrap_or_default(),
        };
        request = request.header(name, texts);
    }
    let signed = Bearer {
        method: &endpoint.verb,
        target: &target,
        headers: &http::HeaderMap::new(),
        body: body.as_bytes(),
    };
    for (name, value) in headers(spec, endpoint, credentials, token, &signed) {
        request = request.header(name, value);
    }
    request
        .body(Bytes::from(body))
        .map_err(|error| error.to_string())
}

/// Returns the media type and the body of an example request.
fn body(spec: &Spec, endpoint: &Endpoint, credentials: &Credentials) -> Option<(String, String)> {
    let ty = endpoint.body.as_ref()?;
    let mut value = type_value(spec, ty);
    for field in issued_by(spec, &endpoint.id)
        .iter()
        .flat_map(|rule| &rule.body)
    {
        let text = fill(&field.template, |name| credentials.text(name));
        write(
            &mut value,
            std::slice::from_ref(&field.name),
            Some(Value::from(text)),
        );
    }
    let media = endpoint.content_type.as_ref();
    let name = media.map_or(MediaType::JSON, MediaType::as_str).to_owned();
    let object = match ty {
        Type::Object(name) => name.as_str(),
        _ => "",
    };
    Some(match media.map_or(MediaForm::Json, MediaType::form) {
        MediaForm::Json => (name, value.to_string()),
        MediaForm::Form => {
            let mut pairs = Vec::new();
            write_pairs(spec, object, &value, &mut pairs);
            (name, pairs.join("&"))
        }
        MediaForm::Multipart => (
            format!("{name}; boundary={BOUNDARY}"),
            multipart(spec, object, &value),
        ),
        MediaForm::Plain => (name, to_text(&value).unwrap_or_default()),
    })
}

fn write_pairs(spec: &Spec, object: &str, value: &Value, pairs: &mut Vec<String>) {
    let fields = spec.object(object).map_or(&[][..], |object| &object.fields);
    for (name, value) in value.as_object().into_iter().flatten() {
        let field = fields.iter().find(|field| field.wire == *name);
        write_pair(
            name,
            value,
            field.map_or(Style::Repeat, |field| field.style),
            pairs,
        );
    }
}

fn write_pair(name: &str, value: &Value, style: Style, pairs: &mut Vec<String>) {
    let is_plain = |value: &Value| to_text(value).is_some();
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                write_pair(&format!("{name}[{key}]"), value, style, pairs);
            }
        }
        Value::Array(items) if items.iter().all(is_plain) => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(to_text)
                .map(|text| encode(&text))
                .collect();
            let (name, separator) = match style {
                Style::Comma => (name.to_owned(), ","),
                Style::Space => (name.to_owned(), "%20"),
                Style::Pipe => (name.to_owned(), "%7C"),
                Style::Repeat => (name.to_owned(), ""),
                Style::Brackets => (format!("{name}[]"), ""),
            };
            if separator.is_empty() {
                pairs.extend(texts.iter().map(|text| format!("{}={text}", encode(&name))));
            } else if !texts.is_empty() {
                pairs.push(format!("{}={}", encode(&name), texts.join(separator)));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                write_pair(&format!("{name}[{index}]"), item, style, pairs);
            }
        }
        plain => {
            let text = to_text(plain).unwrap_or_default();
            pairs.push(format!("{}={}", encode(name), encode(&text)));
        }
    }
}

fn multipart(spec: &Spec, object: &str, value: &Value) -> String {
    let fields = spec.object(object).map_or(&[][..], |object| &object.fields);
    let mut body = String::new();
    for field in fields {
        let items = match value.get(&field.wire) {
            None => continue,
            Some(Value::Array(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let is_file = matches!(field.ty.innermost(), Type::File);
        for item in items {
            let file = if is_file {
                "; filename=\"example.txt\""
            } else {
                ""
            };
            let head = format!(
                "Content-Disposition: form-data; name=\"{}\"{file}",
                field.wire
            );
            let (media, content) = match to_text(item) {
                Some(text) => ("", text),
                None => ("\r\nContent-Type: application/json", item.to_string()),
            };
            let part = format!("--{BOUNDARY}\r\n{head}{media}\r\n\r\n{content}\r\n");
            body.push_str(&part);
        }
    }
    body + &format!("--{BOUNDARY}--\r\n")
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Writes a request as a command for a shell.
pub(super) fn curl(host: &str, request: &Request<Bytes>) -> String {
    let quoted = |word: &str| format!("'{}'", word.replace('\'', r"'\''"));
    let mut command = format!(
        "curl -X {} {}",
        request.method(),
        quoted(&format!("{host}{}", request.uri()))
    );
    for (name, value) in request.headers() {
        let value = value.to_str().unwrap_or_default();
        command.extend([" -H ", &quoted(&format!("{name}: {value}"))]);
    }
    if !request.body().is_empty() {
        let body = String::from_utf8_lossy(request.body());
        command.extend([" -d ", &quoted(&body)]);
    }
    command
}
