//! Durianpay as a sender of SNAP notifications, with a key of the tests.

use crate::provider::Request;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::RsaPublicKey;
use durianpay_client::notification::Authentic;
use durianpay_client::snap::{Notification, Verifier};
use sha2::{Digest as _, Sha256};

const PRIVATE_KEY: &str = include_str!("../signing/keys/pkcs8.pem");
const PUBLIC_KEY: &str = include_str!("../signing/keys/spki.pem");

/// The path of the notifications of QRIS payments.
pub(crate) const QRIS: &str = "/v1.0/qr/qr-mpm-notify";

const TIME: &str = "2026-11-29T17:00:00+07:00";

/// Returns the verifier of the merchant.
pub(crate) fn snap_verifier() -> Verifier {
    Verifier::new([RsaPublicKey::from_pem(PUBLIC_KEY).unwrap()]).receiver("client-1")
}

/// Returns the body of a notification of a QRIS payment.
pub(crate) fn qris(id: &str, status: &str) -> String {
    format!(
        r#"{{"originalReferenceNo":"{id}","latestTransactionStatus":"{status}","amount":{{"value":"10000.00","currency":"IDR"}}}}"#
    )
}

/// Signs a notification, by code of the test's own.
pub(crate) fn sign(path: &str, body: &str) -> Request {
    let pem = PRIVATE_KEY.lines().filter(|line| !line.starts_with("--"));
    let der = STANDARD.decode(pem.collect::<String>()).unwrap();
    let pair = RsaKeyPair::from_pkcs8(&der).unwrap();
    let hash = hex::encode(Sha256::digest(body));
    let message = format!("POST:{path}:{hash}:{TIME}");
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        message.as_bytes(),
        &mut signature,
    )
    .unwrap();
    Request {
        method: "POST".to_owned(),
        path: path.to_owned(),
        headers: vec![
            ("X-TIMESTAMP", TIME.to_owned()),
            ("X-SIGNATURE", STANDARD.encode(signature)),
            ("X-PARTNER-ID", "client-1".to_owned()),
        ],
        body: body.as_bytes().to_vec(),
    }
}

/// Returns a notification as the merchant's server has it after verifying it.
pub(crate) fn authentic(path: &str, body: &str) -> Authentic<Notification> {
    let request = sign(path, body);
    request
        .with(|received| snap_verifier().verify(received))
        .unwrap()
}
