//! Unsigned claims, confirmed with the API, and their limits.

use crate::guide::PAYMENT_FAILED;
use crate::support::{
    ID, KEY, ORDER, amount, client_of, completed, confirmed_by, expected, key, payment, signature,
    webhook,
};
use durianpay_client::webhook::{ConfirmError, Expected, Mismatch, SignatureError, Untrusted};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server;
use durianpay_test_support::scripted_server::{Server, Step};

#[tokio::test]
async fn an_unsigned_event_is_confirmed_with_the_api() {
    let untrusted = Untrusted::parse(PAYMENT_FAILED.as_bytes()).unwrap();
    assert_eq!(untrusted.verify([&key()]), Err(SignatureError::Missing));

    let answer = payment(
        "pay_0UHr5QFPwm3593",
        "ord_8c23OgJFIA5384",
        "925002",
        "failed",
        true,
    );
    let server = Server::always(vec![scripted_server::json(200, answer)]).await;
    let client = client_of(&server, "dp_live_demo");
    let expected = Expected::new("ord_8c23OgJFIA5384", amount("925002.00"));
    let confirmed = untrusted.confirm(&client, &expected).await.unwrap();
    assert!(!confirmed.is_paid());
    assert_eq!(confirmed.status(), "failed");
}

#[tokio::test]
async fn an_unsigned_claim_of_payment_counts_only_if_the_api_confirms_it() {
    let claim = completed(&format!(
        r#""id": "{ID}", "amount": "10000", "order_id": "{ORDER}", "status": "completed""#
    ));
    let answer = payment(ID, ORDER, "10000", "processing", false);
    let server = Server::always(vec![scripted_server::json(200, answer)]).await;
    let confirmed = claim
        .confirm(&client_of(&server, KEY), &expected())
        .await
        .unwrap();
    assert!(!confirmed.is_paid());
}

#[tokio::test]
async fn an_event_without_id_cannot_be_confirmed() {
    let server = Server::always(vec![scripted_server::json(200, "{}")]).await;
    let client = client_of(&server, KEY);
    for untrusted in [
        completed(r#""amount": "10000""#),
        completed(r#""id": "", "amount": "10000""#),
        completed(r#""id": ["pay_1"], "amount": "10000""#),
        webhook("canary.happened", r#""id": "odd", "amount": "10000""#),
    ] {
        let found = untrusted.confirm(&client, &expected()).await;
        assert!(matches!(found, Err(ConfirmError::NoSubject)), "{found:?}");
    }
    let signed = webhook(
        "disbursement.completed",
        &format!(
            r#""id": "dis_1", "amount": "10000", "signature": "{}""#,
            signature("dis_1", "10000"),
        ),
    );
    let authentic = signed.verify([&key()]).unwrap();
    let found = authentic.confirm(&client, &expected()).await;
    assert!(matches!(found, Err(ConfirmError::NoSubject)), "{found:?}");
    assert_eq!(server.log().connections, 0);
}

#[tokio::test]
async fn an_id_cannot_change_the_path() {
    let answer = payment("pay_1", ORDER, "10000", "completed", false);
    let server = Server::always(vec![scripted_server::json(200, answer)]).await;
    let client = client_of(&server, KEY);
    let claim = |id: &str| {
        let id = serde_json::Value::from(id);
        completed(&format!(r#""id": {id}, "amount": "10000""#))
    };
    for (id, target) in [
        (
            "pay_1/../../orders/ord_1",
            "/v1/payments/pay_1%2F..%2F..%2Forders%2Ford_1",
        ),
        ("pay_1?expand=order", "/v1/payments/pay_1%3Fexpand%3Dorder"),
        ("pay_1#", "/v1/payments/pay_1%23"),
        ("pay_%2e%2e%2f", "/v1/payments/pay_%252e%252e%252f"),
    ] {
        let found = claim(id).confirm(&client, &expected()).await;
        assert!(
            matches!(found, Err(ConfirmError::UnexpectedObject)),
            "{id}: {found:?}"
        );
        let asked = server.log().requests.last().unwrap().target.clone();
        assert_eq!(asked, format!("{target}?expand=order"));
    }
    let asked = server.log().requests.len();
    for id in [
        "..",
        ".",
        "pay_1\r\nHost: evil",
        "pay_\0",
        &format!("pay_{}", "1".repeat(9999)),
    ] {
        let found = claim(id).confirm(&client, &expected()).await;
        let Err(ConfirmError::Api(error)) = found else {
            panic!("{id:?}: {found:?}");
        };
        assert_eq!(error.kind(), ErrorKind::Request, "{id:?}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{id:?}");
    }
    assert_eq!(server.log().requests.len(), asked);
}

#[tokio::test]
async fn untrusted_strings_cannot_break_log_lines() {
    let answer = payment(
        ID,
        "ord_\u{1b}[2J\nevil\u{202e}",
        "10000",
        "completed",
        false,
    );
    let from_api = confirmed_by(answer).await.unwrap_err();
    let ConfirmError::Mismatch(mismatch @ Mismatch::Order { .. }) = &from_api else {
        panic!("{from_api}");
    };
    let text = mismatch.to_string();
    assert!(text.contains("ord_mine"), "{text}");
    // An id of which no URL can be made is not sent.
    let server = Server::always(vec![Step::Stall]).await;
    let claim = webhook(
        "order.completed",
        r#""id": "ord_\u001b[2J\nevil\u202e", "amount": "10000""#,
    );
    let from_webhook = claim
        .confirm(&client_of(&server, KEY), &expected())
        .await
        .unwrap_err();
    assert_eq!(server.log().connections, 0);
    for error in [from_api, from_webhook] {
        let first: &dyn std::error::Error = &error;
        for error in std::iter::successors(Some(first), |error| error.source()) {
            let text = error.to_string();
            assert!(!text.contains(['\u{1b}', '\n', '\u{202e}']), "{text:?}");
        }
    }
}
