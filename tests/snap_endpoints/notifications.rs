//! Notifications of a transfer, signed by a key of the tests, and forged in every part.

use crate::signatures;
use durianpay_client::RsaPublicKey;
use durianpay_client::notification::{Authentic, NotificationError, Untrusted};
use durianpay_client::snap::{Notification, Verifier};
use http::{HeaderMap, HeaderName, HeaderValue};

const DONE: &str = include_str!("../data/snap/dp-notify-transfer-bank.done.json");
const PUBLIC_KEY: &str = include_str!("../signing/keys/spki.pem");
const CLIENT_KEY: &str = "client-key-0042";
const PATH: &str = "/durianpay/transfer-bank";

/// A notification as it arrives.
#[derive(Clone)]
struct Received {
    method: String,
    path: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Received {
    fn genuine() -> Self {
        let time = "2026-11-29T17:00:00+07:00";
        let signature = signatures::of_notification("POST", PATH, DONE.as_bytes(), time);
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-timestamp", time),
            ("x-signature", &signature),
            ("x-partner-id", CLIENT_KEY),
            ("x-external-id", "41807553358950093184162180797837"),
            ("channel-id", "95221"),
        ] {
            let value = HeaderValue::from_str(value).unwrap();
            headers.insert(HeaderName::from_static(name), value);
        }
        Self {
            method: "POST".to_owned(),
            path: PATH.to_owned(),
            headers,
            body: DONE.as_bytes().to_vec(),
        }
    }

    fn verify(&self) -> Result<Authentic<Notification>, NotificationError> {
        let key = RsaPublicKey::from_pem(PUBLIC_KEY).unwrap();
        let verifier = Verifier::new([key])
            .receiver(CLIENT_KEY)
            .route(PATH, "transfer");
        let received = Untrusted::new(&self.method, &self.path, &self.headers, &self.body);
        verifier.verify(&received)
    }

    /// Returns the error of a notification that is forged.
    fn rejected(&self) -> NotificationError {
        let error = self.verify().unwrap_err();
        assert_eq!(error.status_code(), 401, "{error}");
        error
    }
}

/// Returns a text for each of its characters, with that one changed.
fn changed(text: &str) -> impl Iterator<Item = String> {
    (0..text.len()).map(|place| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[place] = if bytes[place] == b'0' { b'1' } else { b'0' };
        String::from_utf8(bytes).unwrap()
    })
}

#[test]
fn a_genuine_notification_reports_a_completed_transfer() {
    let authentic = Received::genuine().verify().unwrap();
    let Notification::Transfer(transfer) = authentic.notification() else {
        panic!("{:?}", authentic.name());
    };
    assert_eq!(transfer.original_reference_no.as_str(), "dis_item_123");
    let status = transfer.additional_info.as_ref().unwrap();
    let status = status.latest_transaction_status.as_ref().unwrap();
    assert!(status.is_paid());
}

#[test]
fn a_notification_with_any_changed_body_byte_is_rejected() {
    let genuine = Received::genuine();
    for place in 0..genuine.body.len() {
        for bit in 0..8 {
            let mut forged = genuine.clone();
            forged.body[place] ^= 1 << bit;
            let error = forged.rejected();
            assert_eq!(
                error,
                NotificationError::Mismatch,
                "byte {place}, bit {bit}"
            );
        }
    }
    for length in 0..genuine.body.len() {
        let mut cut = genuine.clone();
        cut.body.truncate(length);
        assert_eq!(cut.rejected(), NotificationError::Mismatch);
    }
}

#[test]
fn a_notification_with_any_changed_header_is_rejected() {
    let genuine = Received::genuine();
    for name in ["x-timestamp", "x-signature", "x-partner-id"] {
        for value in changed(genuine.headers[name].to_str().unwrap()) {
            let mut forged = genuine.clone();
            forged.headers.insert(name, value.parse().unwrap());
            let error = forged.rejected();
            let is_known = match name {
                "x-partner-id" => matches!(error, NotificationError::Receiver(_)),
                _ => matches!(
                    error,
                    NotificationError::Mismatch | NotificationError::Malformed { .. }
                ),
            };
            assert!(is_known, "{name}: {value}: {error}");
        }
        let mut forged = genuine.clone();
        forged.headers.remove(name);
        forged.rejected();
        let mut forged = genuine.clone();
        let value = forged.headers[name].clone();
        forged.headers.append(name, value);
        forged.rejected();
    }
}

#[test]
fn a_notification_sent_to_another_path_is_rejected() {
    let genuine = Received::genuine();
    for path in changed(PATH) {
        let forged = Received {
            path,
            ..genuine.clone()
        };
        assert_eq!(forged.rejected(), NotificationError::Mismatch);
    }
    let forged = Received {
        method: "PUT".to_owned(),
        ..genuine
    };
    assert_eq!(forged.rejected(), NotificationError::Mismatch);
}

#[test]
fn unsigned_headers_are_ignored() {
    for name in ["x-external-id", "channel-id"] {
        let mut received = Received::genuine();
        received.headers.remove(name);
        assert!(received.verify().is_ok(), "{name}");
        received.headers.insert(name, HeaderValue::from_static("0"));
        assert!(received.verify().is_ok(), "{name}");
    }
}
