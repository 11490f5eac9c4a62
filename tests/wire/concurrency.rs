//! Many calls at once.

use crate::support::{assert_failed, client, create_order};
use durianpay_client::api::OrderId;
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Request, Server, Step, json};
use std::time::Duration;

/// Responses with the order that was asked for.
fn echo(request: &Request) -> Vec<Step> {
    let id = request.target.rsplit('/').next().unwrap_or_default();
    let body = format!(r#"{{"id": "{id}", "amount": "1", "status": "started"}}"#);
    vec![Step::Pause(Duration::from_millis(20)), json(200, body)]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_calls_at_once_each_get_their_own_response() {
    let server = Server::start(echo).await;
    let client = client(&server);
    for _ in 0..2 {
        let calls: Vec<_> = (0..100)
            .map(|number| {
                let id = OrderId::new(format!("ord_{number}"));
                let call = client.orders().get(&id);
                tokio::spawn(async move { (id, call.await) })
            })
            .collect();
        for call in calls {
            let (id, found) = call.await.unwrap();
            assert_eq!(found.unwrap().id, id);
        }
    }
    let mut targets: Vec<_> = server
        .log()
        .requests
        .into_iter()
        .map(|r| r.target)
        .collect();
    assert_eq!(targets.len(), 200);
    targets.sort_unstable();
    targets.dedup();
    assert_eq!(targets.len(), 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_failures_at_once_are_a_hundred_requests() {
    let server = Server::always(vec![Step::Reset]).await;
    let client = client(&server);
    let calls: Vec<_> = (0..100)
        .map(|_| tokio::spawn(client.orders().create(create_order()).into_future()))
        .collect();
    for call in calls {
        let found = call.await.unwrap();
        assert_failed("reset", found, ErrorKind::Transport, Outcome::Unknown);
    }
    assert_eq!(server.log().requests.len(), 100);
}
