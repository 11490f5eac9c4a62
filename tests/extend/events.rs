//! Tests of events that a spec adds to those of the client: they are typed, and
//! verified like the shipped ones.

use crate::loyalty::{EVENTS, Event};
use durianpay_client::api;
use durianpay_client::webhook::{
    Authentic, ConfirmError, Expected, Mismatch, SignatureError, Subject, Untrusted, sign,
};
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_test_support::scripted_server::{Server, json};

fn key() -> ApiKey {
    ApiKey::new("dp_test_demo").unwrap()
}

fn parse(body: &str) -> Untrusted {
    Untrusted::parse(body.as_bytes()).unwrap()
}

/// Returns a signed `loyalty.earned` for Rp 100.00.
fn earned(id: &str) -> Untrusted {
    let signature = sign(id, Amount::from(100), &key()).unwrap();
    parse(&format!(
        r#"{{"event": "loyalty.earned", "data": {{"id": "{id}", "amount": 10000, "points": 3, "signature": "{signature}"}}}}"#,
    ))
}

#[test]
fn an_added_event_is_typed() {
    let Ok(Event::LoyaltyEarned(payload)) = Event::claimed(&earned("pay_1")) else {
        panic!("it is another event");
    };
    assert_eq!((payload.id.as_str(), payload.points), ("pay_1", 3));
    assert_eq!(payload.amount, Amount::from(100));
    // No spec describes the signature of this payload, which is kept regardless.
    assert!(payload.unknown_fields().get("signature").is_some());
}

#[test]
fn shipped_events_are_unchanged() {
    for (body, is_known) in [
        (
            r#"{"event": "payment.completed", "data": {"id": "pay_1", "amount": 1}}"#,
            true,
        ),
        // A payload of an unexpected form.
        (
            r#"{"event": "payment.completed", "data": {"id": "pay_1", "amount": []}}"#,
            false,
        ),
        (r#"{"event": "nobody.knows", "data": {"points": 1}}"#, false),
        (
            r#"{"event": "LOYALTY.EARNED", "data": {"points": 1}}"#,
            false,
        ),
        (r#"{"event": "Unknown", "data": {}}"#, false),
    ] {
        let webhook = parse(body);
        let Ok(Event::Shipped(event)) = Event::claimed(&webhook) else {
            panic!("{body}");
        };
        assert_eq!(&event, webhook.claimed_event());
        assert_eq!(!matches!(event, api::Event::Unknown(_)), is_known, "{body}");
    }
}

#[test]
fn an_invalid_payload_is_an_error_with_its_path() {
    for (payload, path) in [(r#"{"points": "many"}"#, "$.data.points"), ("{}", "$.data")] {
        let webhook = parse(&format!(
            r#"{{"event": "loyalty.expired", "data": {payload}}}"#
        ));
        let error = Event::claimed(&webhook).unwrap_err();
        assert_eq!(error.issues()[0].path(), path, "{error}");
    }
}

#[test]
fn an_added_event_is_verified_like_a_shipped_one() {
    let authentic: Authentic = earned("pay_1").verify([&key()]).unwrap();
    assert_eq!(authentic.id(), "pay_1");
    assert_eq!(authentic.amount(), Amount::from(100));
    assert_eq!(authentic.subject(), Some(&Subject::Payment("pay_1".into())));

    let other = ApiKey::new("dp_test_other").unwrap();
    assert_eq!(
        earned("pay_1").verify([&other]),
        Err(SignatureError::Mismatch)
    );
    let unsigned = parse(r#"{"event": "loyalty.expired", "data": {"points": 1}}"#);
    assert_eq!(unsigned.verify([&key()]), Err(SignatureError::Missing));
}

#[tokio::test]
async fn an_added_event_is_confirmed_by_the_api() {
    let payment = r#"{"id": "pay_1", "order_id": "ord_mine", "amount": "100", "status": "completed", "is_live": false}"#;
    let server = Server::start(move |request| {
        let is_refunds = request.target.contains("refunds");
        let body = if is_refunds {
            r#"{"data": []}"#
        } else {
            payment
        };
        vec![json(200, body)]
    })
    .await;
    let client = Client::builder(key())
        .base_url(server.base_url())
        .build()
        .unwrap();
    let expected = Expected::new("ord_mine", Amount::from(100));
    let webhook = earned("pay_1");
    let authentic = webhook.verify([&key()]).unwrap();
    assert!(
        authentic
            .confirm(&client, &expected)
            .await
            .unwrap()
            .is_paid()
    );
    assert!(webhook.confirm(&client, &expected).await.unwrap().is_paid());
    let other = Expected::new("ord_other", Amount::from(100));
    let error = webhook.confirm(&client, &other).await.unwrap_err();
    assert!(
        matches!(error, ConfirmError::Mismatch(Mismatch::Order { .. })),
        "{error}"
    );
    let log = server.log();
    // Each time, the payment and its refunds.
    assert_eq!(log.requests.len(), 6);
    assert_eq!(log.requests[0].target, "/v1/payments/pay_1?expand=order");
}

#[test]
fn the_event_determines_the_subject_if_the_id_does_not() {
    let webhook = earned("12345");
    assert_eq!(webhook.subject(), None);
    let webhook = webhook.with_events(EVENTS);
    assert_eq!(webhook.subject(), Some(Subject::Payment("12345".into())));
    // The event is not signed, so it does not affect the signed values.
    assert_eq!(webhook.verify([&key()]).unwrap().subject(), None);
    let expired = parse(r#"{"event": "loyalty.expired", "data": {"id": "1"}}"#);
    assert_eq!(expired.with_events(EVENTS).subject(), None);
}
