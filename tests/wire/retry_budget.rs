//! Many calls while the server is down: the quota that they share.

use crate::support::{ClosedPort, ORDER, builder};
use durianpay_client::{Client, ErrorKind};
use durianpay_test_support::scripted_server::{Server, json};
use tokio::task::JoinSet;

/// The budget, and the cost of a retry.
const REPEATS: u32 = 500 / 5;

/// Makes so many reads at once, each with a clone of the client, and gives
/// the attempts that were made.
async fn attempts_of(client: &Client, calls: u32) -> u32 {
    let mut tasks = JoinSet::new();
    for _ in 0..calls {
        let client = client.clone();
        tasks.spawn(async move { client.orders().get("ord_1").await.unwrap_err() });
    }
    let errors = tasks.join_all().await;
    errors.iter().map(durianpay_client::Error::attempts).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_to_a_dead_server_retry_a_hundred_times() {
    let port = ClosedPort::take();
    let client = builder(port.base_url()).build().unwrap();
    assert_eq!(attempts_of(&client, 1000).await, 1000 + REPEATS);
    // It is used up, for writes as for reads.
    assert_eq!(attempts_of(&client, 10).await, 10);
    let write = client.payments().cancel("pay_1").await.unwrap_err();
    assert_eq!((write.attempts(), write.kind()), (1, ErrorKind::Connect));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_counts_as_many_requests_as_the_client_attempts() {
    let server = Server::always(vec![json(503, "{}")]).await;
    let client = builder(server.base_url()).build().unwrap();
    let attempts = attempts_of(&client, 200).await;
    assert_eq!(attempts, 200 + REPEATS);
    assert_eq!(server.log().requests.len(), 300);
}

#[tokio::test]
async fn successes_refill_the_retry_budget() {
    let server = Server::start(|request| match request.target.as_str() {
        "/v1/orders/ord_bad" => vec![json(503, "{}")],
        _ => vec![json(200, ORDER)],
    })
    .await;
    let client = builder(server.base_url()).build().unwrap();
    assert_eq!(attempts_of_bad(&client).await, 100 + REPEATS);
    assert_eq!(
        client.orders().get("ord_bad").await.unwrap_err().attempts(),
        1
    );
    for _ in 0..5 {
        client.orders().get("ord_1").await.unwrap();
    }
    assert_eq!(
        client.orders().get("ord_bad").await.unwrap_err().attempts(),
        2
    );
}

async fn attempts_of_bad(client: &Client) -> u32 {
    let calls = (0..100).map(|_| client.orders().get("ord_bad").into_future());
    let mut tasks: JoinSet<_> = calls.collect();
    let mut attempts = 0;
    while let Some(found) = tasks.join_next().await {
        attempts += found.unwrap().unwrap_err().attempts();
    }
    attempts
}
