//! The HTTP port: from a request to a response.

use crate::connection::{ConnectionHandle, Disconnect};
use crate::error_response::ErrorResponse;
use crate::execute::execute;
use crate::faults::kinds::{Effect, Fault};
use crate::loopback::is_loopback_host;
use crate::record::RecordedRequest;
use crate::router::Route;
use crate::shared::Shared;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use durianpay_client::Timestamp;
use http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, DATE, HOST, RETRY_AFTER};
use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Where the API begins on the port.
pub(crate) const BASE_PATH: &str = "/v1";

/// The largest body. Orders with a hundred items have some ten thousand bytes.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Responds to one request of the port, or injects a fault into its connection.
pub(crate) async fn serve(
    shared: Arc<Shared>,
    connection: ConnectionHandle,
    request: Request,
) -> Response<Body> {
    let (response, fault) = receive(&shared, request).await;
    let mut response = match fault {
        Some(fault) => inject(response, fault, &connection).await,
        None => response,
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(date) = date(shared.state().clock.now()) {
        headers.insert(DATE, date);
    }
    response.map(Body::from)
}

/// Returns the virtual time as a `Date`, in place of the machine's; `None` before 1970.
fn date(now: Timestamp) -> Option<HeaderValue> {
    let now = SystemTime::try_from(now).ok()?;
    // `fmt_http_date` panics before 1970.
    now.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    HeaderValue::from_str(&httpdate::fmt_http_date(now)).ok()
}

/// Reads a request and executes it, unless a fault prevents it.
async fn receive(shared: &Shared, request: Request) -> (Response<String>, Option<Fault>) {
    let (head, body) = request.into_parts();
    if !is_for_loopback(head.uri.authority(), &head.headers) {
        let error = ErrorResponse::plain(
            StatusCode::MISDIRECTED_REQUEST,
            "the simulator accepts loopback names only",
        );
        return (respond(Err(error)), None);
    }
    let Ok(body) = to_bytes(body, MAX_BODY_BYTES).await else {
        let reason = "the body is larger than 1 MiB, or incomplete";
        let error = ErrorResponse::plain(StatusCode::PAYLOAD_TOO_LARGE, reason);
        return (respond(Err(error)), None);
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
    let fault = request.fault;
    state.requests.push(request);
    drop(state);
    shared.wake_dispatcher();
    (response, fault)
}

/// Injects a fault into a response or the connection that it goes to.
async fn inject(
    response: Response<String>,
    fault: Fault,
    connection: &ConnectionHandle,
) -> Response<String> {
    match fault {
        Fault::Delay(time) => tokio::time::sleep(time).await,
        Fault::Reset(_) => connection.disconnect(Disconnect::Reset),
        Fault::Close(_) => connection.disconnect(Disconnect::End),
        Fault::CutBody => connection.disconnect(Disconnect::InBody(response.body().len() / 2)),
        Fault::TooManyRequests { retry_after } => return too_many_requests(retry_after),
        Fault::ServerError(_) => {
            return respond(Err(ErrorResponse::failing("internal server error")));
        }
        Fault::Unavailable => {
            let message = "the service is unavailable";
            return respond(Err(ErrorResponse::plain(
                StatusCode::SERVICE_UNAVAILABLE,
                message,
            )));
        }
    }
    response
}

fn too_many_requests(retry_after: Duration) -> Response<String> {
    let error = ErrorResponse::plain(StatusCode::TOO_MANY_REQUESTS, "too many requests");
    let mut response = respond(Err(error));
    let seconds = HeaderValue::from(retry_after.as_secs());
    response.headers_mut().insert(RETRY_AFTER, seconds);
    response
}

fn respond(result: Result<String, ErrorResponse>) -> Response<String> {
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

/// Returns whether a request is addressed to this machine. A web page whose name was
/// made to resolve to loopback (DNS rebinding) still sends that name.
fn is_for_loopback(authority: Option<&Authority>, headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .and_then(|host| host.parse::<Authority>().ok());
    let is_loopback = |authority: &Authority| is_loopback_host(authority.host());
    host.as_ref().is_some_and(is_loopback) && authority.is_none_or(is_loopback)
}
