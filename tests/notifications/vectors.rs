//! Notifications that another provider's demo has signed.

use crate::provider::{Request, key, verifier};
use durianpay_client::RsaPublicKey;
use durianpay_client::notification::{BodyForm, NotificationError, Verifier};

#[test]
fn the_signed_form_of_a_notification_verifies() {
    let request = Request::vector("RSA-2");
    let authentic = request
        .with(|received| verifier().verify(received))
        .unwrap();
    assert_eq!(authentic.name(), Some("debit"));
    let signed_as = authentic.signed_as();
    assert_eq!((signed_as.key, signed_as.body), (0, BodyForm::AsReceived));
    assert_eq!(signed_as.path, "/v1.0/debit/notify");
    assert_eq!(authentic.timestamp(), "2024-05-02T07:43:08Z".parse().ok());
    let acknowledgement = authentic.acknowledgement();
    assert_eq!(acknowledgement.status, 200);
    assert!(acknowledgement.body.contains("2005600"));
    let status = authentic.notification().1.get("latestTransactionStatus");
    assert_eq!(
        status.and_then(|status| status.string()).as_deref(),
        Some("00")
    );
}

#[test]
fn a_body_signed_without_white_space_may_contain_some() {
    let request = Request::vector("RSA-3");
    let authentic = request
        .with(|received| verifier().verify(received))
        .unwrap();
    assert_eq!(authentic.signed_as().body, BodyForm::Minified);
}

#[test]
fn keys_can_be_rotated() {
    let other = include_str!("../data/snap/other-public-key.pem");
    let other = RsaPublicKey::from_pem(other).unwrap();
    let request = Request::vector("RSA-2");
    let verifier = |keys: Vec<RsaPublicKey>| Verifier::<crate::provider::Rsa>::new(keys);
    let both = verifier(vec![other.clone(), key()]);
    let authentic = request.with(|received| both.verify(received)).unwrap();
    assert_eq!(authentic.signed_as().key, 1);
    let old = request.with(|received| verifier(vec![other]).verify(received));
    assert_eq!(old.unwrap_err(), NotificationError::Mismatch);
    let none = request.with(|received| verifier(Vec::new()).verify(received));
    assert_eq!(none.unwrap_err(), NotificationError::NoKey);
    assert_eq!(NotificationError::NoKey.status_code(), 500);
}
