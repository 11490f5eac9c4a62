//! `Items` as a `Stream`, with the feature `futures`.

use crate::server::Server;
use durianpay_client::api::ListOrders;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::pin;

#[tokio::test]
async fn a_stream_returns_the_items_of_next() {
    let server = Server::with_orders(7, true).await;
    let list = || server.client.orders().list_with(ListOrders::new().limit(3));
    let mut items = list().stream();
    let mut stream = pin!(list().stream());
    let mut count = 0;
    while let Some(order) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        let expected = items.next().await.unwrap().unwrap();
        assert_eq!(order.unwrap().id, expected.id);
        count += 1;
    }
    assert_eq!(count, 7);
    assert!(items.next().await.is_none());
}
