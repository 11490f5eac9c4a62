//! Extractors for servers made with axum.
//!
//! They read the raw bytes, up to a limit and whatever the headers say, and
//! reject invalid webhooks before the handler runs.

use super::status::ResponseError;
use super::untrusted::{MOST_BYTES, ParseError, Untrusted};
use super::verifier::{Received, Rejection, Signed, Verifier};
use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::pin;

/// Accepts webhooks with a valid signature, and rejects all others with 401.
///
/// The state provides the [`Verifier`] through `FromRef`.
impl<S> FromRequest<S> for Signed
where
    S: Send + Sync,
    Verifier: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        receive(request, state, Verifier::receive_signed).await
    }
}

/// Accepts webhooks with a valid signature or without one, and rejects those
/// with an invalid signature with 401.
///
/// The state provides the [`Verifier`] through `FromRef`.
impl<S> FromRequest<S> for Received
where
    S: Send + Sync,
    Verifier: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        receive(request, state, Verifier::receive).await
    }
}

/// Accepts any webhook without checking a signature: it must be
/// [confirmed](Untrusted::confirm).
impl<S: Send + Sync> FromRequest<S> for Untrusted {
    type Rejection = Rejection;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Rejection> {
        let body = read(request.into_body(), MOST_BYTES).await?;
        Ok(Self::parse(&body)?)
    }
}

/// Reads a body, and checks it with the verifier of the state.
async fn receive<S, T>(
    request: Request,
    state: &S,
    check: fn(&Verifier, &[u8]) -> Result<T, Rejection>,
) -> Result<T, Rejection>
where
    Verifier: FromRef<S>,
{
    let verifier = Verifier::from_ref(state);
    let body = read(request.into_body(), verifier.limit()).await?;
    check(&verifier, &body)
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

/// Responds with the status code and the message, which contain no secret.
impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        (self.status_code(), self.to_string()).into_response()
    }
}
