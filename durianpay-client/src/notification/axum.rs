//! Receiving notifications with axum.

use super::Notified;
use super::authentic::{Acknowledgement, Authentic};
use super::error::NotificationError;
use super::untrusted::Untrusted;
use super::verifier::Verifier;
use crate::http::body::{Unread, read_at_most};
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};

/// Verifies the notification of a request with the [`Verifier`] that the state provides through
/// `FromRef`.
///
/// The body is read raw, up to the limit of the verifier. In a nested router, axum removes the
/// prefix from the path: restore it with [`Verifier::replace_prefix`].
impl<S, N> FromRequest<S> for Authentic<N>
where
    S: Send + Sync,
    N: Notified,
    Verifier<N>: FromRef<S>,
{
    type Rejection = NotificationError;

    async fn from_request(request: Request, state: &S) -> Result<Self, NotificationError> {
        let verifier = Verifier::<N>::from_ref(state);
        let (parts, body) = request.into_parts();
        let body = read_at_most(body, verifier.limit()).await?;
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let received = Untrusted::new(parts.method.as_str(), path, &parts.headers, &body);
        verifier.verify(&received)
    }
}

impl From<Unread> for NotificationError {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Self::TooLarge,
            Unread::Incomplete => Self::Incomplete,
        }
    }
}

/// Responds with the acknowledgement's status and body.
impl IntoResponse for Acknowledgement {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let json = HeaderValue::from_static("application/json");
        (status, [(CONTENT_TYPE, json)], self.body).into_response()
    }
}

/// Responds with the status code and the message, which contains no secret.
impl IntoResponse for NotificationError {
    fn into_response(self) -> Response {
        (self.status_code(), self.to_string()).into_response()
    }
}
