//! The HTTP port: from a request to an answer.

use crate::Shared;
use crate::faults::{Effect, Fault};
use crate::handlers::{self, Ask};
use crate::line::{Break, Line};
use crate::loopback::is_loopback_host;
use crate::record::RecordedRequest;
use crate::refusal::Refusal;
use crate::route::{Route, read_query};
use crate::state::State;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError, check};
use durianpay_client::api::API;
use durianpay_client::json::Json;
use durianpay_client::{Envelope, RetryClass};
use http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, HOST, RETRY_AFTER};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::sync::Arc;
use std::time::Duration;

/// Where the API begins on the port.
pub(crate) const BASE_PATH: &str = "/v1";

/// Orders with a hundred items have some ten thousand bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Answers one request of the port, or does to its connection what befalls it.
pub(crate) async fn answer(shared: Arc<Shared>, line: Line, request: Request) -> Response<Body> {
    let (answer, fault) = take_in(&shared, request).await;
    let mut answer = match fault {
        Some(fault) => befall(answer, fault, &line).await,
        None => answer,
    };
    answer
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer.map(Body::from)
}

/// Reads a request and carries it out, unless a fault keeps it from that.
async fn take_in(shared: &Shared, request: Request) -> (Response<String>, Option<Fault>) {
    let (head, body) = request.into_parts();
    if !is_for_loopback(head.uri.authority(), &head.headers) {
        let refusal = Refusal::plain(
            StatusCode::MISDIRECTED_REQUEST,
            "the simulator answers to loopback names only",
        );
        return (respond(Err(refusal)), None);
    }
    let Ok(body) = to_bytes(body, MOST_BYTES).await else {
        let reason = "the body is larger than 1 MiB, or broke off";
        let refusal = Refusal::plain(StatusCode::PAYLOAD_TOO_LARGE, reason);
        return (respond(Err(refusal)), None);
    };
    let path = head.uri.path();
    let mut headers = head.headers;
    if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
        authorization.set_sensitive(true);
    }
    let mut request = RecordedRequest {
        method: head.method,
        path: path.strip_prefix(BASE_PATH).unwrap_or(path).to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers,
        body,
        fault: None,
    };
    let is_below_base = path.starts_with(BASE_PATH);
    let mut state = shared.state();
    let query = request.query.as_deref().unwrap_or_default();
    let answer = match Route::find(&request.method, &request.path, query) {
        Route::To(checks, values) if is_below_base => {
            request.fault = state.faults.of_request(checks.endpoint.id, &request);
            match request.fault.map(Fault::effect) {
                Some(Effect::Absent) => Response::default(),
                Some(Effect::Done) | None => {
                    respond(carry_out(&mut state, checks, &values, &request))
                }
            }
        }
        Route::OtherMethod(methods) if is_below_base => other_method(&methods),
        _ => respond(Err(Refusal::plain(
            StatusCode::NOT_FOUND,
            "no endpoint has this path",
        ))),
    };
    let fault = request.fault;
    state.requests.push(request);
    drop(state);
    shared.wake_courier();
    (answer, fault)
}

/// Does to an answer what befalls it.
async fn befall(answer: Response<String>, fault: Fault, line: &Line) -> Response<String> {
    match fault {
        Fault::Delay(time) => tokio::time::sleep(time).await,
        Fault::Reset(_) => line.break_off(Break::Reset),
        Fault::Close(_) => line.break_off(Break::End),
        Fault::CutBody => line.break_off(Break::InBody(answer.body().len() / 2)),
        Fault::TooManyRequests { retry_after } => return too_many_requests(retry_after),
        Fault::ServerError(_) => {
            return respond(Err(Refusal::failing("internal server error")));
        }
        Fault::Unavailable => {
            let message = "the service is unavailable";
            return respond(Err(Refusal::plain(
                StatusCode::SERVICE_UNAVAILABLE,
                message,
            )));
        }
    }
    answer
}

fn too_many_requests(retry_after: Duration) -> Response<String> {
    let refusal = Refusal::plain(StatusCode::TOO_MANY_REQUESTS, "too many requests");
    let mut answer = respond(Err(refusal));
    let seconds = HeaderValue::from(retry_after.as_secs());
    answer.headers_mut().insert(RETRY_AFTER, seconds);
    answer
}

/// Checks a request and has it handled. The answer is in its envelope.
fn carry_out(
    state: &mut State,
    checks: &'static Checks,
    path: &[(&'static str, String)],
    request: &RecordedRequest,
) -> Result<String, Refusal> {
    if !state.credentials.are_in(&request.headers) {
        return Err(Refusal::unauthorized());
    }
    let endpoint = checks.endpoint;
    let Some(handle) = handlers::of(endpoint.id) else {
        let reason = format!("the simulator does not know `{}` yet", endpoint.id);
        return Err(Refusal::plain(StatusCode::NOT_IMPLEMENTED, reason));
    };
    let query = read_query(checks, request.query.as_deref().unwrap_or_default())
        .map_err(|error| refuse(state, error))?;
    if let Some(check_body) = checks.body {
        check(&request.body, Mode::Strict, check_body).map_err(|error| refuse(state, error))?;
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
    state.is_done_before = false;
    let answer = handle(state, &ask)?;
    if endpoint.retry != RetryClass::Safe && !state.is_done_before {
        *state.effects.entry(endpoint.id).or_default() += 1;
    }
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

fn respond(answer: Result<String, Refusal>) -> Response<String> {
    let (status, body) = match answer {
        Ok(body) => (StatusCode::OK, body),
        Err(refusal) => (refusal.status, refusal.body()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

fn other_method(methods: &[&str]) -> Response<String> {
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
    let is_loopback = |authority: &Authority| is_loopback_host(authority.host());
    host.as_ref().is_some_and(is_loopback) && authority.is_none_or(is_loopback)
}
