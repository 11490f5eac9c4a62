//! Receiving webhooks with axum.

use super::inbox::{Inbox, Incoming, Receipt, ReceiveError};
use super::status::ResponseError;
use super::untrusted::ParseError;
use super::verifier::Rejection;
use crate::http::body::{Unread, read_at_most};
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use std::net::IpAddr;

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
        let body = read_at_most(body, inbox.max_bytes()).await;
        let body = body.map_err(Rejection::from)?;
        let sender = parts.extensions.get().map(|Sender(address)| *address);
        let incoming = Incoming::new(&body).headers(&parts.headers).sender(sender);
        inbox.receive(incoming).await
    }
}

impl From<Unread> for Rejection {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => ParseError::TooLarge.into(),
            Unread::Incomplete => Self::Incomplete,
        }
    }
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
