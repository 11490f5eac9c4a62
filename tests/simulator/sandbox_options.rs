//! `sandbox_options` of charges: payments that end without a customer.

use crate::support::{Receiver, create, send, simulator_for};
use durianpay_simulator::Simulator;
use serde_json::{Value, json};
use std::time::Duration;

/// Charges a new order with these options, and returns the path of the payment.
async fn charge(simulator: &Simulator, options: &Value) -> String {
    let order = create(&simulator.client()).await;
    let charge = json!({
        "type": "QRIS",
        "request": { "order_id": order.id.as_str(), "amount": "10000.67" },
        "sandbox_options": options,
    });
    let (status, answer) = send(simulator, "POST", "/payments/charge", &charge.to_string()).await;
    assert_eq!(status, 200, "{answer}");
    let response = &answer["data"]["response"];
    assert_eq!(response["status"], "processing");
    format!("/payments/{}", response["payment_id"].as_str().unwrap())
}

async fn status(simulator: &Simulator, path: &str) -> Value {
    send(simulator, "GET", path, "").await.1["data"]["status"].clone()
}

#[tokio::test]
async fn a_forced_failure_ends_the_payment_and_sends_its_event() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let payment = charge(&simulator, &json!({ "force_fail": true })).await;
    assert_eq!(status(&simulator, &payment).await, "failed");
    simulator.advance(Duration::ZERO).await.unwrap();
    assert_eq!(receiver.events(), ["order.created", "payment.failed"]);
}

#[tokio::test]
async fn a_delay_ends_the_payment_when_the_clock_reaches_it() {
    for (fails, ended, event) in [
        (true, "failed", "payment.failed"),
        (false, "completed", "payment.completed"),
    ] {
        let receiver = Receiver::answering(&[]).await;
        let simulator = simulator_for(&receiver).await;
        let options = json!({ "force_fail": fails, "delay_ms": 1_500 });
        let payment = charge(&simulator, &options).await;
        simulator
            .advance(Duration::from_millis(1_499))
            .await
            .unwrap();
        assert_eq!(status(&simulator, &payment).await, "processing");
        simulator.advance(Duration::from_millis(1)).await.unwrap();
        assert_eq!(status(&simulator, &payment).await, ended);
        assert_eq!(receiver.events()[1], event);
    }
}

#[tokio::test]
async fn a_planned_end_comes_after_a_cancellation_and_an_expiry() {
    let simulator = Simulator::start().await.unwrap();
    let options = json!({ "delay_ms": 2 * 60 * 60 * 1_000 });
    let expiring = charge(&simulator, &options).await;
    let cancelled = charge(&simulator, &json!({ "delay_ms": 1_000 })).await;
    let cancel = format!("{cancelled}/cancel");
    assert_eq!(send(&simulator, "PUT", &cancel, "").await.0, 200);
    simulator
        .advance(Duration::from_secs(3 * 60 * 60))
        .await
        .unwrap();
    assert_eq!(status(&simulator, &expiring).await, "expired");
    assert_eq!(status(&simulator, &cancelled).await, "cancelled");
}

#[tokio::test]
async fn options_without_effect_leave_the_payment_to_the_customer() {
    let simulator = Simulator::start().await.unwrap();
    for options in [json!({}), json!({ "force_fail": false, "delay_ms": 0 })] {
        let payment = charge(&simulator, &options).await;
        simulator.advance(Duration::from_secs(60)).await.unwrap();
        assert_eq!(status(&simulator, &payment).await, "processing");
    }
}

#[tokio::test]
async fn a_negative_delay_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let charge = r#"{"type":"QRIS","request":{"order_id":"ord_0","amount":"1"},"sandbox_options":{"delay_ms":-1}}"#;
    let (status, body) = send(&simulator, "POST", "/payments/charge", charge).await;
    let field = &body["errors"][0]["field"];
    assert_eq!((status, field), (400, &json!("sandbox_options.delay_ms")));
}
