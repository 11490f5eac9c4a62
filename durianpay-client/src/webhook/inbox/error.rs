//! Errors of an inbox.

use super::limits::LimitError;
use crate::store::StoreError;
use crate::webhook::verifier::Rejection;

/// An error of receiving a webhook: it is not stored.
///
/// Respond with its [status code](crate::webhook::ResponseError::status_code).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiveError {
    /// The bytes are not an acceptable webhook.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// Too many webhooks without a valid signature.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// The database failed. The webhook is delivered again.
    #[error(transparent)]
    Store(#[from] StoreError),
}
