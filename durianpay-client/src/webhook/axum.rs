//! Receiving webhooks with axum.

use super::inbox::{Inbox, Incoming, Receipt, ReceiveError};
use super::status::ResponseError;
use super::untrusted::ParseError;
use super::verifier::Rejection;
use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use futures_core::Stream;
use http::StatusCode;
use std::future::poll_fn;
use std::net::IpAddr;
use std::pin::pin;

/// The address of the sender of a webhook, to be added to the extensions of the request by a
/// layer of yours. With it, one sender cannot use up the rate of all.
///
/// Behind a proxy, add the address that your proxy states: never one from a header that the
/// sender could set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender(pub IpAddr);

/// Stores the webhook of a request in the [`Inbox`] that the state provides through
/// `FromRef`, and is the response 200.
///
/// The body is read raw, up to the limit of the inbox's verifier.
impl<S> FromRequest<S> for Receipt
where
    S: Send + Sync,
    Inbox: FromRef<S>,
{
    type Rejection = ReceiveError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ReceiveError> {
        let inbox = Inbox::from_ref(state);
        let (parts, body) = request.into_parts();
        let body = read(body, inbox.max_bytes()).await?;
        let sender = parts.extensions.get().map(|Sender(address)| *address);
        let incoming = Incoming::new(&body).headers(&parts.headers).sender(sender);
        inbox.receive(incoming).await
    }
}

/// Reads a body of at most `limit` bytes, and stops at the first chunk beyond.
async fn read(body: Body, limit: usize) -> Result<Vec<u8>, Rejection> {
    let mut stream = pin!(body.into_data_stream());
    let mut bytes = Vec::new();
    while let Some(chunk) = poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
        let chunk = chunk.map_err(|_| Rejection::Incomplete)?;
        if chunk.len() > limit.saturating_sub(bytes.len()) {
            return Err(ParseError::TooLarge.into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Responds with 200: the webhook is stored.
impl IntoResponse for Receipt {
    fn into_response(self) -> Response {
        StatusCode::OK.into_response()
    }
}

/// Responds with the status code and the message, which contain no secret.
impl IntoResponse for ReceiveError {
    fn into_response(self) -> Response {
        (self.status_code(), self.to_string()).into_response()
    }
}
