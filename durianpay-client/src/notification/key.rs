//! [`NotificationKey`]: verifies the signatures of notifications.

use super::error::NotificationError;
use crate::auth::rsa::RsaPublicKey;
use crate::auth::secret::Secret;
use crate::types::descriptor::{Algorithm, Encoding};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

/// A key that verifies the signatures of notifications: the sender's public key, or a secret
/// that both sides have, depending on the API.
///
/// ```
/// use durianpay_client::notification::{NotificationKey, Verifier};
/// use durianpay_client::snap::Notification;
/// use durianpay_client::{RsaPublicKey, Secret};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let pem = simulator.snap().public_key_pem();
/// let public = NotificationKey::from(RsaPublicKey::from_pem(pem)?);
/// let shared = NotificationKey::from(Secret::new("correct horse battery staple"));
/// // While the sender changes its key, notifications may be signed with either.
/// let verifier = Verifier::<Notification>::new([public, shared]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct NotificationKey(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Rsa(RsaPublicKey),
    Secret(Secret),
}

impl From<RsaPublicKey> for NotificationKey {
    fn from(key: RsaPublicKey) -> Self {
        Self(Kind::Rsa(key))
    }
}

impl From<Secret> for NotificationKey {
    fn from(secret: Secret) -> Self {
        Self(Kind::Secret(secret))
    }
}

impl NotificationKey {
    /// Returns whether the signature of a message was made with the key. HMACs are compared in
    /// constant time. Returns `false` for a key of another kind than the algorithm requires.
    pub(super) fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (algorithm, &self.0) {
            (Algorithm::RsaSha256, Kind::Rsa(key)) => key.verifies(message, signature),
            (Algorithm::HmacSha256, Kind::Secret(secret)) => {
                let mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes());
                mac.is_ok_and(|mac| mac.chain_update(message).verify_slice(signature).is_ok())
            }
            (Algorithm::HmacSha512, Kind::Secret(secret)) => {
                let mac = Hmac::<Sha512>::new_from_slice(secret.expose().as_bytes());
                mac.is_ok_and(|mac| mac.chain_update(message).verify_slice(signature).is_ok())
            }
            (Algorithm::RsaSha256, Kind::Secret(_))
            | (Algorithm::HmacSha256 | Algorithm::HmacSha512, Kind::Rsa(_)) => false,
        }
    }
}

/// Decodes a signature from a header.
pub(super) fn read_signature(text: &str, encoding: Encoding) -> Result<Vec<u8>, NotificationError> {
    let (bytes, expected) = match encoding {
        Encoding::Base64 => (STANDARD.decode(text).ok(), "Base64 with padding"),
        Encoding::Hex => (hex::decode(text).ok(), "hex digits"),
    };
    bytes.ok_or(NotificationError::Malformed { expected })
}
