//! What to answer a webhook with: one table for every framework.
//!
//! Durianpay repeats a webhook on anything but 200. So 200 is for what needs no
//! further care, 503 for what may be otherwise the next time, and a status of
//! the 400s for what will not get better.

use super::confirm::ConfirmError;
use super::inbox::{HandleError, StoreError, UnknownState};
use super::signature::SignatureError;
use super::untrusted::ParseError;
use crate::error::ErrorKind;
use http::StatusCode;

impl ParseError {
    /// The status to answer with: 413 for what is too large, 400 for what is no
    /// webhook.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Syntax(_) | Self::DuplicateKey | Self::Missing(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl SignatureError {
    /// The status to answer with, where a signature is asked for: 401; but 500
    /// when there is no key to check with.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        match self {
            Self::NoKey => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Missing
            | Self::Malformed
            | Self::NoId
            | Self::AmbiguousId
            | Self::NoAmount
            | Self::AmountsDiffer
            | Self::Mismatch
            | Self::OtherEnvironment => StatusCode::UNAUTHORIZED,
        }
    }
}

impl ConfirmError {
    /// The status to answer with: 503 when the API could not be asked or does
    /// not know the object yet, so that the webhook comes again; 400 when it
    /// names nothing that can be asked for; 409 when it is about something else
    /// than expected.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        match self {
            // The id cannot even be sent.
            Self::Api(error) if error.kind() == ErrorKind::Request => StatusCode::BAD_REQUEST,
            Self::Api(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoSubject => StatusCode::BAD_REQUEST,
            Self::OtherObject
            | Self::OtherOrder { .. }
            | Self::OtherAmount { .. }
            | Self::OtherEnvironment => StatusCode::CONFLICT,
        }
    }
}

impl UnknownState {
    /// The status to answer with: 503, so that the webhook comes again. By then
    /// the status may be another.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

impl StoreError {
    /// The status to answer with: 503, so that the webhook comes again.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

impl<E> HandleError<E> {
    /// The status to answer with: 409 for a conflict, which only a human can
    /// solve; 503 for all else, so that the webhook comes again.
    #[must_use]
    pub fn answer(&self) -> StatusCode {
        match self {
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Effect(_) | Self::Busy { .. } | Self::NotMarked(_) | Self::Store(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}
