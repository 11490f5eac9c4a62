//! Signatures as the documentation of the API describes them, by other code than the client's.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use durianpay_test_support::scripted_transport::header;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::Request;
use sha2::{Digest as _, Sha256, Sha512};

/// The keys in the forms that the library takes.
const PUBLIC_KEY: &str = include_str!("../signing/keys/pkcs1-public.pem");
const PRIVATE_KEY: &str = include_str!("../signing/keys/pkcs8.pem");

/// Returns the signature that a call has to have: over the bytes that arrived.
pub(crate) fn of_call(request: &Request<Bytes>, token: &str, secret: &str) -> String {
    let method = request.method();
    let path = request.uri().path();
    let digest = hex::encode(Sha256::digest(request.body()));
    let time = header(request, "x-timestamp");
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{method}:{path}:{token}:{digest}:{time}").as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

/// Returns whether a request for a token is signed by the merchant's private key.
pub(crate) fn is_of_token_request(request: &Request<Bytes>, client_key: &str) -> bool {
    let signed = format!("{client_key}|{}", header(request, "x-timestamp"));
    let signature = STANDARD.decode(header(request, "x-signature")).unwrap();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der(PUBLIC_KEY))
        .verify(signed.as_bytes(), &signature)
        .is_ok()
}

/// Returns the signature of a notification.
pub(crate) fn of_notification(method: &str, path: &str, body: &[u8], time: &str) -> String {
    let digest = hex::encode(Sha256::digest(body));
    let signed = format!("{method}:{path}:{digest}:{time}");
    let key = RsaKeyPair::from_pkcs8(&der(PRIVATE_KEY)).unwrap();
    let mut signature = vec![0; key.public_modulus_len()];
    let random = SystemRandom::new();
    key.sign(
        &RSA_PKCS1_SHA256,
        &random,
        signed.as_bytes(),
        &mut signature,
    )
    .unwrap();
    STANDARD.encode(signature)
}

fn der(pem: &str) -> Vec<u8> {
    let lines = pem.lines().filter(|line| !line.starts_with('-'));
    STANDARD.decode(lines.collect::<String>()).unwrap()
}
