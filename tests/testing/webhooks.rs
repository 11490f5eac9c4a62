//! Signed webhooks.

use crate::panic_of;
use durianpay_client::api::{Event, WEBHOOK};
use durianpay_client::testing::{WebhookExampleError, webhook};
use durianpay_client::webhook::{Received, SignatureError, Untrusted, Verifier};
use durianpay_client::{Amount, ApiKey};

fn key() -> ApiKey {
    ApiKey::new("dp_test_shop").unwrap()
}

#[test]
fn each_event_is_read_and_those_with_an_amount_are_signed() {
    let verifier = Verifier::new([key()]);
    let mut signed = 0;
    for event in WEBHOOK.events {
        let sent = match webhook(event.name).try_sign(&key()) {
            Ok(sent) => sent,
            Err(WebhookExampleError::Unsigned(SignatureError::NoAmount | SignatureError::NoId)) => {
                webhook(event.name).try_unsigned().unwrap()
            }
            Err(error) => panic!("{}: {error}", event.name),
        };
        let parsed = Untrusted::parse(sent.body()).unwrap();
        assert_eq!(parsed.claimed_event_name(), event.name);
        assert!(
            !matches!(parsed.claimed_event(), Event::Unknown(..)),
            "{}",
            event.name
        );
        match verifier.receive(sent.body()) {
            Ok(Received::Signed(_)) => signed += 1,
            Ok(Received::Unsigned(_)) => {}
            Err(error) => panic!("{}: {error}", event.name),
        }
    }
    assert!(signed >= 5, "only {signed}");
}

#[test]
fn id_and_amount_are_those_of_the_test() {
    // One event has the amount as a number of hundredths with a copy, another has no copy.
    for event in ["payment.completed", "payment.failed"] {
        let sent = webhook(event)
            .id("pay_7")
            .amount("15000.50".parse::<Amount>().unwrap());
        let sent = sent.sign(&key());
        let verifier = Verifier::new([key()]);
        let signed = verifier.receive_signed(sent.body()).unwrap();
        assert_eq!(signed.authentic().id(), "pay_7");
        assert_eq!(signed.authentic().amount(), "15000.50".parse().unwrap());
    }
}

#[test]
fn live_and_test_keys_make_webhooks_of_their_environment() {
    let live = ApiKey::new("dp_live_shop").unwrap();
    let sent = webhook("payment.failed").sign(&live);
    assert!(Verifier::new([live]).receive_signed(sent.body()).is_ok());
    assert!(Verifier::new([key()]).receive_signed(sent.body()).is_err());
}

#[test]
fn a_webhook_is_a_request_with_headers() {
    let request = webhook("payment.completed")
        .sign(&key())
        .to_request("/hook")
        .unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri().path(), "/hook");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert!(Untrusted::parse(request.body()).is_ok());
    assert!(
        webhook("payment.completed")
            .sign(&key())
            .to_request("no path")
            .is_err()
    );
}

#[test]
fn what_is_not_a_webhook_is_an_error() {
    let message = panic_of(|| drop(webhook("payment.complete").sign(&key())));
    assert!(
        message.contains("`payment.complete`, only payment.completed"),
        "{message}"
    );
    let error = webhook("payment.completed")
        .with("a.b", 1)
        .try_sign(&key())
        .unwrap_err();
    assert_eq!(error, WebhookExampleError::NoPlace { path: "a.b".into() });
    let error = webhook("payment.completed")
        .with("id", "a|b")
        .try_sign(&key())
        .unwrap_err();
    assert_eq!(
        error,
        WebhookExampleError::Unsigned(SignatureError::AmbiguousId)
    );
    let error = webhook("payment.completed")
        .without("amount")
        .try_sign(&key())
        .unwrap_err();
    assert_eq!(
        error,
        WebhookExampleError::Unsigned(SignatureError::NoAmount)
    );
    let unreadable = webhook("payment.completed")
        .with("created_at", true)
        .try_sign(&key());
    assert!(unreadable.is_ok(), "an optional field is left out");
}
