//! Tests of types of the client in the bindings of another spec.

use crate::loyalty::{Resources as _, Spend};
use durianpay_client::api::{CreateOrder, CustomerId, ListOrders, Order, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_test_support::scripted_server::{Server, json};

async fn server(body: &str) -> (Server, Client) {
    let server = Server::always(vec![json(200, body)]).await;
    let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap();
    (server, client)
}

const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

#[tokio::test]
async fn a_shipped_id_and_a_shipped_object_are_the_same_types() {
    let body = format!(r#"{{"data": {{"total": 7, "last": {ORDER}}}}}"#);
    let (server, client) = server(&body).await;
    let id: CustomerId = "cus_1".into();
    let points = client.points().get(id).await.unwrap();
    let last: Order = points.last.unwrap();
    assert_eq!((points.total, last.id.as_str()), (7, "ord_1"));
    assert_eq!(server.log().requests[0].target, "/v1/loyalty/cus_1");
}

#[tokio::test]
async fn a_shipped_request_is_written_as_by_the_client() {
    let (server, client) = server(ORDER).await;
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    let order = CreateOrder::new(Amount::from(20_000), customer);
    let made: Order = client.points().spend(Spend::new(order, 40)).await.unwrap();
    assert_eq!(made.id.as_str(), "ord_1");
    let body = server.log().requests[0].body.clone();
    assert_eq!(
        String::from_utf8(body).unwrap(),
        r#"{"order":{"amount":"20000.00","currency":"IDR","customer":{"email":"jane.doe@example.com"}},"points":40}"#,
    );
}

#[tokio::test]
async fn a_shipped_page_is_paginated() {
    let server = Server::start(|request| {
        let orders = if request.target.contains("skip=") {
            String::new()
        } else {
            ORDER.to_owned()
        };
        vec![json(200, format!(r#"{{"orders": [{orders}]}}"#))]
    })
    .await;
    let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap();
    let mut orders = client
        .points()
        .orders_with(ListOrders::new().limit(1))
        .stream();
    assert_eq!(orders.next().await.unwrap().unwrap().id.as_str(), "ord_1");
    assert!(orders.next().await.is_none());
    let targets: Vec<_> = server
        .log()
        .requests
        .iter()
        .map(|r| r.target.clone())
        .collect();
    assert_eq!(
        targets,
        [
            "/v1/loyalty/orders?limit=1",
            "/v1/loyalty/orders?limit=1&skip=1"
        ],
    );
}

#[tokio::test]
async fn an_error_inside_a_shipped_type_has_its_path() {
    let (_server, client) =
        server(r#"{"total": 1, "last": {"id": "ord_1", "amount": true}}"#).await;
    let points = client.points().get("cus_1").await.unwrap();
    assert_eq!(points.last, None);
    let mut unreadable = points.unknown_fields().unreadable();
    let fault = unreadable.next().unwrap();
    assert_eq!(fault.path(), "last");
    assert_eq!(
        fault.reason(),
        "`amount`: expected an amount, found a boolean"
    );
    assert!(unreadable.next().is_none());
}
