//! The response status of a webhook, in any framework.

use crate::support::{ID, KEY, SIGNATURE, amount, api, client_of, completed, expected, payment};
use durianpay_client::ApiKey;
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::inbox::{LimitError, ReceiveError, StoreError};
use durianpay_client::webhook::{
    ConfirmError, Expected, ParseError, Received, Rejection, SignatureError, Untrusted, Verifier,
};
use durianpay_test_support::scripted_server::{self, Server, Step};

fn verifier() -> Verifier {
    Verifier::new([
        ApiKey::new("dp_test_old").unwrap(),
        ApiKey::new(KEY).unwrap(),
    ])
}

fn body(event: &str, rest: &str) -> String {
    format!(r#"{{"event": "{event}", "data": {{"id": "{ID}", "amount": "10000"{rest}}}}}"#)
}

#[test]
fn each_rejection_has_its_status() {
    use SignatureError::{
        AmbiguousId, AmountsDiffer, EnvironmentMismatch, Malformed, Mismatch, Missing, NoAmount,
        NoId, NoKey, Prefixed,
    };
    for (error, status) in [
        (Missing, 401),
        (Malformed, 401),
        (Prefixed, 401),
        (NoId, 401),
        (AmbiguousId, 401),
        (NoAmount, 401),
        (AmountsDiffer, 401),
        (Mismatch, 401),
        (EnvironmentMismatch, 401),
        // Not the sender's fault.
        (NoKey, 500),
    ] {
        assert_eq!(Rejection::from(error).status_code(), status, "{error}");
    }
    for (error, status) in [
        (Untrusted::parse(b"x").unwrap_err(), 400),
        (ParseError::DuplicateKey, 400),
        (ParseError::Missing("event"), 400),
        (ParseError::TooLarge, 413),
    ] {
        assert_eq!(
            Rejection::from(error.clone()).status_code(),
            status,
            "{error}"
        );
    }
    assert_eq!(Rejection::Incomplete.status_code(), 400);
}

#[test]
fn a_present_signature_must_be_valid() {
    let signed = body(
        "payment.completed",
        &format!(r#", "signature": "{SIGNATURE}""#),
    );
    let received = verifier().receive(signed.as_bytes()).unwrap();
    assert_eq!(received.webhook().claimed_event_name(), "payment.completed");
    let Received::Signed(signed) = received else {
        panic!("{received:?}");
    };
    assert_eq!(signed.authentic().id(), ID);

    let half = SIGNATURE.get(..32).unwrap();
    let forged = body("payment.completed", &format!(r#", "signature": "{half}""#));
    let refused = verifier().receive(forged.as_bytes()).unwrap_err();
    assert_eq!(refused, Rejection::Signature(SignatureError::Malformed));

    let unsigned = body("payment.failed", "");
    let received = verifier().receive(unsigned.as_bytes()).unwrap();
    assert!(matches!(received, Received::Unsigned(_)), "{received:?}");
    let refused = verifier().receive_signed(unsigned.as_bytes()).unwrap_err();
    assert_eq!(refused, Rejection::Signature(SignatureError::Missing));

    // Without a key, nothing that is signed gets through.
    let none = Verifier::new([])
        .receive(body("a", &format!(r#", "signature": "{SIGNATURE}""#)).as_bytes());
    assert_eq!(
        none.unwrap_err(),
        Rejection::Signature(SignatureError::NoKey)
    );
}

#[test]
fn a_verifier_can_only_be_made_stricter() {
    let padded = |length: usize| {
        let body = body("payment.failed", "");
        let blanks = " ".repeat(length - body.len());
        body + &blanks
    };
    let small = verifier().max_bytes(1000);
    assert!(small.receive(padded(1000).as_bytes()).is_ok());
    let refused = small.receive(padded(1001).as_bytes()).unwrap_err();
    assert_eq!(refused, Rejection::Parse(ParseError::TooLarge));
    let large = verifier().max_bytes(usize::MAX);
    assert!(large.receive(padded(256 * 1024).as_bytes()).is_ok());
    let refused = large
        .receive(padded(256 * 1024 + 1).as_bytes())
        .unwrap_err();
    assert_eq!(refused, Rejection::Parse(ParseError::TooLarge));
}

#[tokio::test]
async fn a_failed_confirmation_states_whether_to_deliver_again() {
    let refused = r#"{"error": "no", "error_code": "DPAY_INVALID_PAYMENT_ID"}"#;
    let paid = |id: &str, order: &str, amount: &str, is_live| {
        scripted_server::json(200, payment(id, order, amount, "completed", is_live))
    };
    for (name, step, status) in [
        (
            "the API does not know it yet",
            scripted_server::json(400, refused),
            503,
        ),
        (
            "a key that is refused",
            scripted_server::json(401, refused),
            503,
        ),
        ("the API is down", scripted_server::json(500, "{}"), 503),
        ("the connection breaks", Step::Reset, 503),
        (
            "another object",
            paid("pay_other", "ord_mine", "10000", false),
            409,
        ),
        ("another order", paid(ID, "ord_other", "10000", false), 409),
        ("another amount", paid(ID, "ord_mine", "1", false), 409),
        (
            "another environment",
            paid(ID, "ord_mine", "10000", true),
            409,
        ),
    ] {
        let order = format!(
            r#"{{"id": "ord_mine", "amount": "10000", "status": "completed", "is_live": false, "payments": [{}]}}"#,
            payment(ID, "ord_mine", "1", "completed", false)
        );
        let server = api(step, scripted_server::json(200, order)).await;
        let claim = completed(&format!(r#""id": "{ID}""#));
        let error = claim
            .confirm(&client_of(&server, KEY), &expected())
            .await
            .unwrap_err();
        assert_eq!(error.status_code(), status, "{name}: {error}");
    }
    let server = Server::always(vec![Step::Stall]).await;
    for data in [r#""amount": "10000""#, r#""id": "pay_1\r\nHost: evil""#] {
        let error = completed(data)
            .confirm(&client_of(&server, KEY), &expected())
            .await;
        assert_eq!(error.unwrap_err().status_code(), 400, "{data}");
    }
}

#[test]
fn each_error_of_an_inbox_has_its_status() {
    let failed = ReceiveError::from(StoreError::new("the disk is full"));
    for (error, status) in [
        (failed, 503),
        (LimitError::Rate.into(), 429),
        (LimitError::Stored.into(), 503),
        (Rejection::from(SignatureError::Missing).into(), 401),
        (Rejection::from(ParseError::TooLarge).into(), 413),
        (Rejection::Incomplete.into(), 400),
    ] {
        assert_eq!(error.status_code(), status, "{error}");
    }
}

#[tokio::test]
async fn a_webhook_before_its_charge_has_returned_is_confirmed_by_the_order() {
    // The charge is still under way: its answer comes after the webhook.
    let server = Server::start(|request| match request.method.as_str() {
        "POST" => vec![Step::Stall],
        _ if request.target.contains("refunds") => {
            vec![scripted_server::json(200, r#"{"data": []}"#)]
        }
        _ => vec![scripted_server::json(
            200,
            payment(ID, "ord_mine", "10000", "completed", false),
        )],
    })
    .await;
    let client = client_of(&server, KEY);
    let charging = client.clone();
    let charge = tokio::spawn(async move {
        let qris = durianpay_client::api::QrisCharge::new("ord_mine", 10_000);
        charging.payments().charge(qris).await
    });
    server
        .until(|log| log.requests.iter().any(|request| request.method == "POST"))
        .await;

    let signed = body(
        "payment.completed",
        &format!(r#", "signature": "{SIGNATURE}""#),
    );
    let received = verifier().receive(signed.as_bytes()).unwrap();
    let confirmed = received.confirm(&client, &expected()).await.unwrap();
    assert!(confirmed.is_paid());
    assert!(!charge.is_finished());
    charge.abort();
}

#[tokio::test]
async fn an_object_unknown_to_the_api_is_confirmed_at_the_next_delivery() {
    let asked = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |request| {
        if request.target.contains("refunds") {
            return vec![scripted_server::json(200, r#"{"data": []}"#)];
        }
        let before = asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        if before == 0 {
            let refused = r#"{"error": "no", "error_code": "DPAY_INVALID_PAYMENT_ID"}"#;
            return vec![scripted_server::json(400, refused)];
        }
        vec![scripted_server::json(
            200,
            payment(ID, "ord_mine", "10000", "completed", false),
        )]
    })
    .await;
    let client = client_of(&server, KEY);
    let claim = completed(&format!(r#""id": "{ID}""#));
    let early = claim.confirm(&client, &expected()).await.unwrap_err();
    assert!(matches!(early, ConfirmError::Api(_)), "{early}");
    assert_eq!(early.status_code(), 503);
    let later = claim
        .confirm(&client, &Expected::new("ord_mine", amount("10000")))
        .await;
    assert!(later.unwrap().is_paid());
}
