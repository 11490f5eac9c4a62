//! The key that webhooks are signed with.

use super::keys::{Ed25519, Rsa, mac};
use aws_lc_rs::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, HMAC_SHA256, HMAC_SHA512};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_codegen::model::{Algorithm, SecretForm, Spec, WebhookScheme};
use std::fmt;

/// The key with the form of Standard Webhooks, unless one is given.
const STANDARD_SECRET: &str = "whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0";

/// The key of any other form, unless one is given.
const TEXT_SECRET: &str = "simulator-webhook-secret";

/// The key that webhooks are signed with.
pub(super) struct WebhookKey {
    /// A secret; the API key, if webhooks are signed with it.
    pub(super) secret: String,
    rsa: Option<Rsa>,
    ed25519: Option<Ed25519>,
}

impl WebhookKey {
    /// Takes the given secret, or makes a key up.
    ///
    /// # Errors
    ///
    /// Fails if a key pair cannot be created, or if the secret does not have its notation.
    pub(super) fn new(spec: &Spec, given: Option<&str>, api_key: &str) -> Result<Self, String> {
        let signed = spec
            .signed_webhook
            .as_ref()
            .map(|webhook| &webhook.signature);
        let scheme = signed.map(|signature| signature.scheme);
        let algorithm = spec
            .notifications
            .as_ref()
            .map(|all| all.signature.algorithm);
        let needs_rsa =
            scheme == Some(WebhookScheme::RsaSha256) || algorithm == Some(Algorithm::RsaSha256);
        let needs_ed25519 = scheme == Some(WebhookScheme::Ed25519);
        let is_base64 = signed.is_some_and(|signature| signature.secret == SecretForm::Base64);
        let usual = match signed {
            _ if is_base64 => STANDARD_SECRET,
            None if spec.webhook.is_some() => api_key,
            _ => TEXT_SECRET,
        };
        let key = Self {
            secret: given.unwrap_or(usual).to_owned(),
            rsa: needs_rsa.then(Rsa::new).transpose()?,
            ed25519: needs_ed25519.then(Ed25519::new).transpose()?,
        };
        if is_base64 && key.bytes(SecretForm::Base64).is_empty() {
            return Err(
                "the secret of webhooks must be Base64, after `whsec_` or nothing".to_owned(),
            );
        }
        Ok(key)
    }

    /// Returns the public key, if receivers need one: of RSA in PEM, of Ed25519 in hex.
    pub(super) fn public(&self) -> Option<&str> {
        let rsa = self.rsa.as_ref().map(|key| &*key.public);
        rsa.or_else(|| self.ed25519.as_ref().map(|key| &*key.public))
    }

    fn bytes(&self, form: SecretForm) -> Vec<u8> {
        match form {
            SecretForm::Text => self.secret.as_bytes().to_vec(),
            SecretForm::Base64 => {
                let text = self.secret.strip_prefix("whsec_").unwrap_or(&self.secret);
                STANDARD.decode(text).unwrap_or_default()
            }
        }
    }

    /// Signs a message.
    pub(super) fn sign(&self, scheme: WebhookScheme, form: SecretForm, message: &[u8]) -> Vec<u8> {
        let key = || self.bytes(form);
        match scheme {
            WebhookScheme::HmacSha256 => mac(HMAC_SHA256, &key(), message),
            WebhookScheme::HmacSha512 => mac(HMAC_SHA512, &key(), message),
            WebhookScheme::HmacSha1 => mac(HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key(), message),
            WebhookScheme::RsaSha256 => self
                .rsa
                .as_ref()
                .map(|key| key.sign(message))
                .unwrap_or_default(),
            WebhookScheme::Ed25519 => self
                .ed25519
                .as_ref()
                .map(|key| key.sign(message))
                .unwrap_or_default(),
        }
    }
}

impl fmt::Debug for WebhookKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookKey").finish_non_exhaustive()
    }
}
