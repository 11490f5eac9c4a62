//! [`Seal`]: encryption of stored webhooks.

use std::error::Error;
use std::fmt;

/// An error of sealing or opening.
pub type SealError = Box<dyn Error + Send + Sync>;

/// Encrypts or redacts the content of jobs before it is stored.
///
/// The content is the body of a webhook with a few headers, and the facts of an occurrence:
/// ids, amounts and states. Ids, names and states are also stored in columns of their own,
/// which are not sealed.
pub trait Seal: Send + Sync {
    /// Returns the bytes to store.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be encrypted. The webhook is then not stored, and is delivered
    /// again.
    fn seal(&self, content: Vec<u8>) -> Result<Vec<u8>, SealError>;

    /// Returns the bytes that [`seal`](Self::seal) was called with.
    ///
    /// # Errors
    ///
    /// If the bytes cannot be decrypted. The job is tried again later.
    fn open(&self, stored: Vec<u8>) -> Result<Vec<u8>, SealError>;
}

/// Stores the content as it is.
#[derive(Debug)]
pub(super) struct Plain;

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
