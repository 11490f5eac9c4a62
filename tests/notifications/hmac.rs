//! A provider that signs with HMAC, over a token that the merchant issues.

use crate::provider::{Request, hmac_verifier};
use durianpay_client::notification::{BodyForm, NotificationError};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha512;

/// Returns a notification with a valid signature.
pub(crate) fn signed(body: &[u8]) -> Request {
    sign(Request {
        method: "POST".to_owned(),
        path: "/v1.0/debit/notify".to_owned(),
        headers: vec![
            ("X-Time", "2026-11-29T09:00:00Z".to_owned()),
            ("Authorization", "Bearer merchant-token".to_owned()),
            ("X-Sign", String::new()),
        ],
        body: body.to_vec(),
    })
}

/// Signs a notification again, by code of the test.
pub(crate) fn sign(mut request: Request) -> Request {
    let (_, time) = &request.headers[0];
    let mut mac = Hmac::<Sha512>::new_from_slice(b"shared secret").unwrap();
    mac.update(request.path.as_bytes());
    mac.update(b"|merchant-token|");
    mac.update(&request.body);
    mac.update(format!("|{time}").as_bytes());
    let signature = hex::encode(mac.finalize().into_bytes());
    request.set("X-Sign", &signature);
    request
}

#[test]
fn the_token_is_signed_without_its_scheme() {
    let authentic = signed(b"{}")
        .with(|received| hmac_verifier().verify(received))
        .unwrap();
    assert_eq!(authentic.signed_as().key, 1);
    assert_eq!(authentic.acknowledgement().status, 202);
    let mut forged = signed(b"{}");
    forged.set("Authorization", "Bearer another-token");
    let error = forged
        .with(|received| hmac_verifier().verify(received))
        .unwrap_err();
    assert_eq!(error, NotificationError::Mismatch);
}

#[test]
fn a_body_signed_without_white_space_in_strings_is_accepted() {
    let mut request = signed(br#"{"virtualAccountNo":"12334"}"#);
    request.body = br#"{ "virtualAccountNo": "   12334" }"#.to_vec();
    let authentic = request
        .with(|received| hmac_verifier().verify(received))
        .unwrap();
    assert_eq!(authentic.signed_as().body, BodyForm::WithoutBlanks);
    let number = authentic.notification().0.get("virtualAccountNo");
    assert_eq!(
        number.and_then(|number| number.string()).as_deref(),
        Some("   12334")
    );
}

#[test]
fn a_signature_in_another_encoding_is_malformed() {
    let mut request = signed(b"{}");
    request.set("X-Sign", "zz");
    let error = request
        .with(|received| hmac_verifier().verify(received))
        .unwrap_err();
    let expected = "hex digits";
    assert_eq!(error, NotificationError::Malformed { expected });
}
