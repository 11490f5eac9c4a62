//! [`WebhookKey`]: verifies the signatures of webhooks.

#[cfg(feature = "signing")]
pub(super) mod ed25519;
mod hmac;

#[cfg(feature = "signing")]
use self::ed25519::Ed25519PublicKey;
use self::hmac::HmacKey;
use super::key_error::WebhookKeyError;
#[cfg(feature = "signing")]
use crate::auth::rsa::RsaPublicKey;
use crate::auth::secret::Secret;
#[cfg(feature = "signing")]
use crate::types::descriptor::WebhookScheme;
use crate::types::descriptor::WebhookSignature;

/// A key that verifies webhooks: a secret that both sides have, or the sender's public key, depending
/// on the API. `Debug` shows no part of a secret.
#[derive(Debug, Clone)]
pub struct WebhookKey(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Secret(Secret),
    #[cfg(feature = "signing")]
    Rsa(RsaPublicKey),
    #[cfg(feature = "signing")]
    Ed25519(Ed25519PublicKey),
}

impl From<Secret> for WebhookKey {
    fn from(secret: Secret) -> Self {
        Self(Kind::Secret(secret))
    }
}

#[cfg(feature = "signing")]
impl From<RsaPublicKey> for WebhookKey {
    fn from(key: RsaPublicKey) -> Self {
        Self(Kind::Rsa(key))
    }
}

#[cfg(feature = "signing")]
impl From<Ed25519PublicKey> for WebhookKey {
    fn from(key: Ed25519PublicKey) -> Self {
        Self(Kind::Ed25519(key))
    }
}

/// A key that fits the scheme of an API.
#[derive(Clone)]
pub(super) enum CheckedKey {
    Hmac(Box<HmacKey>),
    #[cfg(feature = "signing")]
    Rsa(RsaPublicKey),
    #[cfg(feature = "signing")]
    Ed25519(Ed25519PublicKey),
}

impl CheckedKey {
    /// Prepares a key for the scheme of an API.
    pub(super) fn new(rule: &WebhookSignature, key: WebhookKey) -> Result<Self, WebhookKeyError> {
        #[cfg(feature = "signing")]
        let other = |expected| Err(WebhookKeyError::OtherKind { expected });
        match (rule.scheme, key.0) {
            #[cfg(feature = "signing")]
            (WebhookScheme::RsaSha256, Kind::Rsa(key)) => Ok(Self::Rsa(key)),
            #[cfg(feature = "signing")]
            (WebhookScheme::RsaSha256, _) => other("an RSA public key"),
            #[cfg(feature = "signing")]
            (WebhookScheme::Ed25519, Kind::Ed25519(key)) => Ok(Self::Ed25519(key)),
            #[cfg(feature = "signing")]
            (WebhookScheme::Ed25519, _) => other("an Ed25519 public key"),
            (scheme, Kind::Secret(secret)) => {
                let key = HmacKey::new(scheme, rule.secret, &secret)?;
                Ok(Self::Hmac(Box::new(key)))
            }
            #[cfg(feature = "signing")]
            (_, _) => other("a secret"),
        }
    }

    /// Returns whether the key made one of the signatures. HMACs are compared in constant time.
    pub(super) fn made_one(&self, message: &[u8], signatures: &[Vec<u8>]) -> bool {
        match self {
            Self::Hmac(key) => key.made_one(message, signatures),
            #[cfg(feature = "signing")]
            Self::Rsa(key) => signatures.iter().any(|one| key.verifies(message, one)),
            #[cfg(feature = "signing")]
            Self::Ed25519(key) => signatures.iter().any(|one| key.verifies(message, one)),
        }
    }
}
