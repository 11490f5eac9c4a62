//! The status codes of errors while receiving.

use super::error::ReceiveError;
use super::limits::LimitError;
use crate::store::StoreError;
use crate::webhook::status::ResponseError;
use http::StatusCode;

/// Returns 503, so that the webhook is delivered again.
impl ResponseError for StoreError {
    fn status_code(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

/// Returns 429 if too many arrive, 503 if too many are stored. In both cases a genuine webhook
/// is delivered again.
impl ResponseError for LimitError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Rate => StatusCode::TOO_MANY_REQUESTS,
            Self::Stored => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// Returns the status of the inner error.
impl ResponseError for ReceiveError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Rejected(error) => error.status_code(),
            Self::Limit(error) => error.status_code(),
            Self::Store(error) => error.status_code(),
        }
    }
}
