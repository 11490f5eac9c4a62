//! [`RsaPrivateKey`]: creates signatures.

use super::error::RsaKeyError;
use super::text::{check_length, read, read_file};
use crate::auth::der::Document;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// An RSA private key. `Debug` shows only its length; its memory is wiped on drop.
///
/// ```
/// use durianpay_client::{RsaKeyError, RsaPrivateKey};
///
/// let error = RsaPrivateKey::from_pem("-----BEGIN PRIVATE KEY-----").unwrap_err();
/// assert_eq!(error, RsaKeyError::NotPem);
/// ```
#[derive(Clone)]
pub struct RsaPrivateKey(Arc<Inner>);

struct Inner {
    pair: KeyPair,
    /// The key in the form that was passed in, to be removed from errors.
    der: Zeroizing<Vec<u8>>,
}

impl RsaPrivateKey {
    /// Parses a key from PEM, in PKCS#1 (`BEGIN RSA PRIVATE KEY`) or PKCS#8 (`BEGIN PRIVATE KEY`).
    ///
    /// The PEM may be on one line with a literal `\n` for each line break, as in environment
    /// variables. The Base64 alone is also accepted.
    ///
    /// # Errors
    ///
    /// If the string is not an RSA private key of 2048 to 8192 bits, or is encrypted.
    pub fn from_pem(text: impl AsRef<str>) -> Result<Self, RsaKeyError> {
        let (der, found) = read(text.as_ref())?;
        let pair = match found {
            Document::RsaPrivateKey { bits } => {
                check_length(bits)?;
                KeyPair::from_der(&der)
            }
            Document::RsaPrivateKeyInfo { bits } => {
                check_length(bits)?;
                KeyPair::from_pkcs8(&der)
            }
            Document::RsaPublicKey { .. } => return Err(RsaKeyError::PublicKey),
            Document::Encrypted => return Err(RsaKeyError::Encrypted),
            Document::Certificate => return Err(RsaKeyError::Certificate),
            Document::OtherKey => return Err(RsaKeyError::NotRsa),
        };
        let pair = pair.map_err(|_| RsaKeyError::Damaged)?;
        Ok(Self(Arc::new(Inner { pair, der })))
    }

    /// Reads a key from a file in a format that [`from_pem`](Self::from_pem) accepts.
    ///
    /// # Errors
    ///
    /// Those of [`from_pem`](Self::from_pem), and if the file cannot be read.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, RsaKeyError> {
        Self::from_pem(read_file(path.as_ref())?.as_str())
    }

    /// Signs a message: RSASSA-PKCS1-v1_5 with SHA-256. Returns `None` if the library fails, as when
    /// it runs out of memory.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let pair = &self.0.pair;
        let mut signature = vec![0; pair.public_modulus_len()];
        // This padding is not random, and the library does not use the source.
        let random = SystemRandom::new();
        let signed = pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature);
        signed.ok().map(|()| signature)
    }

    /// Returns the key in Base64, as in PEM but without line breaks.
    pub(crate) fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.0.der.as_slice()))
    }
}

impl fmt::Debug for RsaPrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.pair.public_modulus_len() * 8;
        write!(f, "RsaPrivateKey({bits} bits)")
    }
}
