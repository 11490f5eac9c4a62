//! Lists, page by page, newest first.

use crate::support::{charge, create, send};
use durianpay_simulator::Simulator;
use serde_json::Value;

fn ids(list: &Value) -> Vec<&str> {
    // An empty list of orders is `null`.
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn orders_and_payments_are_listed_by_skip_and_limit() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let mut orders = Vec::new();
    let mut payments = Vec::new();
    for _ in 0..27 {
        let order = create(&client).await;
        payments.insert(0, charge(&client, &order).await.to_string());
        orders.insert(0, order.id.to_string());
    }
    simulator.pay(payments[0].as_str()).await.unwrap();
    for (query, range) in [
        ("", 0..25),
        ("?skip=25", 25..27),
        ("?skip=1&limit=2", 1..3),
        ("?skip=99", 27..27),
        ("?limit=0", 0..0),
        ("?to=2000-01-01", 0..0),
    ] {
        let total = if query.contains("to=") { 0 } else { 27 };
        let (_, list) = send(&simulator, "GET", &format!("/orders{query}"), "").await;
        assert_eq!(
            ids(&list["data"]["orders"]),
            orders[range.clone()],
            "{query}"
        );
        assert_eq!(list["data"]["count"], total, "{query}");
        let (_, list) = send(&simulator, "GET", &format!("/payments{query}"), "").await;
        assert_eq!(ids(&list["data"]["payments"]), payments[range], "{query}");
        assert_eq!(list["data"]["total"], total, "{query}");
    }
    let (_, list) = send(&simulator, "GET", "/orders?limit=1", "").await;
    let first = &list["data"]["orders"][0];
    assert_eq!(first["payment_id"], payments[0]);
    assert_eq!(first["payment_status"], "completed");
    assert_eq!(first["status"], "completed");
    assert_eq!(first["given_name"], "Jane");
}

#[tokio::test]
async fn a_list_is_streamed_to_its_end() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    for _ in 0..30 {
        create(&client).await;
    }
    let mut walked = 0;
    let mut orders = client.orders().list().stream();
    while let Some(order) = orders.next().await {
        order.unwrap();
        walked += 1;
    }
    assert_eq!(walked, 30);
}

#[tokio::test]
async fn a_negative_skip_is_rejected_with_the_documented_body() {
    let simulator = Simulator::start().await.unwrap();
    // orders.list.error.400.json and payments.list.error.400.json
    let message = "invalid skip and limit parameter";
    let (status, body) = send(&simulator, "GET", "/orders?skip=-1", "").await;
    assert_eq!((status, &body["error"]), (400, &Value::from(message)));
    assert_eq!(body["error_code"], "DPAY_INVALID_REQUEST");
    let (status, body) = send(&simulator, "GET", "/payments?limit=-1", "").await;
    assert_eq!(
        (status, body),
        (400, serde_json::json!({ "error": message }))
    );
}
