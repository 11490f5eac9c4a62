//! Any bytes as a notification: four lines are the path, the time, the receiver and the signature,
//! and the rest is the body.

use durianpay_client::RsaPublicKey;
use durianpay_client::notification::{Notified as _, Untrusted};
use durianpay_client::snap::api::NOTIFICATIONS;
use durianpay_client::snap::{Notification, Verifier};
use http::{HeaderMap, HeaderValue};
use std::sync::LazyLock;

const PUBLIC_KEY: &str = include_str!("../../../signing/keys/spki.pem");

static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
    let key = RsaPublicKey::from_pem(PUBLIC_KEY).expect("the key is valid");
    Verifier::new([key]).receiver("client-1")
});

/// Checks that no input is authentic, since it cannot be signed without the private key, that the reason
/// can be diagnosed, and that any body that is read as a notification can be displayed.
pub fn check(data: &[u8]) {
    let mut lines = data.splitn(5, |byte| *byte == b'\n');
    let mut next = || lines.next().unwrap_or_default();
    let (path, time, client_key, signature, body) = (next(), next(), next(), next(), next());
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("x-timestamp", time),
        ("x-partner-id", client_key),
        ("x-signature", signature),
    ] {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.insert(name, value);
        }
    }
    let path = String::from_utf8_lossy(path);
    let received = Untrusted::new("POST", &path, &headers, body);
    let error = VERIFIER
        .verify(&received)
        .expect_err("the input is not signed");
    let diagnosis = VERIFIER.diagnose(&received);
    assert_eq!(diagnosis.error, Some(error));
    assert!(!diagnosis.to_string().is_empty());
    for known in NOTIFICATIONS.known {
        if let Ok(notification) = Notification::read(Some(known.name), body) {
            let _shown = format!("{notification:?}");
        }
    }
}
