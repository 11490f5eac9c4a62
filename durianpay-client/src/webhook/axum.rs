//! Extractors that receive webhooks in axum.

use super::inbox::{Inbox, Incoming, Receipt, ReceiveError};
use super::status::ResponseError;
use super::untrusted::ParseError;
use super::verifier::Rejection;
use crate::http::body::{Unread, read_at_most};
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use std::net::IpAddr;

/// The IP address of a webhook's sender. Add it to the extensions of the request in a layer,
/// so that a single sender cannot use up the rate limit of all.
///
/// Behind a proxy, use the address that your proxy states. You must not take it from a header
/// that the sender could set.
///
/// ```
/// use axum::extract::{ConnectInfo, Request};
/// use axum::middleware::{Next, from_fn};
/// use axum::{Router, routing::post};
/// use durianpay_client::webhook::Sender;
/// use durianpay_client::webhook::inbox::{Inbox, Receipt};
/// use std::net::SocketAddr;
///
/// // Without a proxy: serve it with `into_make_service_with_connect_info::<SocketAddr>()`.
/// fn router(inbox: Inbox) -> Router {
///     let name = from_fn(
///         async |ConnectInfo(peer): ConnectInfo<SocketAddr>, mut request: Request, next: Next| {
///             request.extensions_mut().insert(Sender(peer.ip()));
///             next.run(request).await
///         },
///     );
///     let store = post(async |receipt: Receipt| receipt);
///     Router::new().route("/webhooks", store).layer(name).with_state(inbox)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender(pub IpAddr);

/// Stores the webhook of a request in the [`Inbox`], which the state must provide through
/// `FromRef`. The receipt is the response, with the status 200.
///
/// The body is read raw, up to the size limit of the inbox's verifier.
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

/// Responds with 200, since the webhook is stored.
impl IntoResponse for Receipt {
    fn into_response(self) -> Response {
        StatusCode::OK.into_response()
    }
}

/// Responds with the status code and the message, neither of which contains a secret.
impl IntoResponse for ReceiveError {
    fn into_response(self) -> Response {
        (self.status_code(), self.to_string()).into_response()
    }
}
