//! [`RsaPrivateKey`]: creates signatures.

use super::error::RsaKeyError;
use super::text::{check_length, read, read_file};
use crate::auth::crypto::rand::SystemRandom;
use crate::auth::crypto::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use crate::auth::crypto::signs_with_bits;
use crate::auth::der::Document;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// An RSA private key. `Debug` shows only its length.
///
/// The memory of the key is wiped on drop. With the feature `ring` and without `aws-lc-rs`, that is
/// true of the string and of the key in its encoded form, but not of the numbers that ring computes
/// from it, which ring does not wipe.
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
    pair: RsaKeyPair,
    bits: usize,
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
    /// If the string is not an RSA private key of 2048 to 8192 bits, or is encrypted. Without the
    /// feature `aws-lc-rs`, also if the key does not have 2048, 3072 or 4096 bits and a public exponent
    /// of at least 65537, as almost all keys have: ring supports no others.
    pub fn from_pem(text: impl AsRef<str>) -> Result<Self, RsaKeyError> {
        let (der, found) = read(text.as_ref())?;
        let (bits, is_pkcs8) = match found {
            Document::RsaPrivateKey { bits } => (bits, false),
            Document::RsaPrivateKeyInfo { bits } => (bits, true),
            Document::RsaPublicKey { .. } => return Err(RsaKeyError::PublicKey),
            Document::Encrypted => return Err(RsaKeyError::Encrypted),
            Document::Certificate => return Err(RsaKeyError::Certificate),
            Document::OtherKey => return Err(RsaKeyError::NotRsa),
        };
        check_length(bits)?;
        if !signs_with_bits(bits) {
            return Err(RsaKeyError::Unsupported { bits });
        }
        let pair = if is_pkcs8 {
            RsaKeyPair::from_pkcs8(&der)
        } else {
            RsaKeyPair::from_der(&der)
        };
        let pair = pair.map_err(|_| RsaKeyError::Damaged)?;
        Ok(Self(Arc::new(Inner { pair, bits, der })))
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
        let mut signature = vec![0; self.0.bits.div_ceil(8)];
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
        write!(f, "RsaPrivateKey({} bits)", self.0.bits)
    }
}
