//! Keys and signatures: of requests, which are checked, and of webhooks, which are signed.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    Ed25519KeyPair, KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256,
    RsaKeyPair,
};
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_codegen::model::Encoding;
use std::fmt;

/// The characters of a line of PEM.
const PEM_LINE: usize = 64;

/// Computes an HMAC.
pub(super) fn mac(algorithm: hmac::Algorithm, key: &[u8], message: &[u8]) -> Vec<u8> {
    let key = hmac::Key::new(algorithm, key);
    hmac::sign(&key, message).as_ref().to_vec()
}

/// Returns the SHA-256 of a message, in lower-case hex.
pub(super) fn sha256_hex(message: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, message))
}

/// Encodes a signature.
pub(super) fn encode(encoding: Encoding, signature: &[u8]) -> String {
    match encoding {
        Encoding::Base64 => STANDARD.encode(signature),
        Encoding::Hex => hex::encode(signature),
    }
}

/// Decodes a signature.
pub(super) fn decode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Hex => hex::decode(text).ok(),
    }
}

/// A new RSA key.
pub(super) struct Rsa {
    pair: RsaKeyPair,
    /// In PEM.
    pub(super) private: String,
    /// In PEM.
    pub(super) public: String,
}

impl Rsa {
    /// Creates a key.
    ///
    /// # Errors
    ///
    /// Fails without a source of randomness.
    pub(super) fn new() -> Result<Self, String> {
        let failed = |_| "cannot create an RSA key".to_owned();
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
        let private = pair.as_der().map_err(failed)?;
        let private: Pkcs8V1Der<'_> = private;
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(failed)?;
        Ok(Self {
            private: pem("PRIVATE KEY", private.as_ref()),
            public: pem("PUBLIC KEY", public.as_ref()),
            pair,
        })
    }

    /// Signs a message by RSASSA-PKCS1-v1_5 with SHA-256.
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        // The padding is not random, and signing can fail only for lack of memory.
        let _signed = self.pair.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            message,
            &mut signature,
        );
        signature
    }

    /// Returns whether the key made a signature.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, self.pair.public_key());
        key.is_ok_and(|key| key.verify_sig(message, signature).is_ok())
    }
}

impl fmt::Debug for Rsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rsa").finish_non_exhaustive()
    }
}

/// A new Ed25519 key.
pub(super) struct Ed25519 {
    pair: Ed25519KeyPair,
    /// In hex.
    pub(super) public: String,
}

impl Ed25519 {
    /// Creates a key.
    ///
    /// # Errors
    ///
    /// Fails without a source of randomness.
    pub(super) fn new() -> Result<Self, String> {
        let failed = |_| "cannot create an Ed25519 key".to_owned();
        let pair = Ed25519KeyPair::generate().map_err(failed)?;
        Ok(Self {
            public: hex::encode(pair.public_key().as_ref()),
            pair,
        })
    }

    /// Signs a message.
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

impl fmt::Debug for Ed25519 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ed25519").finish_non_exhaustive()
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let content = STANDARD.encode(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = content.as_str();
    while let Some((line, after)) = rest.split_at_checked(PEM_LINE.min(rest.len())) {
        if line.is_empty() {
            break;
        }
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text + &format!("-----END {label}-----\n")
}
