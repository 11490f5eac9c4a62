//! Refunds: of what was paid, and of no more than that.

use crate::support::{order_and_payment, send};
use durianpay_simulator::Simulator;
use serde_json::{Value, json};

async fn refund(simulator: &Simulator, payment: &str, amount: &str) -> (u16, Value) {
    let body =
        json!({ "ref_id": "abc", "payment_id": payment, "amount": amount, "notes": "broken" });
    send(simulator, "POST", "/refunds", &body.to_string()).await
}

#[tokio::test]
async fn what_was_paid_can_be_refunded_once() {
    let simulator = Simulator::start().await.unwrap();
    let (order, payment) = order_and_payment(&simulator.client()).await;
    let payment = payment.as_str();
    let (status, body) = refund(&simulator, payment, "1").await;
    assert_eq!(
        (status, &body["errors"][0]["field"]),
        (400, &json!("payment_id"))
    );

    simulator.pay(payment).await.unwrap();
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
async fn a_refund_of_all_is_full() {
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    simulator.pay(&payment).await.unwrap();
    let (_, refund) = refund(&simulator, payment.as_str(), "10000.67").await;
    assert_eq!(refund["data"]["refund_type"], "full");
}

#[tokio::test]
async fn what_is_unknown_is_answered_with_the_documented_bodies() {
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
