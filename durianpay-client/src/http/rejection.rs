//! Error responses: reading their bodies, and deciding what they mean for the request.

use crate::error::{ApiError, Error, ErrorKind, FieldError};
use crate::http::code;
use crate::http::key_conflict;
use crate::http::raw::RawResponse;
use crate::http::retry_after;
use crate::json::place::at;
use crate::json::tape::Kind;
use crate::json::tree::{Node, Tree};
use crate::types::descriptor::{Api, CodeMeaning, Endpoint, RetryClass};
use crate::types::outcome::Outcome;
use http::StatusCode;

/// The meaning of an error response.
struct Meaning {
    kind: ErrorKind,
    outcome: Outcome,
    reason: &'static str,
}

/// A failure reported by a response.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Failure {
    /// The HTTP status, or the status in the code of an error that is inside a success.
    pub(crate) status: StatusCode,
    pub(crate) outcome: Outcome,
}

/// Checks that status and code of a response are a success.
pub(crate) fn check(
    api: &Api,
    endpoint: &'static Endpoint,
    raw: &RawResponse,
) -> Result<(), Error> {
    let Some((body, status)) = refused(api, raw) else {
        return Ok(());
    };
    let Meaning {
        kind,
        outcome,
        reason,
    } = meaning(api, endpoint, status, &body);
    let error = Error::new(kind, outcome, reason);
    Err(with_response(endpoint, error, body))
}

/// Returns the failure that a response reports, or `None` if status and code are a success.
pub(crate) fn failure(api: &Api, endpoint: &Endpoint, raw: &RawResponse) -> Option<Failure> {
    let (body, status) = refused(api, raw)?;
    let outcome = meaning(api, endpoint, status, &body).outcome;
    Some(Failure { status, outcome })
}

/// Returns the body of an unsuccessful response, and the status that applies.
fn refused(api: &Api, raw: &RawResponse) -> Option<(ApiError, StatusCode)> {
    let is_success = raw.status.is_success();
    if is_success && api.error.codes.is_empty() {
        return None;
    }
    let body = read_body(api, raw);
    if is_success && !is_refused(api, &body) {
        return None;
    }
    let status = status(api, raw, &body);
    Some((body, status))
}

/// Returns whether the API no longer accepts the request's token.
#[cfg(feature = "tokens")]
pub(crate) fn renews_token(api: &Api, raw: &RawResponse) -> bool {
    let code = read_body(api, raw).code;
    code.is_some_and(|code| code::renews_token(&api.error, &code))
}

/// Creates the error for a redirect.
pub(crate) fn redirect(api: &Api, endpoint: &'static Endpoint, raw: &RawResponse) -> Error {
    let reason = "the API responded with a redirect, which is not followed";
    let error = Error::new(ErrorKind::Redirect, Outcome::Unknown, reason);
    with_response(endpoint, error, read_body(api, raw))
}

/// Creates the error for a keyed call that was accepted while the first one is still
/// running. No source documents such a response, so a readable body takes precedence.
pub(crate) fn pending(api: &Api, endpoint: &'static Endpoint, raw: &RawResponse) -> Error {
    let reason = "a call with this idempotency key is still being carried out; check its state";
    let error = Error::new(ErrorKind::Pending, Outcome::Unknown, reason);
    with_response(endpoint, error, read_body(api, raw))
}

/// Returns the message of a response: for a success, the one at the top level of the body, next
/// to the result; otherwise that of the error.
pub(crate) fn message(api: &Api, raw: &RawResponse) -> Option<String> {
    if !raw.status.is_success() {
        return read_body(api, raw).message;
    }
    let tree = Tree::parse(&raw.body).ok()?;
    first_string(tree.root(), api.error.message)
}

/// Returns the id of the request: that of the header, or for an error that of the body.
pub(crate) fn request_id(api: &Api, raw: &RawResponse) -> Option<String> {
    if raw.status.is_success() {
        header_id(api, raw).map(str::to_owned)
    } else {
        read_body(api, raw).request_id
    }
}

/// Returns the id of the request in the response header, if it is set.
fn header_id<'r>(api: &Api, raw: &'r RawResponse) -> Option<&'r str> {
    let name = api.error.request_id_header?;
    let id = raw.headers.get(name)?.to_str().ok()?;
    (api.error.unset_request_id != Some(id)).then_some(id)
}

fn with_response(endpoint: &Endpoint, error: Error, body: ApiError) -> Error {
    error.for_operation(endpoint.id).with_response(body)
}

/// Returns whether the code in a success reports an error.
fn is_refused(api: &Api, body: &ApiError) -> bool {
    let Some(code) = &body.code else {
        return false;
    };
    match code::meaning(&api.error, code) {
        Some(CodeMeaning::Rejected | CodeMeaning::Unknown) => true,
        Some(CodeMeaning::ByStatus) => code::status(code).is_none_or(|named| !named.is_success()),
        Some(CodeMeaning::Success) | None => false,
    }
}

/// Returns the status that applies. The status in the code applies if the spec says so, or if the
/// HTTP status is a success and thus says nothing about the result.
fn status(api: &Api, raw: &RawResponse, body: &ApiError) -> StatusCode {
    let named = body.code.as_deref().and_then(|code| {
        let counts = match code::meaning(&api.error, code)? {
            CodeMeaning::ByStatus => true,
            CodeMeaning::Rejected | CodeMeaning::Unknown => raw.status.is_success(),
            CodeMeaning::Success => false,
        };
        code::status(code).filter(|_| counts)
    });
    named.unwrap_or(raw.status)
}

/// Returns the outcome that the spec states for the endpoint or the code.
fn stated(api: &Api, endpoint: &Endpoint, status: StatusCode, body: &ApiError) -> Option<Outcome> {
    let code = body.code.as_deref();
    let of_http = endpoint.stated_outcome(body.status, code);
    let of_endpoint = of_http.or_else(|| endpoint.stated_outcome(status.as_u16(), code));
    of_endpoint.or_else(|| match code::meaning(&api.error, code?)? {
        CodeMeaning::Rejected => Some(Outcome::Rejected),
        // A success code with an error status is a contradiction.
        CodeMeaning::Unknown | CodeMeaning::Success => Some(Outcome::Unknown),
        CodeMeaning::ByStatus => None,
    })
}

/// Decides by the outcome in the spec, then by what the response says about the key, then by
/// the status.
fn meaning(api: &Api, endpoint: &Endpoint, status: StatusCode, body: &ApiError) -> Meaning {
    let stated = stated(api, endpoint, status, body);
    if stated != Some(Outcome::Rejected) && is_key_conflict(endpoint, status, body) {
        return Meaning {
            kind: ErrorKind::Conflict,
            outcome: Outcome::Unknown,
            reason: "the idempotency key was used before; check the state of the first call",
        };
    }
    let outcome = stated.unwrap_or_else(|| Outcome::from_status(status));
    let reason = match outcome {
        Outcome::Unknown if status.is_client_error() => {
            "the API rejected the request, which may have been carried out"
        }
        Outcome::Unknown => "the API failed",
        Outcome::Rejected | Outcome::NotSent => "the API rejected the request",
    };
    Meaning {
        kind: ErrorKind::Api,
        outcome,
        reason,
    }
}

/// Returns whether a keyed call was rejected because its key was used before. The first call with
/// the key may have been carried out.
fn is_key_conflict(endpoint: &Endpoint, status: StatusCode, body: &ApiError) -> bool {
    let mut texts = [&body.code, &body.message].into_iter().flatten();
    endpoint.retry == RetryClass::Keyed
        && status.is_client_error()
        && (status == StatusCode::CONFLICT || texts.any(|text| key_conflict::is_named(text)))
}

/// Reads an error body of any form. An unreadable body must not hide the status.
fn read_body(api: &Api, raw: &RawResponse) -> ApiError {
    let shape = &api.error;
    let is_set = |id: &str| shape.unset_request_id != Some(id);
    let mut error = ApiError {
        status: raw.status.as_u16(),
        body: raw.body.clone(),
        request_id: header_id(api, raw).map(str::to_owned),
        retry_after: retry_after::read(&raw.headers),
        ..ApiError::default()
    };
    let Ok(tree) = Tree::parse(&raw.body) else {
        return error;
    };
    // In two documented samples, errors are wrapped in the same way as other responses.
    let root = tree.root();
    let wrapped = api.envelope.map_or(Node::ABSENT, |key| root.get(key));
    let find = |keys| first_string(root, keys).or_else(|| first_string(wrapped, keys));
    error.message = find(shape.message);
    error.code = first_code(root, shape.code).or_else(|| first_code(wrapped, shape.code));
    error.request_id = find(shape.request_id)
        .filter(|id| is_set(id))
        .or(error.request_id);
    let fields = [root, wrapped]
        .into_iter()
        .flat_map(|body| shape.fields.iter().map(move |place| at(body, place)))
        .find(|fields| !fields.is_absent())
        .unwrap_or(Node::ABSENT);
    error.fields = field_errors(fields);
    error
}

/// Reads a list of objects or of messages, or a map from fields to messages.
fn field_errors(fields: Node<'_>) -> Vec<FieldError> {
    let of_item = |field: &str, item: Node<'_>| FieldError {
        field: first_string(item, &["field"]).unwrap_or_else(|| field.to_owned()),
        message: first_string(item, &["message"])
            .or_else(|| item.string().map(Into::into))
            .unwrap_or_default(),
    };
    let listed = fields.items().map(|item| of_item("", item));
    let mapped = fields.members().flat_map(|(name, value)| {
        let single = (value.kind() != Kind::List).then(|| of_item(&name, value));
        let many: Vec<_> = value.items().map(|item| of_item(&name, item)).collect();
        many.into_iter().chain(single)
    });
    listed.chain(mapped).collect()
}

/// Returns the first nonempty string at one of the places.
fn first_string(body: Node<'_>, places: &[&str]) -> Option<String> {
    places
        .iter()
        .filter_map(|place| at(body, place).string())
        .find(|string| !string.is_empty())
        .map(std::borrow::Cow::into_owned)
}

/// Returns the first code at one of the places. Some APIs and gateways send it as a number.
fn first_code(body: Node<'_>, places: &[&str]) -> Option<String> {
    let mut found = places.iter().map(|place| at(body, place));
    found.find_map(|value| match value.kind() {
        Kind::Number => Some(value.source().to_owned()),
        _ => value
            .string()
            .filter(|code| !code.is_empty())
            .map(Into::into),
    })
}
