//! [`Ed25519PublicKey`]: verifies Ed25519 signatures.

use crate::auth::crypto::signature::{ED25519, UnparsedPublicKey};
use crate::signed_webhook::key_error::WebhookKeyError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// The prefix of public keys in the form of Standard Webhooks.
const PREFIX: &str = "whpk_";

/// The length of a key, in bytes.
const LENGTH: usize = 32;

/// An Ed25519 public key (RFC 8032) of the sender of webhooks.
///
/// ```
/// use durianpay_client::signed_webhook::{Ed25519PublicKey, WebhookKeyError};
///
/// let hex = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// assert!(Ed25519PublicKey::new(hex).is_ok());
/// let error = Ed25519PublicKey::new("d75a98").unwrap_err();
/// assert_eq!(error, WebhookKeyError::NotEd25519);
/// ```
#[derive(Clone)]
pub struct Ed25519PublicKey([u8; LENGTH]);

impl Ed25519PublicKey {
    /// Parses a key: 32 bytes in hex, or in Base64 with padding, after `whpk_` or nothing.
    ///
    /// # Errors
    ///
    /// If the string is in neither form, or has another length.
    pub fn new(text: impl AsRef<str>) -> Result<Self, WebhookKeyError> {
        let text = text.as_ref().trim();
        let text = text.strip_prefix(PREFIX).unwrap_or(text);
        let bytes = hex::decode(text).or_else(|_| STANDARD.decode(text));
        let bytes = bytes.map_err(|_| WebhookKeyError::NotEd25519)?;
        let key = bytes.try_into().map_err(|_| WebhookKeyError::NotEd25519)?;
        Ok(Self(key))
    }

    /// Verifies the signature of a message.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.0);
        key.verify(message, signature).is_ok()
    }
}

impl fmt::Debug for Ed25519PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ed25519PublicKey({})", hex::encode(self.0))
    }
}
