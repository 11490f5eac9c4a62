//! Types that the stores of the [inbox](crate::webhook::inbox) and of [intents](crate::intent)
//! share: futures, errors, encryption.

pub use crate::runtime::BoxFuture;
use std::error::Error;
use std::fmt;

/// The result of a store operation.
pub type StoreResult<T> = Result<T, StoreError>;

/// The error returned when a store operation fails.
///
/// The operation may have been carried out, since the database's response may have been lost.
/// Every store operation can be retried.
#[derive(Debug, thiserror::Error)]
#[error("the store could not be read or written")]
pub struct StoreError(#[source] Box<dyn Error + Send + Sync>);

impl StoreError {
    /// Creates an error from a database error.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

/// The error returned when content cannot be encrypted or decrypted.
pub type SealError = Box<dyn Error + Send + Sync>;

/// Encrypts or redacts content before it is stored.
///
/// The content of an inbox is the body of a webhook with a few headers, and the facts of an
/// occurrence: ids, amounts and states. The content of an intent is its request and its
/// response. Ids, references, names and states are also stored in separate columns, which are
/// not sealed.
pub trait Seal: Send + Sync {
    /// Returns the bytes to store.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be encrypted. They are not stored then: a webhook is delivered again,
    /// and a call is not sent.
    fn seal(&self, content: Vec<u8>) -> Result<Vec<u8>, SealError>;

    /// Restores the bytes that were passed to [`seal`](Self::seal).
    ///
    /// # Errors
    ///
    /// If the bytes cannot be decrypted. The operation is retried later.
    fn open(&self, stored: Vec<u8>) -> Result<Vec<u8>, SealError>;
}

/// Stores content without encryption.
#[cfg(any(feature = "inbox", feature = "intents"))]
#[derive(Debug)]
pub(crate) struct Plain;

#[cfg(any(feature = "inbox", feature = "intents"))]
impl Seal for Plain {
    fn seal(&self, content: Vec<u8>) -> Result<Vec<u8>, SealError> {
        Ok(content)
    }

    fn open(&self, stored: Vec<u8>) -> Result<Vec<u8>, SealError> {
        Ok(stored)
    }
}

impl fmt::Debug for dyn Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}
