//! The HTTP server: receives requests, and sends their responses or injects faults.

use crate::checkout;
use crate::connection::{ConnectionHandle, Disconnect, FaultyListener};
use crate::control;
use crate::error_response::{ErrorResponse, respond};
use crate::exchange::{Sending, complete, exchange};
use crate::hosts::Hosts;
use crate::page;
use crate::shared::Shared;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request};
use http::{Response, StatusCode};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The maximum size of a body. Orders with a hundred items have about ten thousand bytes.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// Responds to one request of the port, or injects a fault into its connection.
async fn serve_request(
    shared: Arc<Shared>,
    connection: ConnectionHandle,
    request: Request,
) -> Response<Body> {
    let (response, sending) = match receive(&shared.hosts, request).await {
        Ok(request) => match page::file(request.method(), request.uri().path()) {
            Some(file) => (file, Sending::Whole),
            None if control::is_for(request.uri().path()) => {
                (control::respond(&shared, request).await, Sending::Whole)
            }
            None if checkout::is_for(request.uri().path()) => {
                (checkout::respond(&shared, request).await, Sending::Whole)
            }
            None => exchange(&shared, request),
        },
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

/// Reads a request that is addressed to this simulator.
async fn receive(
    hosts: &Hosts,
    request: Request,
) -> Result<http::Request<bytes::Bytes>, ErrorResponse> {
    let (head, body) = request.into_parts();
    if !hosts.accept(head.uri.authority(), &head.headers) {
        return Err(ErrorResponse::plain(
            StatusCode::MISDIRECTED_REQUEST,
            "the simulator only accepts loopback host names, and those that it was started with",
        ));
    }
    let Ok(body) = to_bytes(body, MAX_BODY_BYTES).await else {
        let reason = "the body is larger than 1 MiB, or incomplete";
        return Err(ErrorResponse::plain(StatusCode::PAYLOAD_TOO_LARGE, reason));
    };
    Ok(http::Request::from_parts(head, body))
}

/// Serves the port until the returned sender is dropped.
pub(crate) fn listen(listener: TcpListener, shared: Arc<Shared>) -> oneshot::Sender<()> {
    let (stop, stopped) = oneshot::channel();
    let respond = move |ConnectInfo(connection): ConnectInfo<ConnectionHandle>, request| {
        serve_request(Arc::clone(&shared), connection, request)
    };
    let service = Router::new()
        .fallback(respond)
        .into_make_service_with_connect_info::<ConnectionHandle>();
    tokio::spawn(async move {
        // Not aborted: its connections are separate tasks, which only a
        // graceful shutdown ends. The next response of each is its last.
        let serving =
            axum::serve(FaultyListener(listener), service).with_graceful_shutdown(async {
                let _dropped = stopped.await;
            });
        let _ended = serving.await;
    });
    stop
}
