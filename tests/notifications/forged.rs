//! Notifications that were changed or made up.

use crate::provider::{Request, verifier};
use durianpay_client::notification::NotificationError;

fn rejected(request: &Request) -> NotificationError {
    request
        .with(|received| verifier().verify(received))
        .unwrap_err()
}

#[test]
fn no_byte_of_the_body_can_be_changed() {
    let request = Request::vector("RSA-2");
    for place in 0..request.body.len() {
        let mut forged = request.clone();
        forged.body[place] ^= 1;
        assert_eq!(
            rejected(&forged),
            NotificationError::Mismatch,
            "byte {place}"
        );
        assert_eq!(rejected(&forged).status_code(), 401);
    }
    let mut longer = request.clone();
    longer.body.push(b'}');
    assert_eq!(rejected(&longer), NotificationError::Mismatch);
}

#[test]
fn added_white_space_keeps_the_signature_valid() {
    let mut request = Request::vector("RSA-2");
    request.body.splice(1..1, *b" \n\t");
    let authentic = request.with(|received| verifier().verify(received));
    assert!(authentic.is_ok());
}

#[test]
fn no_character_of_the_signed_headers_can_be_changed() {
    let request = Request::vector("RSA-2");
    for name in ["X-TIMESTAMP", "X-SIGNATURE"] {
        let (_, value) = request
            .headers
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap();
        for place in 0..value.len() {
            let mut changed = value.clone().into_bytes();
            changed[place] = if changed[place] == b'0' { b'1' } else { b'0' };
            let mut forged = request.clone();
            forged.set(name, std::str::from_utf8(&changed).unwrap());
            let error = rejected(&forged);
            let is_known = matches!(
                error,
                NotificationError::Mismatch | NotificationError::Malformed { .. }
            );
            assert!(is_known, "{name} at {place}: {error}");
        }
    }
}

#[test]
fn missing_and_duplicate_headers_are_rejected() {
    for name in ["X-TIMESTAMP", "X-SIGNATURE"] {
        let mut missing = Request::vector("RSA-2");
        missing.headers.retain(|(known, _)| *known != name);
        assert_eq!(rejected(&missing), NotificationError::Header(name));
        let mut twice = Request::vector("RSA-2");
        twice.headers.extend_from_within(..);
        assert!(matches!(rejected(&twice), NotificationError::Header(_)));
    }
}

#[test]
fn method_and_path_are_signed() {
    let mut method = Request::vector("RSA-2");
    method.method = "PUT".to_owned();
    assert_eq!(rejected(&method), NotificationError::Mismatch);
    let mut path = Request::vector("RSA-2");
    path.path = "/v1.0/qr/qr-mpm-notify".to_owned();
    assert_eq!(rejected(&path), NotificationError::Mismatch);
}

#[test]
fn a_large_body_is_rejected_before_verification() {
    let mut request = Request::vector("RSA-2");
    request.body = vec![b' '; 256 * 1024 + 1];
    assert_eq!(rejected(&request), NotificationError::TooLarge);
    assert_eq!(rejected(&request).status_code(), 413);
    let short = verifier().max_bytes(10);
    let request = Request::vector("RSA-2");
    let error = request.with(|received| short.verify(received)).unwrap_err();
    assert_eq!(error, NotificationError::TooLarge);
}

#[test]
fn an_unreadable_signed_body_is_delivered_again() {
    let error = crate::hmac::signed(b"not JSON").with(|received| {
        let verifier = crate::provider::hmac_verifier();
        verifier.verify(received).unwrap_err()
    });
    assert!(matches!(error, NotificationError::Unreadable(_)), "{error}");
    assert_eq!(error.status_code(), 500);
}

#[test]
fn errors_and_debug_show_nothing_of_the_body() {
    let mut request = Request::vector("RSA-2");
    request.path = "/v1.0/qr/qr-mpm-notify".to_owned();
    let error = rejected(&request);
    let shown = request.with(|received| format!("{received:?} {error} {error:?} {:?}", verifier()));
    assert!(!shown.contains("GP24043015193402809"), "{shown}");
    assert!(!shown.contains("RoJnP2tH"), "{shown}");
}
