//! [`WebhookError`]: the reason why a webhook is rejected.

use crate::json::ReadError;
use http::StatusCode;

/// The error of a rejected webhook. It contains nothing from the body, no signature, and no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is longer than the limit of the verifier.
    #[error("the body of the webhook is too large")]
    TooLarge,
    /// A required header is missing, or occurs more than once.
    #[error("the header `{0}` of the webhook is missing or repeated")]
    Header(&'static str),
    /// A field of the body that is signed on its own, too, is missing, or the body is not JSON.
    #[error("the body of the webhook has no `{0}`, which its signature covers")]
    Field(&'static str),
    /// The header with the signature does not have the API's form.
    #[error("the header `{header}` of the webhook is not {expected}")]
    Malformed {
        /// The header.
        header: &'static str,
        /// The expected form.
        expected: &'static str,
    },
    /// No signature fits: each was made with another key, or for another body, time or id.
    #[error(
        "no signature of the webhook fits: another key (those of test and live webhooks differ), \
         or a body, time or id that was changed on its way"
    )]
    Mismatch,
    /// The signature is valid, but the time cannot be read.
    #[error("the time of the webhook cannot be read")]
    Time,
    /// The signature is valid, but the webhook is older than the tolerance.
    #[error("the webhook was signed more than {tolerance_seconds} seconds ago")]
    Stale {
        /// The tolerance of the verifier, in seconds.
        tolerance_seconds: u64,
    },
    /// The signature is valid, but its time is in the future by more than the tolerance: one of the
    /// two clocks is wrong.
    #[error("the webhook was signed more than {tolerance_seconds} seconds in the future")]
    Future {
        /// The tolerance of the verifier, in seconds.
        tolerance_seconds: u64,
    },
    /// The signature is valid, but the body has no payload.
    #[error("the signature of the webhook is valid, but its body has no `{0}`")]
    NoPayload(&'static str),
    /// The signature is valid, but the body cannot be read.
    #[error("the signature of the webhook is valid, but its body is not as expected: {0}")]
    Unreadable(#[source] ReadError),
}

impl WebhookError {
    /// Returns the status code to respond with.
    ///
    /// It is 500 for [`NoPayload`](Self::NoPayload) and [`Unreadable`](Self::Unreadable), so that
    /// the webhook is delivered again after the spec is corrected; 413 or 401 otherwise.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoPayload(_) | Self::Unreadable(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Header(_)
            | Self::Field(_)
            | Self::Malformed { .. }
            | Self::Mismatch
            | Self::Time
            | Self::Stale { .. }
            | Self::Future { .. } => StatusCode::UNAUTHORIZED,
        }
    }
}
