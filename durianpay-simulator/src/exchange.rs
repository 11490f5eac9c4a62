//! From a request to its response, and how that goes out: without a network.

use crate::error_response::ErrorResponse;
use crate::execute::execute;
use crate::faults::kinds::{Effect, Fault};
use crate::record::RecordedRequest;
use crate::router::Route;
use crate::shared::Shared;
use bytes::Bytes;
use durianpay_client::Timestamp;
use http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use std::time::{Duration, SystemTime};

/// Where the API begins on a host.
pub(crate) const BASE_PATH: &str = "/v1";

/// How a response goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sending {
    Whole,
    /// Whole, after this time.
    Delayed(Duration),
    /// Not at all: the connection is reset.
    Reset,
    /// Not at all: the connection ends.
    Closed,
    /// The connection ends after this many bytes of the body.
    Cut(usize),
}

/// Executes a request, unless a fault prevents it, and records it.
pub(crate) fn exchange(
    shared: &Shared,
    request: http::Request<Bytes>,
) -> (Response<String>, Sending) {
    let (head, body) = request.into_parts();
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
    let response = match Route::find(&request.method, &request.path, query) {
        Route::To(checks, values) if is_below_base => {
            request.fault = state.faults.take_for_request(checks.endpoint.id, &request);
            match request.fault.map(Fault::effect) {
                Some(Effect::NotApplied) => Response::default(),
                Some(Effect::Applied) | None => {
                    respond(execute(&mut state, checks, &values, &request))
                }
            }
        }
        Route::MethodNotAllowed(methods) if is_below_base => method_not_allowed(&methods),
        _ => respond(Err(ErrorResponse::plain(
            StatusCode::NOT_FOUND,
            "no endpoint has this path",
        ))),
    };
    let (mut response, sending) = match request.fault {
        Some(fault) => inject(response, fault),
        None => (response, Sending::Whole),
    };
    complete(&mut response, state.clock.now());
    state.requests.push(request);
    drop(state);
    shared.wake_dispatcher();
    (response, sending)
}

/// Adds the headers of every response. The date is that of the virtual clock.
pub(crate) fn complete(response: &mut Response<String>, now: Timestamp) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    // A date of HTTP begins with 1970.
    if now.unix_seconds() >= 0
        && let Ok(now) = SystemTime::try_from(now)
        && let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(now))
    {
        headers.insert(DATE, date);
    }
}

/// Returns what a fault makes of a response.
fn inject(response: Response<String>, fault: Fault) -> (Response<String>, Sending) {
    match fault {
        Fault::Delay(time) => (response, Sending::Delayed(time)),
        Fault::Reset(_) => (response, Sending::Reset),
        Fault::Close(_) => (response, Sending::Closed),
        Fault::CutBody => {
            let most = response.body().len() / 2;
            (response, Sending::Cut(most))
        }
        Fault::TooManyRequests { retry_after } => (too_many_requests(retry_after), Sending::Whole),
        Fault::ServerError(_) => {
            let error = ErrorResponse::failing("internal server error");
            (respond(Err(error)), Sending::Whole)
        }
        Fault::Unavailable => {
            let message = "the service is unavailable";
            let error = ErrorResponse::plain(StatusCode::SERVICE_UNAVAILABLE, message);
            (respond(Err(error)), Sending::Whole)
        }
    }
}

fn too_many_requests(retry_after: Duration) -> Response<String> {
    let error = ErrorResponse::plain(StatusCode::TOO_MANY_REQUESTS, "too many requests");
    let mut response = respond(Err(error));
    let seconds = HeaderValue::from(retry_after.as_secs());
    response.headers_mut().insert(RETRY_AFTER, seconds);
    response
}

/// Returns the response to a request that was executed or refused.
pub(crate) fn respond(result: Result<String, ErrorResponse>) -> Response<String> {
    let (status, body) = match result {
        Ok(body) => (StatusCode::OK, body),
        Err(error) => (error.status, error.body()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

fn method_not_allowed(methods: &[&str]) -> Response<String> {
    let error = ErrorResponse::plain(
        StatusCode::METHOD_NOT_ALLOWED,
        "the endpoint has another method",
    );
    let mut response = respond(Err(error));
    if let Ok(allowed) = HeaderValue::from_str(&methods.join(", ")) {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}
