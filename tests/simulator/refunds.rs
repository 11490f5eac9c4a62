//! Refunds: up to the amount that was paid.

use crate::support::{Receiver, order_and_payment, send, simulator_for};
use durianpay_client::api::{OrderStatus, PaymentStatus};
use durianpay_simulator::{DeliveryFault, Simulator};
use serde_json::{Value, json};
use std::time::Duration;

async fn refund(simulator: &Simulator, payment: &str, amount: &str) -> (u16, Value) {
    let body =
        json!({ "ref_id": "abc", "payment_id": payment, "amount": amount, "notes": "broken" });
    send(simulator, "POST", "/refunds", &body.to_string()).await
}

#[tokio::test]
async fn a_payment_can_be_refunded_once() {
    let simulator = Simulator::start().await.unwrap();
    let (order, payment) = order_and_payment(&simulator.client()).await;
    let payment = payment.as_str();
    let (status, body) = refund(&simulator, payment, "1").await;
    assert_eq!(
        (status, &body["errors"][0]["field"]),
        (400, &json!("payment_id"))
    );

    simulator.pay(payment).await.unwrap();
    let of_payment = async || {
        let path = format!("/payments/{payment}");
        send(&simulator, "GET", &path, "").await.1["data"]["refund"].clone()
    };
    assert_eq!(of_payment().await, Value::Null);
    let (status, first) = refund(&simulator, payment, "10000").await;
    let first = &first["data"];
    assert_eq!((status, &first["refund_type"]), (200, &json!("partial")));
    assert_eq!(first["status"], "approved");
    assert_eq!(first["amount"], "10000.00");

    // refunds.create.error.403.json
    let exceeded = json!({
        "error": "refund amount exceed",
        "error_code": "DPAY_REFUND_AMOUNT_EXCEEDED"
    });
    assert_eq!(
        refund(&simulator, payment, "0.68").await,
        (403, exceeded.clone())
    );
    assert_eq!(refund(&simulator, payment, "0").await.0, 400);
    let (status, second) = refund(&simulator, payment, "0.67").await;
    assert_eq!(status, 200);
    assert_eq!(refund(&simulator, payment, "0.01").await, (403, exceeded));
    assert_eq!(of_payment().await["id"], second["data"]["id"]);
    assert_eq!(of_payment().await["amount"], "0.67");

    let path = format!("/refunds/{}", first["id"].as_str().unwrap());
    let (_, read) = send(&simulator, "GET", &path, "").await;
    assert_eq!(read["data"]["id"], first["id"]);
    assert_eq!(
        read["data"]["customer_id"],
        order.customer_id.unwrap().as_str()
    );
    let expected = [&second["data"]["id"], &first["id"]];
    let path = format!("/refunds/payment/{payment}");
    let (_, of_payment) = send(&simulator, "GET", &path, "").await;
    let found: Vec<_> = of_payment["data"].as_array().unwrap().iter().collect();
    assert_eq!([&found[0]["id"], &found[1]["id"]], expected);

    let (_, list) = send(&simulator, "GET", "/refunds?limit=1", "").await;
    assert_eq!(list["data"]["total_data"], 2);
    let listed = list["data"]["refund"].as_array().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(&listed[0]["id"], expected[0]);
    assert_eq!(listed[0]["total_amount"], "0.67");
    assert_eq!(listed[0]["refund_notes"], "broken");
    assert_eq!(listed[0]["payment_paid_amount"], "10000.67");
}

#[tokio::test]
async fn a_refund_of_the_whole_amount_is_full_and_done_at_once() {
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.pay(&payment).await.unwrap();
    let (_, refund) = refund(&simulator, payment.as_str(), "10000.67").await;
    assert_eq!(refund["data"]["refund_type"], "full");
    assert_eq!(refund["data"]["status"], "done");
    assert_eq!(refund["data"]["approved_at"], Value::Null);
}

#[tokio::test]
async fn a_partial_refund_is_approved_and_then_done() {
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.pay(&payment).await.unwrap();
    let (_, first) = refund(&simulator, payment.as_str(), "1").await;
    let first = &first["data"];
    assert_eq!(first["status"], "approved");
    assert_eq!(first["approved_at"], first["created_at"]);
    let path = format!("/refunds/{}", first["id"].as_str().unwrap());
    let moment = Duration::from_nanos(1);
    let minute = Duration::from_secs(60);
    let just_before = minute.checked_sub(moment).unwrap();
    for (time, expected) in [(just_before, "approved"), (moment, "done")] {
        simulator.advance(time).await.unwrap();
        let (_, read) = send(&simulator, "GET", &path, "").await;
        assert_eq!(read["data"]["status"], expected);
        let (_, list) = send(&simulator, "GET", "/refunds", "").await;
        assert_eq!(list["data"]["refund"][0]["status"], expected);
        let path = format!("/refunds/payment/{payment}");
        let (_, list) = send(&simulator, "GET", &path, "").await;
        assert_eq!(list["data"][0]["status"], expected);
    }
}

#[tokio::test]
async fn unknown_objects_return_the_documented_bodies() {
    let simulator = Simulator::start().await.unwrap();
    let (status, body) = refund(&simulator, "pay_0", "1").await;
    assert_eq!(
        (status, &body["error_code"]),
        (400, &json!("DPAY_INVALID_PAYMENT_ID"))
    );
    // refunds.get.error.500.json
    let failing = json!({ "error": "error getting refund", "error_code": "DPAY_INTERNAL_ERROR" });
    assert_eq!(
        send(&simulator, "GET", "/refunds/rfn_0", "").await,
        (500, failing)
    );
    // Printed as an empty object.
    let answer = send(&simulator, "GET", "/refunds/payment/pay_0", "").await;
    assert_eq!(answer, (400, json!({})));
}

#[tokio::test]
async fn a_payment_can_be_refunded_while_its_webhook_waits() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    let (order, payment) = order_and_payment(&simulator.client()).await;
    let hour = Duration::from_secs(60 * 60);
    let late = DeliveryFault::Delay(hour);
    simulator
        .faults()
        .next_delivery_of("payment.completed", late)
        .next_delivery_of("order.completed", late);
    assert_eq!(simulator.pay(&payment).await.unwrap(), []);
    for amount in ["10000.00", "0.67"] {
        assert_eq!(refund(&simulator, payment.as_str(), amount).await.0, 200);
    }
    assert_eq!(receiver.events(), ["order.created"]);
    let sent = simulator.advance(hour).await.unwrap();
    let events: Vec<&str> = sent.iter().map(|delivery| &*delivery.event).collect();
    assert_eq!(events, ["payment.completed", "order.completed"]);
    // Only the refunds show it: both objects are unchanged.
    let client = simulator.client();
    let read = client.payments().get(&payment).await.unwrap();
    assert_eq!(read.status, PaymentStatus::Completed);
    let read = client.orders().get(&order.id).await.unwrap();
    assert_eq!(read.status, OrderStatus::Completed);
}

#[tokio::test]
async fn the_status_can_be_that_of_older_documentation() {
    let simulator = Simulator::builder().refunded_status().start();
    let simulator = simulator.await.unwrap();
    let client = simulator.client();
    let (order, payment) = order_and_payment(&client).await;
    simulator.pay(&payment).await.unwrap();
    let status = async || client.payments().get(&payment).await.unwrap().status;
    refund(&simulator, payment.as_str(), "10000.00").await;
    assert_eq!(status().await, PaymentStatus::Completed);
    refund(&simulator, payment.as_str(), "0.67").await;
    simulator.faults().lag(&payment, 1);
    assert_eq!(status().await, PaymentStatus::Completed);
    assert_eq!(status().await, PaymentStatus::Refunded);
    let state = client.payments().status(&payment).await.unwrap();
    assert_eq!(state.status, PaymentStatus::Refunded);
    assert_eq!(state.is_completed, Some(false));
    let read = client.orders().get(&order.id).await.unwrap();
    assert_eq!(read.status, OrderStatus::Completed);
    // A payment that was fully refunded cannot be refunded again.
    assert_eq!(refund(&simulator, payment.as_str(), "0.01").await.0, 403);
}
