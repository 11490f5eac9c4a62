//! Turns a request into a response and a way to send it, without a network.

use crate::faults::kinds::{Effect, Fault};
use crate::generation::{Failure, Generation};
use crate::legacy::LEGACY;
use crate::operation::Operation;
use crate::record::{LogEntry, RecordedRequest};
use crate::router::Route;
use crate::shared::Shared;
use crate::snap::execute::SNAP;
use bytes::Bytes;
use durianpay_client::Timestamp;
use http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use std::time::{Duration, SystemTime};

/// The way in which a response is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sending {
    Whole,
    /// Complete, after this time.
    Delayed(Duration),
    /// Not at all: the connection is reset.
    Reset,
    /// Not at all: the connection ends.
    Closed,
    /// The connection ends after this many bytes of the body.
    Cut(usize),
}

/// The generations of the API, each with a separate base path.
static GENERATIONS: [&Generation; 2] = [&LEGACY, &SNAP];

/// Executes a request, unless a fault prevents it, and records it.
pub(crate) fn exchange(
    shared: &Shared,
    request: http::Request<Bytes>,
) -> (Response<String>, Sending) {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let mut generations = GENERATIONS.iter();
    let found = generations.find_map(|known| Some((*known, known.below(path)?)));
    let (base_path, below) = found.map_or(("", path), |(known, below)| (known.base_path, below));
    let mut headers = head.headers;
    if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
        authorization.set_sensitive(true);
    }
    let at = {
        let mut state = shared.state();
        state.keep_pace(shared.runtime.system_time());
        state.clock.now()
    };
    let mut request = RecordedRequest {
        // Set when the request is added to the log.
        number: 0,
        at,
        method: head.method,
        base_path,
        path: below.to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers,
        body,
        operation: None,
        status: StatusCode::OK,
        rejection: None,
        notes: Vec::new(),
        fault: None,
    };
    let (mut response, sending) = match found {
        Some((generation, _)) => respond(generation, shared, &mut request),
        None => ((LEGACY.fail)(Failure::NotFound, None), Sending::Whole),
    };
    complete(&mut response, at);
    request.status = response.status();
    if !request.status.is_success() {
        request.rejection = Some(response.body().clone());
    }
    let mut state = shared.state();
    request.number = state.requests.end();
    let shown = shared.is_observed().then(|| request.clone());
    let bytes = request.bytes();
    state.requests.push(request, bytes);
    drop(state);
    if let Some(request) = &shown {
        shared.observe(LogEntry::Request(request));
    }
    shared.wake_dispatcher();
    (response, sending)
}

/// Finds the route of a request. If it is lenient, older methods and paths are those of today.
fn find(generation: &Generation, is_lenient: bool, request: &mut RecordedRequest) -> Route {
    let query = request.query.as_deref().unwrap_or_default();
    let find = |method, path| Route::find(generation.endpoints, method, path, query);
    let found = find(&request.method, &request.path);
    if !is_lenient || matches!(found, Route::To(..)) {
        return found;
    }
    let Some((method, path)) = (generation.current)(&request.method, &request.path) else {
        return found;
    };
    match find(&method, &path) {
        Route::To(checks, values) => {
            let now = checks.endpoint;
            let note = format!(
                "read the older method and path as {} {}",
                now.method, now.path
            );
            request.notes.push(note);
            Route::To(checks, values)
        }
        _ => found,
    }
}

/// Executes a request of one generation, unless a fault prevents it.
fn respond(
    generation: &Generation,
    shared: &Shared,
    request: &mut RecordedRequest,
) -> (Response<String>, Sending) {
    let is_lenient = shared.state().is_lenient;
    let (checks, values) = match find(generation, is_lenient, request) {
        Route::To(checks, values) => (checks, values),
        Route::MethodNotAllowed(methods) => {
            let response = (generation.fail)(Failure::MethodNotAllowed, None);
            return (allowing(response, &methods), Sending::Whole);
        }
        Route::NotFound => return ((generation.fail)(Failure::NotFound, None), Sending::Whole),
    };
    let operation = Operation::of(checks.endpoint);
    request.operation = Some(checks.endpoint.id);
    request.fault = shared.state().faults.take_for_request(operation, request);
    let response = match request.fault.map(Fault::effect) {
        Some(Effect::NotApplied) => Response::default(),
        Some(Effect::Applied) | None => (generation.execute)(shared, checks, &values, request),
    };
    let fail = |failure| (generation.fail)(failure, Some(checks.endpoint));
    match request.fault {
        Some(fault) => inject(response, fault, fail),
        None => (response, Sending::Whole),
    }
}

/// Adds the headers of every response. The date is that of the virtual clock.
pub(crate) fn complete(response: &mut Response<String>, now: Timestamp) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    // An HTTP date cannot be before 1970.
    if now.unix_seconds() >= 0
        && let Ok(now) = SystemTime::try_from(now)
        && let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(now))
    {
        headers.insert(DATE, date);
    }
}

/// Applies a fault to a response; `fail` writes an error response of the generation in its place.
fn inject(
    response: Response<String>,
    fault: Fault,
    fail: impl Fn(Failure) -> Response<String>,
) -> (Response<String>, Sending) {
    match fault {
        Fault::Delay(time) => (response, Sending::Delayed(time)),
        Fault::Reset(_) => (response, Sending::Reset),
        Fault::Close(_) => (response, Sending::Closed),
        Fault::CutBody => {
            let most = response.body().len() / 2;
            (response, Sending::Cut(most))
        }
        Fault::TooManyRequests { retry_after } => {
            let mut response = fail(Failure::TooManyRequests);
            let seconds = HeaderValue::from(retry_after.as_secs());
            response.headers_mut().insert(RETRY_AFTER, seconds);
            (response, Sending::Whole)
        }
        Fault::ServerError(_) => (fail(Failure::ServerError), Sending::Whole),
        Fault::Unavailable => (fail(Failure::Unavailable), Sending::Whole),
    }
}

/// Adds the `Allow` header with the methods of the endpoint.
fn allowing(mut response: Response<String>, methods: &[&str]) -> Response<String> {
    if let Ok(allowed) = HeaderValue::from_str(&methods.join(", ")) {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}
