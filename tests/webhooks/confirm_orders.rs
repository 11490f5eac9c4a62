//! Orders, confirmed with the API.

use crate::guide::ORDER_COMPLETED;
use crate::support::{amount, client_of, order};
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::{ConfirmError, Expected, Mismatch, Untrusted};
use durianpay_test_support::scripted_server;
use durianpay_test_support::scripted_server::Server;

#[tokio::test]
async fn an_order_is_confirmed_by_its_id() {
    let untrusted = Untrusted::parse(ORDER_COMPLETED.as_bytes()).unwrap();
    let id = "ord_8c23OgJFIA5384";
    let server = Server::always(vec![scripted_server::json(
        200,
        order(id, "925002.00", "completed", true),
    )])
    .await;
    let client = client_of(&server, "dp_live_demo");
    let expected = Expected::new(id, amount("925002"));
    let confirmed = untrusted.confirm(&client, &expected).await.unwrap();
    assert!(confirmed.is_paid());
    assert_eq!(confirmed.order_id().as_str(), id);
    assert_eq!(confirmed.status(), "completed");
    assert_eq!(confirmed.payments().count(), 0);
    assert_eq!(
        server.log().requests[0].target,
        "/v1/orders/ord_8c23OgJFIA5384?expand=payments"
    );

    let error = untrusted
        .confirm(&client, &Expected::new("ord_other", amount("925002")))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ConfirmError::Mismatch(Mismatch::Order { .. })),
        "{error}"
    );
}

#[tokio::test]
async fn an_order_that_the_api_contradicts_is_not_paid() {
    let id = "ord_8c23OgJFIA5384";
    let untrusted = Untrusted::parse(ORDER_COMPLETED.as_bytes()).unwrap();
    let expected = Expected::new(id, amount("925002"));
    let ask = async |answer: String| {
        let server = Server::always(vec![scripted_server::json(200, answer)]).await;
        untrusted
            .confirm(&client_of(&server, "dp_live_demo"), &expected)
            .await
    };
    let started = ask(order(id, "925002", "started", true)).await.unwrap();
    assert!(!started.is_paid());
    let found = ask(order(id, "925002.01", "completed", true)).await;
    assert!(
        matches!(found, Err(ConfirmError::Mismatch(Mismatch::Amount { .. }))),
        "{found:?}"
    );
    let found = ask(order("ord_other", "925002", "completed", true)).await;
    assert!(
        matches!(found, Err(ConfirmError::UnexpectedObject)),
        "{found:?}"
    );
    let found = ask(order(id, "925002", "completed", false)).await;
    assert!(
        matches!(found, Err(ConfirmError::Mismatch(Mismatch::Environment))),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_completed_order_without_a_completed_payment_is_a_contradiction() {
    let id = "ord_8c23OgJFIA5384";
    let answer = format!(
        r#"{{"id": "{id}", "amount": "925002", "status": "completed", "is_live": true, "payments": [
            {{"id": "pay_1", "order_id": "{id}", "amount": "925002", "status": "processing"}}]}}"#
    );
    let server = Server::always(vec![scripted_server::json(200, answer)]).await;
    let untrusted = Untrusted::parse(ORDER_COMPLETED.as_bytes()).unwrap();
    let client = client_of(&server, "dp_live_demo");
    let expected = Expected::new(id, amount("925002"));
    let error = untrusted.confirm(&client, &expected).await.unwrap_err();
    assert!(matches!(error, ConfirmError::Contradiction), "{error}");
    assert_eq!(error.status_code(), 503);
}
