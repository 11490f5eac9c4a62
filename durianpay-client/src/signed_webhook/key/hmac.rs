//! [`HmacKey`]: secrets that both sides have.

#[cfg(feature = "signing")]
use crate::auth::crypto::hmac as sha1;
use crate::auth::secret::Secret;
use crate::signed_webhook::key_error::WebhookKeyError;
use crate::types::descriptor::{SecretForm, WebhookScheme};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

/// The prefix of secrets in the form of Standard Webhooks.
const PREFIX: &str = "whsec_";

/// A secret, after which the state of the HMAC has been computed.
#[derive(Clone)]
pub(in crate::signed_webhook) enum HmacKey {
    Sha256(Hmac<Sha256>),
    Sha512(Hmac<Sha512>),
    #[cfg(feature = "signing")]
    Sha1(Box<sha1::Key>),
}

impl HmacKey {
    /// Creates a key. The scheme must be an HMAC.
    pub(super) fn new(
        scheme: WebhookScheme,
        form: SecretForm,
        secret: &Secret,
    ) -> Result<Self, WebhookKeyError> {
        let key = bytes(form, secret)?;
        if key.is_empty() {
            return Err(WebhookKeyError::Empty);
        }
        // An HMAC takes a key of any length.
        let unusable = |_| WebhookKeyError::Empty;
        Ok(match scheme {
            WebhookScheme::HmacSha512 => {
                Self::Sha512(Hmac::new_from_slice(&key).map_err(unusable)?)
            }
            #[cfg(feature = "signing")]
            WebhookScheme::HmacSha1 => {
                let key = sha1::Key::new(sha1::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
                Self::Sha1(Box::new(key))
            }
            _ => Self::Sha256(Hmac::new_from_slice(&key).map_err(unusable)?),
        })
    }

    /// Returns whether one of the signatures was made with the key. The message is hashed once,
    /// and each comparison takes the same time wherever the signatures differ.
    pub(super) fn made_one(&self, message: &[u8], signatures: &[Vec<u8>]) -> bool {
        match self {
            Self::Sha256(key) => any_fits(&key.clone().chain_update(message), signatures),
            Self::Sha512(key) => any_fits(&key.clone().chain_update(message), signatures),
            #[cfg(feature = "signing")]
            Self::Sha1(key) => signatures
                .iter()
                .any(|signature| sha1::verify(key, message, signature).is_ok()),
        }
    }
}

fn any_fits<M: Mac + Clone>(mac: &M, signatures: &[Vec<u8>]) -> bool {
    let mut signatures = signatures.iter();
    signatures.any(|signature| mac.clone().verify_slice(signature).is_ok())
}

fn bytes(form: SecretForm, secret: &Secret) -> Result<Zeroizing<Vec<u8>>, WebhookKeyError> {
    let text = secret.expose();
    let bytes = match form {
        SecretForm::Text => text.as_bytes().to_vec(),
        SecretForm::Base64 => {
            let text = text.strip_prefix(PREFIX).unwrap_or(text);
            STANDARD
                .decode(text)
                .map_err(|_| WebhookKeyError::NotBase64)?
        }
    };
    Ok(Zeroizing::new(bytes))
}
