//! Virtual accounts: the payments that they accept, and the results.

use crate::support::{Receiver, send, simulator_for};
use durianpay_simulator::Simulator;
use serde_json::{Value, json};
use std::time::Duration;

async fn create(simulator: &Simulator, more: Value) -> Value {
    let mut body = json!({
        "bank_code": "PERMATA",
        "name": "Dpay Jane Doe",
        "customer": { "given_name": "Jane Doe", "email": "jane.doe@example.com" },
        "account_suffix": "123456"
    });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let (status, answer) = send(simulator, "POST", "/payments/va", &body.to_string()).await;
    assert_eq!(status, 201, "{answer}");
    answer["data"]["virtual_account"].clone()
}

async fn pay(simulator: &Simulator, amount: &str, more: Value) -> (u16, Value) {
    let mut body = json!({ "account_number": "88565004123456", "amount": amount });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    send(
        simulator,
        "POST",
        "/payments/va/simulate",
        &body.to_string(),
    )
    .await
}

fn refused(reason: &str) -> (u16, Value) {
    let body = json!({ "data": { "status": "Payment Unsuccessful", "reason": reason } });
    (422, body)
}

#[tokio::test]
async fn a_closed_account_accepts_its_amount_and_reports_the_payment() {
    let receiver = Receiver::answering(&[]).await;
    let simulator = simulator_for(&receiver).await;
    // virtual_accounts.simulate.error.422.json
    assert_eq!(
        pay(&simulator, "1", json!({})).await,
        refused("VA Not found")
    );
    let closed = json!({ "is_closed": true, "amount": "20000", "is_reusable": false });
    let account = create(&simulator, closed).await;
    assert_eq!(account["amount"], 20_000);
    assert_eq!(account["account_number"], "88565004123456");
    assert!(account["id"].as_str().unwrap().starts_with("va_sample_"));

    let wrong = refused("amount is not the amount of the VA");
    assert_eq!(pay(&simulator, "20000.01", json!({})).await, wrong);
    let failed = pay(&simulator, "20000", json!({ "force_fail": true })).await;
    assert_eq!(failed, refused("payment failed"));
    let (status, paid) = pay(&simulator, "20000", json!({})).await;
    assert_eq!(
        (status, &paid["data"]["status"]),
        (200, &json!("Payment Successful"))
    );
    let again = pay(&simulator, "20000", json!({})).await;
    assert_eq!(again, refused("VA is already paid"));

    simulator.advance(Duration::ZERO).await.unwrap();
    let expected = [
        "order.created",
        "payment.failed",
        "order.created",
        "payment.completed",
        "order.completed",
    ];
    assert_eq!(receiver.events(), expected);

    let path = format!("/payments/va/{}", account["id"].as_str().unwrap());
    let (_, read) = send(&simulator, "GET", &path, "").await;
    let read = &read["data"];
    assert_eq!(read["virtual_account"]["is_paid"], true);
    assert_eq!(read["total_payment"], 2);
    assert_eq!(read["payments"][0]["status"], "completed");
    assert_eq!(read["customer"]["id"], account["customer_id"]);
    let (status, body) = send(&simulator, "PATCH", &path, r#"{"is_disabled":true}"#).await;
    assert_eq!(
        (status, &body["error_code"]),
        (400, &json!("DPAY_CANNOT_PATCH_PAID_VA"))
    );
}

#[tokio::test]
async fn an_open_account_has_limits_and_can_disable_itself() {
    let simulator = Simulator::start().await.unwrap();
    let open = json!({
        "min_amount": 10_000, "max_amount": 20_000, "auto_disable_after_payment": true
    });
    let account = create(&simulator, open).await;
    assert_eq!(account["amount"], 0);
    let less = refused("amount is less than the VA takes");
    assert_eq!(pay(&simulator, "9999", json!({})).await, less);
    let more = refused("amount is more than the VA takes");
    assert_eq!(pay(&simulator, "20001", json!({})).await, more);
    assert_eq!(pay(&simulator, "20000", json!({})).await.0, 200);
    assert_eq!(
        pay(&simulator, "20000", json!({})).await,
        refused("VA is disabled")
    );

    let path = format!("/payments/va/{}", account["id"].as_str().unwrap());
    let change = r#"{"is_disabled":false,"max_amount":30000,"va_ref_id":"VA_9"}"#;
    let (_, changed) = send(&simulator, "PATCH", &path, change).await;
    let changed = &changed["data"]["virtual_account"];
    assert_eq!(changed["va_ref_id"], "VA_9");
    assert_eq!(changed["min_amount"], 10_000);
    assert_eq!(pay(&simulator, "30000", json!({})).await.0, 200);
}

#[tokio::test]
async fn an_account_expires_and_can_be_revived() {
    let simulator = Simulator::start().await.unwrap();
    let account = create(&simulator, json!({ "expiry_minutes": 100 })).await;
    let path = format!("/payments/va/{}", account["id"].as_str().unwrap());
    simulator
        .advance(Duration::from_secs(100 * 60))
        .await
        .unwrap();
    assert_eq!(
        pay(&simulator, "1", json!({})).await,
        refused("VA is expired")
    );
    let (_, read) = send(&simulator, "GET", &path, "").await;
    assert_eq!(
        read["data"]["virtual_account_status"],
        "VirtualAccountExpired"
    );
    let (_, changed) = send(&simulator, "PATCH", &path, r#"{"expiry_minutes":5}"#).await;
    assert_eq!(
        changed["data"]["virtual_account_status"],
        "VirtualAccountSuccess"
    );
    assert_eq!(pay(&simulator, "1", json!({})).await.0, 200);
}

#[tokio::test]
async fn accounts_are_rejected_and_listed_as_documented() {
    let simulator = Simulator::start().await.unwrap();
    let first = create(&simulator, json!({})).await;
    let second = create(&simulator, json!({ "account_suffix": "7" })).await;
    // virtual_accounts.create.error.500.json
    let taken = r#"{"bank_code":"PERMATA","name":"J","customer":{"given_name":"J","email":"j@example.com"},"account_suffix":"7"}"#;
    let (status, body) = send(&simulator, "POST", "/payments/va", taken).await;
    assert_eq!(
        (status, &body["error"]),
        (500, &json!("pq: VA Already Created"))
    );
    let priceless = taken.replace("\"account_suffix\":\"7\"", "\"is_closed\":true");
    let (status, body) = send(&simulator, "POST", "/payments/va", &priceless).await;
    assert_eq!(
        (status, &body["errors"][0]["field"]),
        (400, &json!("amount"))
    );
    // virtual_accounts.get.error.404.json
    let (status, body) = send(&simulator, "GET", "/payments/va/va_0", "").await;
    assert_eq!(
        (status, &body["error_code"]),
        (404, &json!("DPAY_VA_NOT_FOUND"))
    );
    assert_eq!(body["error"], "sql: no rows in result set");

    let static_one = r#"{"bank_code":"BRI","name":"J","is_closed":false,"customer":{"given_name":"J","email":"j@example.com"}}"#;
    let (status, answer) = send(&simulator, "POST", "/payments/va/static", static_one).await;
    assert_eq!(status, 200, "{answer}");
    let id = &answer["data"]["virtual_account"]["id"];
    let (_, list) = send(&simulator, "GET", "/payments/va/static", "").await;
    assert_eq!(&list["data"]["virtual_accounts"][0]["id"], id);
    assert_eq!(list["data"]["total"], 1);
    let (_, list) = send(&simulator, "GET", "/payments/va?skip=1", "").await;
    assert_eq!(list["data"]["total"], 2);
    assert_eq!(list["data"]["virtual_accounts"], json!([first]));
    assert_ne!(first["id"], second["id"]);
}
