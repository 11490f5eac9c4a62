//! The HTTP port: from a request to an answer.

use super::Shared;
use super::handlers::{self, Ask};
use super::record::RecordedRequest;
use super::refusal::Refusal;
use super::route::{Route, read_query};
use super::state::State;
use crate::__private::Checks;
use crate::api::API;
use crate::api_key::ApiKey;
use crate::descriptor::Envelope;
use crate::json::{Json, Mode, ReadError};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, HOST};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::net::IpAddr;
use std::sync::Arc;

/// Where the API begins on the port.
pub(super) const BASE_PATH: &str = "/v1";

/// Orders with a hundred items have some ten thousand bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Answers one request of the port.
pub(super) async fn answer(shared: Arc<Shared>, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    if !is_for_loopback(head.uri.authority(), &head.headers) {
        let refusal = Refusal::plain(
            StatusCode::MISDIRECTED_REQUEST,
            "the simulator answers to loopback names only",
        );
        return respond(Err(refusal));
    }
    let Ok(body) = to_bytes(body, MOST_BYTES).await else {
        let reason = "the body is larger than 1 MiB, or broke off";
        return respond(Err(Refusal::plain(StatusCode::PAYLOAD_TOO_LARGE, reason)));
    };
    let path = head.uri.path();
    let mut headers = head.headers;
    if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
        authorization.set_sensitive(true);
    }
    let request = RecordedRequest {
        method: head.method,
        path: path.strip_prefix(BASE_PATH).unwrap_or(path).to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers,
        body,
    };
    let is_below_base = path.starts_with(BASE_PATH);
    let mut state = shared.state();
    state.requests.push(request.clone());
    let query = request.query.as_deref().unwrap_or_default();
    let mut response = match Route::find(&request.method, &request.path, query) {
        Route::To(checks, values) if is_below_base => {
            respond(carry_out(&mut state, checks, &values, &request))
        }
        Route::OtherMethod(methods) if is_below_base => other_method(&methods),
        _ => respond(Err(Refusal::plain(
            StatusCode::NOT_FOUND,
            "no endpoint has this path",
        ))),
    };
    drop(state);
    shared.wake_courier();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Checks a request and has it handled. The answer is in its envelope.
fn carry_out(
    state: &mut State,
    checks: &'static Checks,
    path: &[(&'static str, String)],
    request: &RecordedRequest,
) -> Result<String, Refusal> {
    if !is_authorized(&request.headers, &state.key) {
        return Err(Refusal::unauthorized());
    }
    let endpoint = checks.endpoint;
    let Some(handle) = handlers::of(endpoint.id) else {
        let reason = format!("the simulator does not know `{}` yet", endpoint.id);
        return Err(Refusal::plain(StatusCode::NOT_IMPLEMENTED, reason));
    };
    let query = read_query(checks, request.query.as_deref().unwrap_or_default())
        .map_err(|error| refuse(state, error))?;
    if let Some(check) = checks.body {
        crate::json::check(&request.body, Mode::Strict, check)
            .map_err(|error| refuse(state, error))?;
    }
    let ask = Ask {
        path,
        query: &query,
        headers: &request.headers,
        body: &request.body,
    };
    if let Some(earlier) = state.answered.find(endpoint, request)? {
        return Ok(earlier);
    }
    let answer = handle(state, &ask)?;
    let answer = match (endpoint.envelope, API.envelope) {
        // Where sources differ, the newer pages and the guide wrap.
        (Envelope::Wrapped | Envelope::Either, Some(key)) => {
            format!("{{{}:{answer}}}", Json::from(key))
        }
        (Envelope::Bare | Envelope::Whole, _) | (_, None) => answer,
    };
    state.answered.keep(endpoint, request, &answer);
    Ok(answer)
}

fn refuse(state: &mut State, error: ReadError) -> Refusal {
    match error {
        ReadError::Syntax(_) => Refusal::unreadable_body(),
        ReadError::Decode(error) => Refusal::not_as_specified(&mut state.ids, &error),
    }
}

fn respond(answer: Result<String, Refusal>) -> Response<Body> {
    let (status, body) = match answer {
        Ok(body) => (StatusCode::OK, body),
        Err(refusal) => (refusal.status, refusal.body()),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response
}

fn other_method(methods: &[&str]) -> Response<Body> {
    let refusal = Refusal::plain(
        StatusCode::METHOD_NOT_ALLOWED,
        "the endpoint has another method",
    );
    let mut response = respond(Err(refusal));
    if let Ok(allowed) = HeaderValue::from_str(&methods.join(", ")) {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}

/// Whether a request is addressed to this machine. A web page whose name was
/// made to resolve to loopback (DNS rebinding) still sends that name.
fn is_for_loopback(authority: Option<&Authority>, headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .and_then(|host| host.parse::<Authority>().ok());
    let is_loopback = |authority: &Authority| {
        let host = authority.host();
        host == "localhost"
            || host
                .trim_matches(['[', ']'])
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    };
    host.as_ref().is_some_and(is_loopback) && authority.is_none_or(is_loopback)
}

/// Whether a request comes with the key as user name and no password
/// (RFC 7617).
fn is_authorized(headers: &HeaderMap, key: &ApiKey) -> bool {
    let sent = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let Some((scheme, credentials)) = sent.and_then(|sent| sent.split_once(' ')) else {
        return false;
    };
    let expected = format!("{}:", key.expose());
    scheme.eq_ignore_ascii_case("basic")
        && STANDARD
            .decode(credentials.trim())
            .is_ok_and(|credentials| credentials == expected.as_bytes())
}
