//! What the stores of the [inbox](crate::webhook::inbox) and of [intents](crate::intent) have in
//! common: futures, errors, encryption.

pub use crate::runtime::BoxFuture;
use std::error::Error;
use std::fmt;

/// The result of an operation of a store.
pub type StoreResult<T> = Result<T, StoreError>;

/// An error of a store.
///
/// The operation may have been carried out, since the response of the database may
/// have been lost. Every operation of a store can be made again.
#[derive(Debug, thiserror::Error)]
#[error("the store could not be read or written")]
pub struct StoreError(#[source] Box<dyn Error + Send + Sync>);

impl StoreError {
    /// Creates an error from the error of the database.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

/// An error of sealing or opening.
pub type SealError = Box<dyn Error + Send + Sync>;

/// Encrypts or redacts content before it is stored.
///
/// The content of an inbox is the body of a webhook with a few headers, and the facts of an
/// occurrence: ids, amounts and states. The content of an intent is its request and its
/// response. Ids, references, names and states are also stored in columns of their own, which
/// are not sealed.
pub trait Seal: Send + Sync {
    /// Returns the bytes to store.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be encrypted. Then they are not stored: a webhook is delivered again,
    /// and a call is not sent.
    fn seal(&self, content: Vec<u8>) -> Result<Vec<u8>, SealError>;

    /// Returns the bytes that [`seal`](Self::seal) was called with.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be decrypted. It is tried again later.
    fn open(&self, stored: Vec<u8>) -> Result<Vec<u8>, SealError>;
}

/// Stores the content as it is.
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
