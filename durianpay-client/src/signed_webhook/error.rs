//! [`WebhookError`]: the reason why a webhook is rejected.

use crate::json::ReadError;
use http::StatusCode;
use std::fmt;

/// The error of a rejected webhook. It contains nothing from the body, no signature, and no key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is longer than the limit of the verifier.
    TooLarge,
    /// A required header is missing, or occurs more than once.
    Header(&'static str),
    /// A field of the body that is signed on its own, too, is missing, or the body is not JSON.
    Field(&'static str),
    /// The header with the signature does not have the API's form.
    Malformed {
        /// The header.
        header: &'static str,
        /// The expected form.
        expected: &'static str,
    },
    /// No signature fits: each was made with another key, or for another body, time or id.
    Mismatch,
    /// The signature is valid, but the time cannot be read.
    Time,
    /// The signature is valid, but the webhook is older than the tolerance.
    Stale {
        /// The tolerance of the verifier, in seconds.
        tolerance_seconds: u64,
    },
    /// The signature is valid, but its time is in the future by more than the tolerance: one of the
    /// two clocks is wrong.
    Future {
        /// The tolerance of the verifier, in seconds.
        tolerance_seconds: u64,
    },
    /// The signature is valid, but the body has no payload.
    NoPayload(&'static str),
    /// The signature is valid, but the body cannot be read.
    Unreadable(ReadError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the body of the webhook is too large"),
            Self::Header(name) => write!(
                f,
                "the header `{name}` of the webhook is missing or repeated"
            ),
            Self::Field(name) => write!(
                f,
                "the body of the webhook has no `{name}`, which its signature covers"
            ),
            Self::Malformed { header, expected } => {
                write!(f, "the header `{header}` of the webhook is not {expected}")
            }
            Self::Mismatch => f.write_str(
                "no signature of the webhook fits: another key (those of test and live webhooks \
                 differ), or a body, time or id that was changed on its way",
            ),
            Self::Time => f.write_str("the time of the webhook cannot be read"),
            Self::Stale { tolerance_seconds } => write!(
                f,
                "the webhook was signed more than {tolerance_seconds} seconds ago"
            ),
            Self::Future { tolerance_seconds } => write!(
                f,
                "the webhook was signed more than {tolerance_seconds} seconds in the future"
            ),
            Self::NoPayload(name) => write!(
                f,
                "the signature of the webhook is valid, but its body has no `{name}`"
            ),
            Self::Unreadable(error) => write!(
                f,
                "the signature of the webhook is valid, but its body is not as expected: {error}"
            ),
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
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
