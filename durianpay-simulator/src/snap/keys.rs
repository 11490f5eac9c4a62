//! The keys of the merchant and of Durianpay. They are part of the sources, so they are public and
//! protect nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey,
};
use std::sync::LazyLock;

/// The client key of the merchant.
pub(crate) const CLIENT_KEY: &str = "simulator-client-key";
/// The client secret of the merchant.
pub(crate) const CLIENT_SECRET: &str = "simulator-client-secret";
/// The value of `CHANNEL-ID` in notifications.
pub(crate) const CHANNEL_ID: &str = "95221";

/// The merchant's private key, with which its clients sign requests for tokens.
pub(crate) const MERCHANT_PRIVATE: &str = include_str!("keys/merchant.pem");
/// The same key as `RSAPublicKey` of PKCS#1, which ring expects.
const MERCHANT_PUBLIC: &str = include_str!("keys/merchant-public.pem");
/// The key that notifications are signed with.
const SENDER_PRIVATE: &str = include_str!("keys/sender.pem");
/// The key that notifications are verified with: Durianpay's, in the dashboard.
pub(crate) const SENDER_PUBLIC: &str = include_str!("keys/sender-public.pem");

static MERCHANT: LazyLock<UnparsedPublicKey<Vec<u8>>> =
    LazyLock::new(|| UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der(MERCHANT_PUBLIC)));

static SENDER: LazyLock<RsaKeyPair> = LazyLock::new(|| {
    RsaKeyPair::from_pkcs8(&der(SENDER_PRIVATE)).expect("the file is an RSA private key")
});

/// Returns whether the merchant signed a message.
pub(crate) fn is_by_merchant(message: &[u8], signature: &[u8]) -> bool {
    MERCHANT.verify(message, signature).is_ok()
}

/// Signs a message as Durianpay, in Base64.
pub(crate) fn sign(message: &[u8]) -> String {
    let mut signature = vec![0; SENDER.public().modulus_len()];
    // The padding is not random, and signing can fail only for lack of memory.
    let random = SystemRandom::new();
    let _signed = SENDER.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature);
    STANDARD.encode(signature)
}

/// Decodes PEM.
fn der(pem: &str) -> Vec<u8> {
    let lines = pem.lines().filter(|line| !line.starts_with('-'));
    let content: String = lines.collect();
    STANDARD.decode(content).expect("the file is PEM")
}
