//! Limits that leave no room for a response: nothing is sent, and the error says so.

use crate::support::{ORDER, assert_failed, builder, create_order};
use durianpay_client::{Client, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, json};
use std::time::Duration;

#[tokio::test]
async fn a_limit_of_zero_sends_nothing_and_leaves_no_doubt() {
    let server = Server::always(vec![json(200, ORDER)]).await;
    let zero = Duration::ZERO;
    let new = || builder(server.base_url());
    for (name, kind, client) in [
        ("connect", ErrorKind::Timeout, new().connect_timeout(zero)),
        ("attempt", ErrorKind::Timeout, new().attempt_timeout(zero)),
        ("total", ErrorKind::Timeout, new().total_timeout(zero)),
        ("body", ErrorKind::BodyTooLarge, new().max_response_bytes(0)),
    ] {
        let client = client.build().unwrap();
        assert_nothing_sent(name, &client, kind).await;
    }
    let call = new().build().unwrap().orders().create(create_order());
    let found = call.timeout(zero).await;
    let error = assert_failed("call", found, ErrorKind::Timeout, Outcome::NotSent);
    let expected = "orders.create: the time limit for the call is zero; set a positive duration";
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.attempts(), 0);
    assert_eq!(server.log().connections, 0);
}

async fn assert_nothing_sent(name: &str, client: &Client, kind: ErrorKind) {
    let found = client.orders().create(create_order()).await.map(drop);
    let error = assert_failed(name, found, kind, Outcome::NotSent);
    assert_eq!(error.attempts(), 0, "{name}");
    let found = client.disbursements().approve("dis_1").await.map(drop);
    let error = assert_failed(name, found, kind, Outcome::NotSent);
    assert_eq!(error.attempts(), 0, "{name}");
}

/// A limit that is over at once ends the call before it is sent, or during an attempt,
/// and the outcome says which.
#[tokio::test]
async fn the_smallest_limit_leaves_no_doubt_either() {
    let server = Server::always(vec![json(200, ORDER)]).await;
    let client = builder(server.base_url()).build().unwrap();
    let call = client.orders().create(create_order());
    let error = call.timeout(Duration::from_nanos(1)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let outcome = match error.attempts() {
        0 => Outcome::NotSent,
        _ => Outcome::Unknown,
    };
    assert_eq!(error.outcome(), outcome);
}
