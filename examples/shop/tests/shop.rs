//! The shop, from the click of a customer to the delivery, when the network and the webhooks fail.

mod support;

use durianpay_client::api::endpoint;
use durianpay_client::webhook::inbox::JobKind;
use durianpay_client::{Amount, ApiKey, Date, testing};
use durianpay_simulator::{DeliveryFault, Effect, Fault};
use serde_json::json;
use shop::nightly;
use std::time::Duration;
use support::{open, qris};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn an_order_is_paid_by_each_method_and_delivered_once() {
    let account = json!({ "va": { "bank_code": "BCA", "name": "Jane Doe" } });
    let wallet = json!({ "ewallet": { "wallet_type": "DANA", "mobile": "08123456789" } });
    let methods = [
        (qris(), "{\"scan\":\"<?xml"),
        (account, "{\"transfer\":\""),
        (wallet, "{\"open\":\"http"),
    ];
    for (method, expected) in methods {
        let test = open().await;
        let (status, body) = test.check_out("1017", method).await;
        assert_eq!(status, 200, "{body}");
        assert!(body.starts_with(expected), "{body}");
        assert_eq!(test.status("1017").await, "\"started\"");
        test.pay().await;
        assert_eq!(test.status("1017").await, "\"completed\"");
        assert_eq!(test.delivered().await, ["1017"]);
    }
}

#[tokio::test]
async fn wrong_input_is_explained_and_sends_nothing() {
    let test = open().await;
    for price in ["-1", "0", "92000000000000000"] {
        let lines = json!([{ "quantity": 2, "price": price }]);
        let cart = json!({ "number": "1", "email": "jane.doe@example.com", "lines": lines, "pay_by": "qris" });
        let (status, body) = test.post("/checkout", cart).await;
        assert_eq!((status, body.as_str()), (422, "Please check the quantities in your cart."));
    }
    assert_eq!(test.send("GET", "/orders/1", "").await.0, 422);
    let (status, _) = test.post("/refunds", json!({ "reference": "r", "order": "1" })).await;
    assert_eq!(status, 422);
    assert_eq!(test.simulator.executions(&endpoint::ORDERS_CREATE), 0);
}

#[tokio::test]
async fn an_order_is_created_once_although_the_response_is_lost() {
    let test = open().await;
    test.simulator.faults().next_of(&endpoint::ORDERS_CREATE, Fault::Reset(Effect::Applied));
    let (status, body) = test.check_out("1017", qris()).await;
    if status != 200 {
        assert_eq!(status, 202, "{body}");
        assert_eq!(test.check_out("1017", qris()).await.0, 200);
    }
    assert_eq!(test.simulator.executions(&endpoint::ORDERS_CREATE), 1);
    test.check_out("1017", qris()).await; // a second click
    test.pay().await;
    assert_eq!(test.delivered().await, ["1017"]);
    assert_eq!(test.simulator.executions(&endpoint::PAYMENTS_CHARGE), 1);
}

#[tokio::test]
async fn a_refund_is_made_once_although_the_response_is_cut_off() {
    let test = open().await;
    test.check_out("1017", qris()).await;
    let click = json!({ "reference": "refund-1", "order": "1017", "amount": "5000" });
    let (status, body) = test.post("/refunds", click.clone()).await;
    assert_eq!((status, body.as_str()), (422, "This order is not paid."));
    test.pay().await;
    test.simulator.faults().next_of(&endpoint::REFUNDS_CREATE, Fault::CutBody);
    let (status, body) = test.post("/refunds", click.clone()).await;
    assert!(status == 200 || status == 202, "{status} {body}");
    assert_eq!(test.post("/refunds", click).await.0, 200);
    assert_eq!(test.simulator.executions(&endpoint::REFUNDS_CREATE), 1);

    let more = json!({ "reference": "refund-2", "order": "1017", "amount": "15000" });
    let (status, body) = test.post("/refunds", more).await;
    assert_eq!((status, body.as_str()), (422, "That is more than you paid."));
}

#[tokio::test]
async fn webhooks_that_come_twice_late_or_tampered_deliver_once() {
    for fault in [DeliveryFault::Duplicate, DeliveryFault::Delay(MINUTE), DeliveryFault::Tampered] {
        let test = open().await;
        test.check_out("1017", qris()).await;
        test.simulator.faults().next_delivery_of("payment.completed", fault);
        test.pay().await;
        test.simulator.advance(5 * MINUTE).await.unwrap();
        test.work().await;
        assert_eq!(test.delivered().await, ["1017"], "{fault:?}");
    }
}

#[tokio::test]
async fn webhooks_of_a_stranger_and_of_another_order_deliver_nothing() {
    let test = open().await;
    test.check_out("1017", qris()).await;
    test.pay().await;
    test.check_out("1018", qris()).await;
    let genuine = test.simulator.deliveries();
    let genuine = genuine.iter().rfind(|it| it.event == "payment.completed").unwrap();
    let genuine = String::from_utf8(genuine.body.to_vec()).unwrap();
    let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM orders ORDER BY number")
        .fetch_all(&test.shop.pool)
        .await
        .unwrap();
    let other = genuine.replace(&ids[0], &ids[1]);
    let stranger = ApiKey::new("dp_test_stranger").unwrap();
    let forged = testing::webhook("payment.completed").with("order_id", ids[1].as_str());
    let forged = String::from_utf8(forged.sign(&stranger).body().to_vec()).unwrap();
    for body in [other, forged] {
        assert_eq!(test.send("POST", "/webhook", &body).await.0, 200, "stored, and confirmed");
        test.work().await;
    }
    assert_eq!(test.send("POST", "/webhook", "{").await.0, 400);
    assert_eq!(test.delivered().await, ["1017"]);
    assert_eq!(test.status("1018").await, "\"started\"");
}

#[tokio::test]
async fn other_events_are_stored_and_change_nothing() {
    let test = open().await;
    test.check_out("1017", qris()).await;
    let payments = test.shop.client.payments().list().await.unwrap().payments.unwrap();
    test.simulator.fail(&payments[0].id).await.unwrap();
    for body in [r#"{"event":"invoice.paid","data":{}}"#, r#"{"event":"a.b","data":{"id":"x"}}"#] {
        assert_eq!(test.send("POST", "/webhook", body).await.0, 200);
    }
    test.work().await;
    assert_eq!(test.delivered().await, [""; 0]);
    let filter = durianpay_client::webhook::inbox::Filter {
        kind: Some(JobKind::Event),
        ..Default::default()
    };
    assert!(test.shop.inbox.store().list(filter).await.unwrap().len() >= 3);
}

#[tokio::test]
async fn a_payout_is_submitted_and_approved_once_and_ends_by_webhook() {
    let test = open().await;
    let salary = json!({
        "account_owner_name": "Jane Doe", "bank_code": "bca", "amount": "10000", "account_number": "8422640",
    });
    let batch = json!({ "key": "payroll-2026-07", "payouts": [salary] });
    test.simulator.faults().next_of(&endpoint::DISBURSEMENTS_SUBMIT, Fault::Reset(Effect::Applied));
    let (mut status, mut body) = test.post("/payouts", batch.clone()).await;
    if status == 202 {
        (status, body) = test.post("/payouts", batch.clone()).await;
    }
    assert_eq!(status, 200, "{body}");
    assert_eq!(test.post("/payouts", batch).await, (200, body));
    for _ in 0..3 {
        test.simulator.advance(MINUTE).await.unwrap(); // the banks
        test.work().await;
    }
    assert_eq!(test.simulator.executions(&endpoint::DISBURSEMENTS_SUBMIT), 1);
    assert_eq!(test.simulator.executions(&endpoint::DISBURSEMENTS_APPROVE), 1);
    let status: String =
        sqlx::query_scalar("SELECT status FROM payouts").fetch_one(&test.shop.pool).await.unwrap();
    assert_eq!(status, "success");
}

#[tokio::test]
async fn the_nightly_job_finds_lost_webhooks_and_sums_the_day() {
    let test = open().await;
    test.check_out("1017", qris()).await;
    test.simulator.advance(MINUTE).await.unwrap();
    test.work().await; // that the order was created
    for event in ["payment.completed", "order.completed"] {
        test.simulator.faults().next_delivery_of(event, DeliveryFault::Drop);
    }
    test.pay().await;
    assert_eq!(test.delivered().await, [""; 0]);
    test.simulator.advance(MINUTE).await.unwrap();
    let day: Date = test.simulator.now().to_string()[..10].parse().unwrap();
    let report = nightly::settle(test.shop.clone(), day).await.unwrap();
    assert_eq!(report.turnover, Amount::from(15_000));
    assert_eq!(report.to_review, 0);
    assert_eq!(test.delivered().await, ["1017"]);
}
