//! [`RsaPublicKey`]: verifies signatures.

use super::error::RsaKeyError;
use super::text::{check_length, read, read_file};
use crate::auth::crypto::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use crate::auth::der::{self, Document};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// An RSA public key, such as that of a provider that signs its notifications.
///
/// ```
/// use durianpay_client::{RsaKeyError, RsaPublicKey};
///
/// let error = RsaPublicKey::from_pem("").unwrap_err();
/// assert_eq!(error, RsaKeyError::Empty);
/// ```
#[derive(Clone)]
pub struct RsaPublicKey {
    key: Arc<RsaPublicKeyComponents<Vec<u8>>>,
    bits: usize,
}

impl RsaPublicKey {
    /// Parses a key from PEM, in SPKI (`BEGIN PUBLIC KEY`) or PKCS#1 (`BEGIN RSA PUBLIC KEY`).
    ///
    /// The PEM may be on one line with a literal `\n` for each line break, as in environment
    /// variables. The Base64 alone, as dashboards show it, is also accepted.
    ///
    /// # Errors
    ///
    /// If the string is not an RSA public key of 2048 to 8192 bits. A certificate is rejected: you
    /// must extract its key, since nothing else in it would be checked.
    pub fn from_pem(text: impl AsRef<str>) -> Result<Self, RsaKeyError> {
        let (der, found) = read(text.as_ref()).map_err(|error| match error {
            // Only private keys are encrypted.
            RsaKeyError::Encrypted => RsaKeyError::PrivateKey,
            other => other,
        })?;
        let bits = match found {
            Document::RsaPublicKey { bits } => bits,
            Document::RsaPrivateKey { .. }
            | Document::RsaPrivateKeyInfo { .. }
            | Document::Encrypted => return Err(RsaKeyError::PrivateKey),
            Document::Certificate => return Err(RsaKeyError::Certificate),
            Document::OtherKey => return Err(RsaKeyError::NotRsa),
        };
        check_length(bits)?;
        let [n, e] = der::public_numbers(&der).ok_or(RsaKeyError::Damaged)?;
        let key = RsaPublicKeyComponents {
            n: n.to_vec(),
            e: e.to_vec(),
        };
        Ok(Self {
            key: Arc::new(key),
            bits,
        })
    }

    /// Reads a key from a file in a format that [`from_pem`](Self::from_pem) accepts.
    ///
    /// # Errors
    ///
    /// Those of [`from_pem`](Self::from_pem), and if the file cannot be read.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, RsaKeyError> {
        Self::from_pem(read_file(path.as_ref())?.as_str())
    }

    /// Verifies the signature of a message: RSASSA-PKCS1-v1_5 with SHA-256.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let result = self
            .key
            .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature);
        result.is_ok()
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublicKey({} bits)", self.bits)
    }
}
