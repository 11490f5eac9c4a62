//! Invoices and promos that were created on the simulator.

use crate::control::support::{done, rejected, shop};
use crate::samples::PROMO;
use crate::support::send;
use durianpay_simulator::Simulator;
use serde_json::{Value, json};

/// Creates an invoice of Rp 20,001, of which Rp 15,000 remain, and returns its path.
async fn invoice(simulator: &Simulator) -> String {
    let invoice = json!({
        "amount": "20001", "remaining_amount": "15000", "title": "sample", "invoice_ref_id": "inv_ref_001",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
        "enable_partial_transaction": true,
        "partial_transaction_config": { "min_acceptable_amount": "10000" },
        "due_date": "2023-09-19T10:00:00.000Z",
    });
    let (status, created) = send(simulator, "POST", "/invoices", &invoice.to_string()).await;
    assert_eq!(status, 200, "{created}");
    format!("/invoices/{}", created["data"]["id"].as_str().unwrap())
}

async fn get(simulator: &Simulator, path: &str) -> Value {
    let (status, found) = send(simulator, "GET", path, "").await;
    assert_eq!(status, 200, "{path}: {found}");
    found["data"].clone()
}

#[tokio::test]
async fn an_invoice_is_read_changed_and_deleted() {
    let (simulator, _receiver) = shop().await;
    let path = invoice(&simulator).await;
    let read = get(&simulator, &path).await;
    for (key, expected) in [
        ("amount", json!("20001.00")),
        ("remaining_amount", json!("15000.00")),
        ("status", json!("outstanding")),
        ("is_partial_transaction_enabled", json!(true)),
        (
            "partial_transaction_config",
            json!({ "min_acceptable_amount": 10_000 }),
        ),
        ("due_date", json!("2023-09-19T10:00:00Z")),
        ("created_at", json!("2022-03-28T10:00:00Z")),
        ("metadata", json!(null)),
    ] {
        assert_eq!(read[key], expected, "{key}");
    }
    let sample = get(&simulator, "/invoices/inv_7").await;
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    let missing: Vec<_> = names(&sample)
        .into_iter()
        .filter(|key| !names(&read).contains(key))
        .collect();
    assert_eq!(missing, ["start_date"]);

    let changes = r#"{"title":"new","metadata":{"a":"b"},"is_blocked":true}"#;
    let (_, updated) = send(&simulator, "PUT", &path, changes).await;
    assert_eq!(updated["data"]["updated_at"], "2022-03-28T10:00:00Z");
    let other = invoice(&simulator).await;
    let list = get(&simulator, "/invoices?limit=1&skip=1").await;
    assert_eq!(
        (&list["total_count"], &list["invoices"][0]["title"]),
        (&json!(2), &json!("new"))
    );
    assert_eq!(list["invoices"][0]["metadata"], Value::Null);
    for (query, count) in [
        ("status=paid", 0),
        ("status=outstanding", 2),
        ("to=2022-03-27", 0),
    ] {
        let list = get(&simulator, &format!("/invoices?{query}")).await;
        assert_eq!(list["total_count"], count, "{query}");
    }
    let (status, deleted) = send(&simulator, "DELETE", &path, "").await;
    assert_eq!((status, &deleted["response_code"]), (200, &json!("0000")));
    for method in ["GET", "DELETE"] {
        assert_eq!(send(&simulator, method, &path, "").await.0, 404, "{method}");
    }
    assert_eq!(get(&simulator, "/invoices").await["total_count"], 1);
    // A restored simulator knows both.
    let copy = Simulator::start().await.unwrap();
    copy.restore(&simulator.snapshot().to_string().parse().unwrap());
    assert_eq!(get(&copy, &other).await, get(&simulator, &other).await);
    assert_eq!(send(&copy, "GET", &path, "").await.0, 404);
}

#[tokio::test]
async fn an_invoice_is_paid_in_parts() {
    let (simulator, receiver) = shop().await;
    let path = invoice(&simulator).await;
    let id = path.trim_start_matches("/invoices/");
    let record = async |amount: &str| {
        let body = json!({ "id": id, "amount": amount }).to_string();
        send(&simulator, "POST", "/invoices/manual_transaction", &body).await
    };
    for (amount, reason) in [
        ("5000", "the amount is less than one transaction must have"),
        ("15000.01", "the amount is more than the remaining one"),
        ("0", "the amount is not greater than zero"),
    ] {
        let (status, body) = record(amount).await;
        assert_eq!((status, &body["error"]), (422, &json!(reason)), "{amount}");
    }
    let (status, body) = record("10000").await;
    assert_eq!(
        (status, &body["message"]),
        (
            200,
            &json!(format!("Manual Payment for {id} is successful."))
        )
    );
    let read = get(&simulator, &path).await;
    assert_eq!(read["remaining_amount"], "5000.00");
    assert_eq!(read["transactions"][0]["amount"], "10000.00");
    let pay = format!("/_sim{path}/pay");
    let sent = done(&simulator, "POST", &pay, Value::Null).await;
    assert_eq!(sent["events"].as_array().unwrap().len(), 2);
    assert_eq!(
        receiver.events(),
        ["invoice.transaction", "invoice.transaction", "invoice.paid"]
    );
    assert_eq!(get(&simulator, &path).await["status"], "paid");
    let message = rejected(&simulator, "POST", &pay, Value::Null, 409).await;
    assert!(message.ends_with("cannot be paid: it is paid"), "{message}");
    rejected(
        &simulator,
        "POST",
        "/_sim/invoices/inv_7/pay",
        Value::Null,
        404,
    )
    .await;
    let listed = done(&simulator, "GET", "/_sim/invoices", Value::Null).await;
    assert_eq!(
        (&listed["items"][0]["remaining"], &listed["total"]),
        (&json!("0.00"), &json!(1))
    );
}

#[tokio::test]
async fn a_promo_is_read_changed_and_deleted() {
    let (simulator, _receiver) = shop().await;
    let (_, created) = send(&simulator, "POST", "/merchants/promos", PROMO).await;
    let created = &created["data"];
    let path = format!("/merchants/promos/{}", created["id"].as_str().unwrap());
    let read = get(&simulator, &path).await;
    for key in [
        "id",
        "label",
        "discount",
        "starts_at",
        "ends_at",
        "status",
        "min_order_amount",
    ] {
        assert_eq!(read[key], created[key], "{key}");
    }
    let changed = PROMO.replace(
        "\"label\":\"l\"",
        "\"label\":\"m\",\"code\":\"SALE\",\"limit_value\":\"100\"",
    );
    let changed = changed.replace("2022-02-27", "2099-02-27");
    let (_, answer) = send(&simulator, "PATCH", &path, &changed).await;
    assert_eq!(
        (&answer["data"]["code"], &answer["data"]["label"]),
        (&json!("SALE"), &json!("m"))
    );
    let read = get(&simulator, &path).await;
    // Only the status of a promo whose time is over is known.
    assert_eq!(
        (&read["limit"], &read["status"], &read["code"]),
        (&json!(100), &Value::Null, &Value::Null)
    );
    let list = get(&simulator, "/merchants/promos").await;
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(
        (&list[0]["label"], &list[0]["discount"]),
        (&json!("m"), &json!(10))
    );
    let shown = done(&simulator, "GET", "/_sim/promos", Value::Null).await;
    assert_eq!(shown["items"][0]["label"], "m");
    assert_eq!(send(&simulator, "DELETE", &path, "").await.0, 200);
    let (status, error) = send(&simulator, "GET", &path, "").await;
    assert_eq!(
        (status, &error["error"]),
        (500, &json!("error getting promo"))
    );
    assert_eq!(get(&simulator, "/merchants/promos").await, json!([]));
}
