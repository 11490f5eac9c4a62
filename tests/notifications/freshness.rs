//! The age of notifications, and whom they are for.

use crate::provider::{Request, verifier};
use durianpay_client::notification::NotificationError;
use std::time::{Duration, SystemTime};

/// `2024-05-02T14:43:08+07:00`.
const SIGNED_AT: u64 = 1_714_635_788;

fn at(seconds: u64) -> impl Fn() -> SystemTime + Send + Sync + 'static {
    move || SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn old_notifications_are_rejected_if_their_age_is_limited() {
    let request = Request::vector("RSA-2");
    let limit = Duration::from_mins(5);
    let verify = |now| {
        let verifier = verifier().max_age(limit).clock(at(now));
        request.with(|received| verifier.verify(received).map(|_| ()))
    };
    let stale = Err(NotificationError::Stale { limit_seconds: 300 });
    assert_eq!(verify(SIGNED_AT), Ok(()));
    assert_eq!(verify(SIGNED_AT + 300), Ok(()));
    assert_eq!(verify(SIGNED_AT + 301), stale);
    assert_eq!(verify(SIGNED_AT - 300), Ok(()));
    assert_eq!(verify(SIGNED_AT - 301), stale);
    // By default a repetition hours later is accepted.
    let verifier = verifier().clock(at(SIGNED_AT + 210 * 60));
    assert!(request.with(|received| verifier.verify(received)).is_ok());
}

#[test]
fn an_unreadable_time_has_no_age() {
    let mut request = crate::hmac::signed(b"{}");
    request.set("X-Time", "yesterday");
    let request = crate::hmac::sign(request);
    let verifier = crate::provider::hmac_verifier();
    let authentic = request.with(|received| verifier.verify(received)).unwrap();
    assert_eq!(authentic.timestamp(), None);
    let strict = crate::provider::hmac_verifier().max_age(Duration::from_mins(5));
    let error = request
        .with(|received| strict.verify(received))
        .unwrap_err();
    assert_eq!(error, NotificationError::Time);
}

#[test]
fn a_notification_for_another_merchant_is_rejected() {
    let verifier = verifier().receiver("client-1");
    let mut request = Request::vector("RSA-2");
    assert!(request.with(|received| verifier.verify(received)).is_ok());
    request.set("X-PARTNER-ID", "client-2");
    let error = request
        .with(|received| verifier.verify(received))
        .unwrap_err();
    assert_eq!(error, NotificationError::Receiver("X-PARTNER-ID"));
    request.headers.retain(|(name, _)| *name != "X-PARTNER-ID");
    let error = request
        .with(|received| verifier.verify(received))
        .unwrap_err();
    assert_eq!(error, NotificationError::Header("X-PARTNER-ID"));
}
