//! [`TransportError`]: the error for an attempt without a complete response.

use crate::error::{ApiError, Error, ErrorKind};
use crate::types::outcome::Outcome;
use bytes::Bytes;
use http::StatusCode;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::io;

/// Any error, used as the source of another.
type BoxError = Box<dyn StdError + Send + Sync>;

/// The error for an attempt without a complete response, with its possible outcome.
///
/// If the call is not retried, it fails with an [`Error`] of the same kind, outcome and
/// source.
///
/// ```
/// use durianpay_client::{Outcome, TransportError};
/// use http::StatusCode;
///
/// let refused = TransportError::not_sent("connection refused");
/// assert_eq!(refused.outcome(), Outcome::NotSent);
/// let reset = TransportError::unknown("connection reset").with_response(StatusCode::OK, b"{\"da");
/// assert_eq!(reset.outcome(), Outcome::Unknown);
/// ```
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    message: Cow<'static, str>,
    response: Option<(StatusCode, Bytes)>,
    source: Option<BoxError>,
}

impl TransportError {
    fn new(kind: ErrorKind, outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            message: message.into(),
            response: None,
            source: None,
        }))
    }

    fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Creates an error for a request that the server cannot have received completely, because there
    /// was no connection. The kind is [`Connect`](ErrorKind::Connect).
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        let message = "no connection to the API";
        Self::new(ErrorKind::Connect, Outcome::NotSent, message).with_source(source)
    }

    /// Creates an error for a connection that closed before it received the whole request, so
    /// that the server cannot carry it out. The kind is [`Connect`](ErrorKind::Connect).
    pub fn closed_before_sent(source: impl Into<BoxError>) -> Self {
        let message = "the connection closed before the request was sent";
        Self::new(ErrorKind::Connect, Outcome::NotSent, message).with_source(source)
    }

    /// Creates an error for a request that the server may have received: the connection broke,
    /// or the response is not HTTP. The kind is [`Transport`](ErrorKind::Transport).
    pub fn unknown(source: impl Into<BoxError>) -> Self {
        let message = "the connection broke before the response was complete";
        Self::new(ErrorKind::Transport, Outcome::Unknown, message).with_source(source)
    }

    /// Creates an error for a request that may have been sent, but whose response did not arrive
    /// within a time limit of the transport. The kind is [`Timeout`](ErrorKind::Timeout).
    pub fn timed_out(source: impl Into<BoxError>) -> Self {
        let message = "the HTTP client timed out";
        Self::new(ErrorKind::Timeout, Outcome::Unknown, message).with_source(source)
    }

    /// Creates an error for a request that was not sent because
    /// [`send_by`](super::SendOptions::send_by) had passed. The kind is
    /// [`Timeout`](ErrorKind::Timeout).
    #[must_use]
    pub fn too_late() -> Self {
        let message = "the time was up before the request was sent";
        Self::new(ErrorKind::Timeout, Outcome::NotSent, message)
    }

    /// Creates an error for a request that the transport cannot send, and has not sent. The kind
    /// is [`Request`](ErrorKind::Request).
    pub fn invalid_request(source: impl Into<BoxError>) -> Self {
        let message = "the request could not be built";
        Self::new(ErrorKind::Request, Outcome::NotSent, message).with_source(source)
    }

    /// Creates an error for content that could not be read, before any of it was sent.
    pub(crate) fn unreadable_content(source: io::Error) -> Self {
        Self::invalid_request(source).with_message("the content of the request cannot be read")
    }

    /// Creates an error for content that could not be read to its end. The server has received a
    /// part of it.
    #[cfg(feature = "reqwest")]
    pub(crate) fn incomplete_content(source: io::Error) -> Self {
        Self::unknown(source)
            .with_message("the content of the request could not be read to its end")
    }

    /// Creates an error for a response that is larger than `most` bytes. The kind is
    /// [`BodyTooLarge`](ErrorKind::BodyTooLarge).
    #[must_use]
    pub fn body_too_large(most: usize) -> Self {
        let message = format!("the response is larger than {most} bytes");
        Self::new(ErrorKind::BodyTooLarge, Outcome::Unknown, message)
    }

    /// Adds the part of the response that was received: its status and the beginning of its body.
    /// A response proves that the request arrived, so the outcome becomes
    /// [`Unknown`](Outcome::Unknown).
    #[must_use]
    pub fn with_response(mut self, status: StatusCode, body: impl AsRef<[u8]>) -> Self {
        self.0.outcome = Outcome::Unknown;
        let body = Bytes::copy_from_slice(body.as_ref());
        self.0.response = Some((status, body));
        self
    }

    /// Replaces the message. It must contain neither the key nor the query of the URL.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.0.message = message.into();
        self
    }

    /// Returns whether the server may have carried out the request.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Returns the kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the status of the response, if it was received.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(|(status, _)| *status)
    }

    /// Converts this error into the error of a call.
    pub(crate) fn into_error(self) -> Error {
        let Inner {
            kind,
            outcome,
            message,
            response,
            source,
        } = *self.0;
        let mut error = Error::new(kind, outcome, message);
        if let Some((status, body)) = response {
            error = error.with_response(ApiError {
                status: status.as_u16(),
                body,
                ..ApiError::default()
            });
        }
        match source {
            Some(source) => error.with_boxed_source(source),
            None => error,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        match self.status() {
            Some(status) => write!(f, " (status {})", status.as_u16()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        f.debug_struct("TransportError")
            .field("kind", &inner.kind)
            .field("outcome", &inner.outcome)
            .field("message", &inner.message)
            .field("status", &self.status())
            .field("source", &inner.source)
            .finish_non_exhaustive()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
