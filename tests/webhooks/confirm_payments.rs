//! Payments, confirmed with the API.

use crate::support::{
    ID, KEY, ORDER, amount, api, api_of, authentic, client_of, confirmed_by, expected, key,
    payment, signed_for,
};
use durianpay_client::api::PaymentId;
use durianpay_client::webhook::{ConfirmError, Expected, Fee, Mismatch};
use durianpay_client::{Client, ErrorKind, Outcome};
use durianpay_test_support::scripted_server;
use durianpay_test_support::scripted_server::{PATIENCE, Server, Step};
use std::time::Duration;

#[tokio::test]
async fn a_matching_payment_is_paid_if_the_api_confirms_it() {
    let bare = payment(ID, ORDER, "10000", "completed", false);
    let wrapped = format!(r#"{{"data": {bare}}}"#);
    for answer in [bare, wrapped] {
        let confirmed = confirmed_by(answer).await.unwrap();
        assert!(confirmed.is_paid());
        assert_eq!(confirmed.status(), "completed");
        assert_eq!(confirmed.order_id().as_str(), ORDER);
        assert_eq!(confirmed.received(), amount("10000"));
        let payments: Vec<_> = confirmed.payments().map(PaymentId::as_str).collect();
        assert_eq!(payments, [ID]);
        assert!(!confirmed.is_refunded());
    }
}

#[tokio::test]
async fn no_other_status_is_paid() {
    for status in [
        "processing",
        "failed",
        "expired",
        "cancelled",
        "started",
        "refunded",
        "pending",
        "Completed",
        "COMPLETED",
        "completed ",
        "paid",
        "settled",
    ] {
        let answer = payment(ID, ORDER, "10000", status, false);
        let confirmed = confirmed_by(answer).await.unwrap();
        assert!(!confirmed.is_paid(), "{status}");
        assert_eq!(confirmed.is_refunded(), status == "refunded");
        assert_eq!(confirmed.status(), status);
    }
}

#[tokio::test]
async fn a_payment_of_another_order_is_rejected() {
    let answer = payment(ID, "ord_other", "10000", "completed", false);
    let error = confirmed_by(answer).await.unwrap_err();
    let ConfirmError::Mismatch(Mismatch::Order { expected, found }) = error else {
        panic!("{error}");
    };
    assert_eq!((expected.as_str(), found.as_str()), (ORDER, "ord_other"));
}

#[tokio::test]
async fn a_genuine_webhook_cannot_be_replayed_for_another_order() {
    // The thief pays `ord_cheap` and sends its webhook for `ord_mine`, with the
    // order changed, since that is not signed.
    let answer = payment(ID, "ord_cheap", "10000", "completed", false);
    let server = api_of(answer).await;
    let replayed = signed_for(ORDER).verify([&key()]).unwrap();
    let error = replayed
        .confirm(&client_of(&server, KEY), &expected())
        .await
        .unwrap_err();
    assert!(
        matches!(error, ConfirmError::Mismatch(Mismatch::Order { .. })),
        "{error}"
    );
}

#[tokio::test]
async fn another_amount_in_the_api_is_rejected() {
    for other in ["1", "9999.99", "10000.01", "1000000", "0", "-10000"] {
        let answer = payment(ID, ORDER, other, "completed", false);
        let server = api(
            scripted_server::json(200, answer.clone()),
            scripted_server::json(200, order_with(&answer)),
        )
        .await;
        let found = authentic()
            .confirm(&client_of(&server, KEY), &expected())
            .await;
        let error = found.unwrap_err();
        let ConfirmError::Mismatch(Mismatch::PaidAmount { expected, found }) = error else {
            panic!("{error}");
        };
        assert_eq!((expected, found), (amount("10000"), amount(other)));
    }
}

/// `ORDER`, which is completed, with this payment.
fn order_with(payment: &str) -> String {
    format!(
        r#"{{"id": "{ORDER}", "amount": "10000", "status": "completed", "is_live": false, "payments": [{payment}]}}"#
    )
}

#[tokio::test]
async fn the_expected_amount_is_not_taken_from_the_signature() {
    // A fee on top: the webhook is signed over another amount than the order's.
    let answer = payment(ID, ORDER, "10000", "completed", false);
    let answer = answer.replace(r#""amount""#, r#""total_fee":"4000.00","amount""#);
    let expected = Expected::new(ORDER, amount("6000"));
    for (fee, is_paid) in [(Fee::OnTop, true), (Fee::Included, false)] {
        let server = api_of(answer.clone()).await;
        let client = client_of(&server, KEY);
        let found = authentic()
            .confirm(&client, &expected.clone().fee(fee))
            .await;
        assert_eq!(
            found.is_ok_and(|confirmed| confirmed.is_paid()),
            is_paid,
            "{fee:?}"
        );
    }
}

#[tokio::test]
async fn another_paid_amount_currency_or_merchant_is_rejected() {
    for (member, part) in [
        (
            r#""paid_amount":"1.00""#,
            "the amount paid is 1.00, expected 10000.00",
        ),
        (
            r#""paid_amount":"0""#,
            "the amount paid is 0.00, expected 10000.00",
        ),
        (r#""currency":"USD""#, "the currency is USD, expected IDR"),
        (
            r#""merchant_id":"mer_2""#,
            "the merchant is `mer_2`, expected `mer_1`",
        ),
    ] {
        let answer = format!(
            r#"{{"id":"{ID}","order_id":"{ORDER}","amount":"10000","status":"completed",{member}}}"#
        );
        let server = api_of(answer).await;
        let expected = expected().merchant_id("mer_1");
        let client = client_of(&server, KEY);
        let error = authentic().confirm(&client, &expected).await.unwrap_err();
        let ConfirmError::Mismatch(mismatch) = error else {
            panic!("{error}");
        };
        assert_eq!(mismatch.to_string(), part);
    }
}

#[tokio::test]
async fn a_refunded_payment_is_not_paid() {
    let answer = payment(ID, ORDER, "10000", "completed", false);
    for (amount, is_refunded) in [("10000.00", true), ("9999.99", false)] {
        let (answer, refund) = (answer.clone(), refund(amount));
        let server = Server::start(move |request| {
            let is_refunds = request.target.contains("refunds");
            let body = if is_refunds { &refund } else { &answer };
            vec![scripted_server::json(200, body)]
        })
        .await;
        let client = client_of(&server, KEY);
        let confirmed = authentic().confirm(&client, &expected()).await.unwrap();
        assert_eq!(confirmed.is_refunded(), is_refunded, "{amount}");
        assert_eq!(confirmed.is_paid(), !is_refunded, "{amount}");
        let left = if is_refunded { "0" } else { "0.01" };
        assert_eq!(confirmed.received(), left.parse().unwrap());
    }
}

/// The refunds of a payment: one.
fn refund(amount: &str) -> String {
    format!(
        r#"{{"data": [{{"id": "ref_1", "amount": "{amount}", "status": "approved", "failure_reason": ""}}]}}"#
    )
}

#[tokio::test]
async fn a_response_about_another_object_is_rejected() {
    for other in ["pay_other", "pay_dAS123ad123asd", "pay_dAS123ad123Asd ", ""] {
        let answer = payment(other, ORDER, "10000", "completed", false);
        let error = confirmed_by(answer).await.unwrap_err();
        let expected = matches!(error, ConfirmError::UnexpectedObject | ConfirmError::Api(_));
        assert!(expected, "{other:?}: {error}");
    }
}

#[tokio::test]
async fn a_response_of_the_other_environment_is_rejected() {
    for (key, is_live, same) in [
        (KEY, true, false),
        ("dp_live_demo", false, false),
        ("dp_live_demo", true, true),
        (KEY, false, true),
    ] {
        let answer = payment(ID, ORDER, "10000", "completed", is_live);
        let server = api_of(answer).await;
        let found = signed_for(ORDER)
            .confirm(&client_of(&server, key), &expected())
            .await;
        match found {
            Ok(confirmed) => assert!(same && confirmed.is_paid(), "{key} {is_live}"),
            Err(error) => {
                assert!(
                    matches!(error, ConfirmError::Mismatch(Mismatch::Environment)),
                    "{error}"
                );
                assert!(!same, "{key} {is_live}");
            }
        }
    }
}

#[tokio::test]
async fn a_failing_api_confirms_nothing() {
    let refused = r#"{"error": "no", "error_code": "DPAY_INVALID_REQUEST"}"#;
    for (name, steps, kind, outcome, status) in [
        (
            "404",
            vec![scripted_server::json(404, refused)],
            ErrorKind::Api,
            Outcome::Rejected,
            Some(404),
        ),
        (
            "401",
            vec![scripted_server::json(401, refused)],
            ErrorKind::Api,
            Outcome::Rejected,
            Some(401),
        ),
        (
            "500",
            vec![scripted_server::json(500, "{}")],
            ErrorKind::Api,
            Outcome::Unknown,
            Some(500),
        ),
        (
            "silence",
            vec![Step::Stall],
            ErrorKind::Timeout,
            Outcome::Unknown,
            None,
        ),
        (
            "reset",
            vec![Step::Reset],
            ErrorKind::Transport,
            Outcome::Unknown,
            None,
        ),
        (
            "{}",
            vec![scripted_server::json(200, "{}")],
            ErrorKind::Decode,
            Outcome::Unknown,
            Some(200),
        ),
        (
            "null",
            vec![scripted_server::json(200, "null")],
            ErrorKind::Decode,
            Outcome::Unknown,
            Some(200),
        ),
        (
            "an empty amount",
            vec![scripted_server::json(
                200,
                payment(ID, ORDER, "", "completed", false),
            )],
            ErrorKind::Decode,
            Outcome::Unknown,
            Some(200),
        ),
        (
            "no answer in the answer",
            vec![scripted_server::bytes("HTTP/1.1 204 No Content\r\n\r\n")],
            ErrorKind::Decode,
            Outcome::Unknown,
            Some(204),
        ),
    ] {
        let limit = if name == "silence" {
            Duration::from_millis(300)
        } else {
            PATIENCE
        };
        let server = Server::always(steps).await;
        let client = Client::builder(key())
            .base_url(server.base_url())
            .attempt_timeout(limit)
            .build()
            .unwrap();
        let found = authentic().confirm(&client, &expected()).await;
        let Err(ConfirmError::Api(error)) = found else {
            panic!("{name}: {found:?}");
        };
        assert_eq!(error.kind(), kind, "{name}");
        assert_eq!(error.outcome(), outcome, "{name}");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            status,
            "{name}"
        );
        assert_eq!(error.operation(), Some("payments.get"), "{name}");
    }
}
