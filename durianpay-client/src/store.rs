//! Types that the stores of the [inbox](crate::webhook::inbox) and of [intents](crate::intent)
//! share: futures, errors, encryption.

pub use crate::runtime::BoxFuture;
use std::error::Error;
use std::fmt;

/// The result of a store operation.
///
/// [`StoreError`] has an example.
pub type StoreResult<T> = Result<T, StoreError>;

/// The error returned when a store operation fails.
///
/// The operation may have been carried out, since the database's response may have been lost.
/// Every store operation can be retried.
///
/// ```
/// use durianpay_client::store::{StoreError, StoreResult};
/// use std::error::Error as _;
///
/// /// An operation of your own store.
/// fn read(row: Option<i64>) -> StoreResult<i64> {
///     row.ok_or_else(|| StoreError::new("the row is missing"))
/// }
///
/// let error = read(None).unwrap_err();
/// let source = error.source().map(ToString::to_string);
/// assert_eq!(source.as_deref(), Some("the row is missing"));
/// ```
#[derive(Debug)]
pub struct StoreError(Box<dyn Error + Send + Sync>);

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the store could not be read or written")
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

impl StoreError {
    /// Creates an error from a database error.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

/// The error returned when content cannot be encrypted or decrypted.
///
/// [`Seal`] has an example.
pub type SealError = Box<dyn Error + Send + Sync>;

/// Encrypts or redacts content before it is stored.
///
/// The content of an inbox is the body of a webhook with a few headers, and the facts of an
/// occurrence: ids, amounts and states. The content of an intent is its request and its
/// response. Ids, references, names and states are also stored in separate columns, which are
/// not sealed.
///
/// ```
/// use durianpay_client::store::{Seal, SealError};
/// use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
/// use ring::rand::{SecureRandom, SystemRandom};
///
/// /// Encrypts with AES-256-GCM. The nonce is stored before the content.
/// struct Aes(LessSafeKey);
///
/// impl Aes {
///     fn new(key: &[u8]) -> Result<Self, SealError> {
///         let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| "the key needs 32 bytes")?;
///         Ok(Self(LessSafeKey::new(key)))
///     }
/// }
///
/// impl Seal for Aes {
///     fn seal(&self, mut content: Vec<u8>) -> Result<Vec<u8>, SealError> {
///         let mut nonce = [0; NONCE_LEN]; // random, so that none is used twice
///         SystemRandom::new().fill(&mut nonce).map_err(|_| "no random numbers")?;
///         let unique = Nonce::assume_unique_for_key(nonce);
///         let sealed = self.0.seal_in_place_append_tag(unique, Aad::empty(), &mut content);
///         sealed.map_err(|_| "cannot encrypt")?;
///         Ok([&nonce, content.as_slice()].concat())
///     }
///
///     fn open(&self, mut stored: Vec<u8>) -> Result<Vec<u8>, SealError> {
///         let (nonce, content) = stored.split_at_mut_checked(NONCE_LEN).ok_or("no nonce")?;
///         let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| "no nonce")?;
///         let opened = self.0.open_in_place(nonce, Aad::empty(), content);
///         Ok(opened.map_err(|_| "another key, or altered content")?.to_vec())
///     }
/// }
///
/// # let key = [7; 32];
/// let aes = Aes::new(&key)?; // the key is in your key store
/// assert_eq!(aes.open(aes.seal(b"{}".to_vec())?)?, b"{}");
/// # Ok::<(), SealError>(())
/// ```
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
