//! The status codes to respond to a webhook with, defined once for every framework.
//!
//! Durianpay delivers a webhook again after any status other than 200. So the response should
//! be 200 if no further delivery is needed, 503 if the next delivery may succeed, and a 4xx
//! status if it will fail again.

use super::confirm::ConfirmError;
use super::signature::SignatureError;
use super::untrusted::ParseError;
use super::verifier::Rejection;
use crate::error::ErrorKind;
use http::StatusCode;

/// An error with the status code to respond to a webhook with.
///
/// Implement it for the custom errors of your handler.
///
/// ```
/// use durianpay_client::webhook::{ResponseError, Untrusted};
///
/// let error = Untrusted::parse(b"not JSON").unwrap_err();
/// assert_eq!(error.status_code(), 400);
/// ```
pub trait ResponseError {
    /// Returns the status code to respond with.
    fn status_code(&self) -> StatusCode;
}

/// 413 if the body is too large, 400 if it is not a webhook.
impl ResponseError for ParseError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Syntax(_) | Self::DuplicateKey | Self::Missing(_) => StatusCode::BAD_REQUEST,
        }
    }
}

/// 401 for a missing or invalid signature; 500 if there is no key to verify it with.
impl ResponseError for SignatureError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NoKey => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Missing
            | Self::Malformed
            | Self::Prefixed
            | Self::NoId
            | Self::AmbiguousId
            | Self::NoAmount
            | Self::AmountsDiffer
            | Self::Mismatch
            | Self::EnvironmentMismatch => StatusCode::UNAUTHORIZED,
        }
    }
}

/// 401 for an invalid signature, 413 if the body is too large, 400 if it is incomplete or not
/// a webhook.
impl ResponseError for Rejection {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Parse(error) => error.status_code(),
            Self::Signature(error) => error.status_code(),
            Self::Incomplete => StatusCode::BAD_REQUEST,
        }
    }
}

/// 503 if the request failed or the API does not know the object yet, so that the
/// webhook is delivered again; 400 if it refers to neither a payment nor an order; 409
/// if it is for an object other than the expected one.
impl ResponseError for ConfirmError {
    fn status_code(&self) -> StatusCode {
        match self {
            // The id cannot be sent.
            Self::Api(error) if error.kind() == ErrorKind::Request => StatusCode::BAD_REQUEST,
            Self::Api(_) | Self::Contradiction | Self::Unreadable(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::NoSubject => StatusCode::BAD_REQUEST,
            Self::UnexpectedObject | Self::Mismatch(_) => StatusCode::CONFLICT,
        }
    }
}
