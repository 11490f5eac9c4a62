//! Errors of an inbox.

use super::limits::LimitError;
use crate::store::StoreError;
use crate::webhook::verifier::Rejection;
use std::fmt;

/// An error of receiving a webhook: it is not stored.
///
/// Respond with its [status code](crate::webhook::ResponseError::status_code).
///
/// ```
/// use durianpay_client::webhook::ResponseError;
/// use durianpay_client::webhook::inbox::{Inbox, Incoming};
/// use http::StatusCode;
///
/// /// Returns the status to respond with.
/// async fn receive(inbox: &Inbox, body: &[u8]) -> StatusCode {
///     match inbox.receive(Incoming::new(body)).await {
///         Ok(_) => StatusCode::OK,
///         Err(error) => error.status_code(),
///     }
/// }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::{ApiKey, webhook::{Verifier, inbox::MemoryStore}};
/// # let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// # let inbox = Inbox::new(MemoryStore::default(), verifier);
/// # assert_eq!(receive(&inbox, b"{}").await, StatusCode::BAD_REQUEST);
/// # assert_eq!(receive(&inbox, br#"{"event": "a.b", "data": {}}"#).await, StatusCode::OK);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReceiveError {
    /// The bytes are not an acceptable webhook.
    Rejected(Rejection),
    /// Too many webhooks without a valid signature.
    Limit(LimitError),
    /// The database failed. The webhook is delivered again.
    Store(StoreError),
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(error) => fmt::Display::fmt(error, f),
            Self::Limit(error) => fmt::Display::fmt(error, f),
            Self::Store(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for ReceiveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Rejected(error) => error.source(),
            Self::Limit(error) => error.source(),
            Self::Store(error) => error.source(),
        }
    }
}

impl From<Rejection> for ReceiveError {
    fn from(error: Rejection) -> Self {
        Self::Rejected(error)
    }
}

impl From<LimitError> for ReceiveError {
    fn from(error: LimitError) -> Self {
        Self::Limit(error)
    }
}

impl From<StoreError> for ReceiveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
