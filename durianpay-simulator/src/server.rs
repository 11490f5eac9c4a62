//! The HTTP server: receives requests, and sends their responses or injects faults.

use crate::connection::{ConnectionHandle, Disconnect};
use crate::error_response::{ErrorResponse, respond};
use crate::exchange::{Sending, complete, exchange};
use crate::loopback::is_loopback_host;
use crate::shared::Shared;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use http::header::HOST;
use http::uri::Authority;
use http::{HeaderMap, Response, StatusCode};
use std::sync::Arc;

/// The maximum size of a body. Orders with a hundred items have about ten thousand bytes.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Responds to one request of the port, or injects a fault into its connection.
pub(crate) async fn serve(
    shared: Arc<Shared>,
    connection: ConnectionHandle,
    request: Request,
) -> Response<Body> {
    let (response, sending) = match receive(request).await {
        Ok(request) => exchange(&shared, request),
        Err(error) => {
            let mut response = respond(Err(error));
            complete(&mut response, shared.state().clock.now());
            (response, Sending::Whole)
        }
    };
    match sending {
        Sending::Whole => {}
        Sending::Delayed(time) => shared.runtime.sleep(time).await,
        Sending::Reset => connection.disconnect(Disconnect::Reset),
        Sending::Closed => connection.disconnect(Disconnect::End),
        Sending::Cut(most) => connection.disconnect(Disconnect::InBody(most)),
    }
    response.map(Body::from)
}

/// Reads a request that is addressed to this machine.
async fn receive(request: Request) -> Result<http::Request<bytes::Bytes>, ErrorResponse> {
    let (head, body) = request.into_parts();
    if !is_for_loopback(head.uri.authority(), &head.headers) {
        return Err(ErrorResponse::plain(
            StatusCode::MISDIRECTED_REQUEST,
            "the simulator only accepts loopback host names",
        ));
    }
    let Ok(body) = to_bytes(body, MAX_BODY_BYTES).await else {
        let reason = "the body is larger than 1 MiB, or incomplete";
        return Err(ErrorResponse::plain(StatusCode::PAYLOAD_TOO_LARGE, reason));
    };
    Ok(http::Request::from_parts(head, body))
}

/// Returns whether a request is addressed to this machine. A web page whose name was made to
/// resolve to loopback (DNS rebinding) still sends that name.
fn is_for_loopback(authority: Option<&Authority>, headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .and_then(|host| host.parse::<Authority>().ok());
    let is_loopback = |authority: &Authority| is_loopback_host(authority.host());
    host.as_ref().is_some_and(is_loopback) && authority.is_none_or(is_loopback)
}
