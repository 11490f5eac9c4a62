//! Errors: a sentence for the customer, and a line with a label for the operator.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use durianpay_client::api::ErrorCode;
use durianpay_client::intent::IntentError;

pub type Answer<T> = Result<Json<T>, ShopError>;

#[derive(Debug, thiserror::Error)]
pub enum ShopError {
    /// The customer has to change something.
    #[error("{0}")]
    Invalid(&'static str),
    #[error("the API returned another kind of response than was requested")]
    Unexpected,
    #[error(transparent)]
    Intent(#[from] IntentError),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Code(#[from] qrcode::types::QrError),
}

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        let (status, label, sentence) = match &self {
            Self::Invalid(sentence) => (422, "invalid", *sentence),
            Self::Intent(IntentError::Rejected(error) | IntentError::Invalid(error)) => {
                let is_too_much = error.error_code() == Some(ErrorCode::RefundAmountExceeded);
                let too_much = "That is more than you paid.";
                let sentence = if is_too_much { too_much } else { "Please check your input." };
                (422, error.kind().as_str(), sentence)
            }
            Self::Intent(IntentError::OtherRequest { .. }) => {
                (409, "other_request", "You have already sent this with other content.")
            }
            Self::Intent(IntentError::Pending { .. }) => {
                (202, "pending", "Please try again in a minute. It happens only once.")
            }
            _ => (500, "internal", "Something went wrong. Please try again later."),
        };
        tracing::warn!(error = %self, cause = std::error::Error::source(&self), label);
        (StatusCode::from_u16(status).unwrap_or_default(), sentence).into_response()
    }
}
