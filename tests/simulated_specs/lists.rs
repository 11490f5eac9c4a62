//! Lists in pages.

use crate::pages::{Client, NewOrder, Query};
use crate::server::start;
use durianpay_client::{Items, Page};
use http::StatusCode;

/// The number of orders, which is no multiple of the size of a page.
const ORDERS: i64 = 7;

async fn numbers<T: Page>(mut items: Items<T>, number: impl Fn(&T::Item) -> i64) -> Vec<i64> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(number(&item.unwrap()));
    }
    found
}

#[tokio::test]
async fn each_way_of_paging_returns_all_items() {
    let server = start("simulated_specs/pages.toml").await;
    let client = Client::builder()
        .base_url(server.base_url())
        .build()
        .unwrap();
    for number in 1..=ORDERS {
        client
            .by_token()
            .create(NewOrder::new(number))
            .await
            .unwrap();
        client
            .by_item()
            .create(NewOrder::new(number))
            .await
            .unwrap();
        client
            .by_number()
            .create(NewOrder::new(number))
            .await
            .unwrap();
        client
            .by_link()
            .create(NewOrder::new(number))
            .await
            .unwrap();
        client
            .by_skip()
            .create(NewOrder::new(number))
            .await
            .unwrap();
    }
    let all: Vec<i64> = (1..=ORDERS).collect();
    let query = || Query::new().limit(3);
    let by_token = client.by_token().list_with(query()).stream();
    assert_eq!(numbers(by_token, |order| order.number).await, all);
    let by_item = client.by_item().list_with(query()).stream();
    assert_eq!(numbers(by_item, |order| order.number).await, all);
    let by_number = client.by_number().list_with(query()).stream();
    assert_eq!(numbers(by_number, |order| order.number).await, all);
    let by_link = client.by_link().list_with(query()).stream();
    assert_eq!(numbers(by_link, |order| order.number).await, all);
    let by_skip = client.by_skip().list_with(query()).stream();
    assert_eq!(numbers(by_skip, |order| order.number).await, all);

    let page = client.by_token().list_with(query()).await.unwrap();
    let paging = page.paging.unwrap();
    assert_eq!((paging.count, paging.more), (Some(ORDERS), Some(true)));
    let page = client.by_number().list_with(query()).await.unwrap();
    assert_eq!(page.paging.unwrap().pages, Some(3));
    let unknown = Query::new().cursor("elsewhere");
    let error = client.by_token().list_with(unknown).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}
