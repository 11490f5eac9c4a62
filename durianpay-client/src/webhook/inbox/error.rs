//! Errors of an inbox.

use super::limits::LimitError;
use crate::webhook::verifier::Rejection;
use std::error::Error as StdError;

/// An error of a store.
///
/// The operation may have been carried out, since the response of the database may
/// have been lost. Every operation of a store can be made again.
#[derive(Debug, thiserror::Error)]
#[error("the inbox could not be read or written")]
pub struct StoreError(#[source] Box<dyn StdError + Send + Sync>);

impl StoreError {
    /// Creates an error from the error of the database.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

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
