//! No response, and the limits that end the wait for one.

use crate::support::{
    ORDER, SHORT, assert_failed, builder, client, create, create_order, failing, side_by_side,
};
use durianpay_client::{Client, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{PATIENCE, Server, Step, bytes, json};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_missing_response_times_out() {
    let started = Instant::now();
    let error = failing(
        "stall",
        vec![Step::Stall],
        ErrorKind::Timeout,
        Outcome::Unknown,
    )
    .await;
    assert!(started.elapsed() >= SHORT && started.elapsed() < PATIENCE);
    assert_eq!(
        error.to_string(),
        "orders.create: no complete response within 300ms"
    );
}

#[tokio::test]
async fn every_limit_ends_the_call() {
    let server = Server::always(vec![Step::Stall]).await;
    let long = Duration::from_secs(600);
    let patient = || {
        builder(server.base_url())
            .attempt_timeout(long)
            .total_timeout(long)
    };
    let by_attempt = patient().attempt_timeout(SHORT).build().unwrap();
    let by_total = patient().total_timeout(SHORT).build().unwrap();
    let unlimited = patient().build().unwrap();
    let call = |client: &Client| client.orders().create(create_order());
    let started = Instant::now();
    let cases = [
        ("attempt", call(&by_attempt)),
        ("total", call(&by_total)),
        ("call", call(&unlimited).timeout(SHORT)),
        // A call with more time than the client has still keeps the attempt's limit.
        ("longer call", call(&by_attempt).timeout(long)),
        ("call under a total", call(&by_total).timeout(SHORT / 2)),
    ];
    side_by_side(cases.into_iter().map(async |(name, call)| {
        assert_failed(name, call.await, ErrorKind::Timeout, Outcome::Unknown);
    }))
    .await;
    assert!(started.elapsed() < PATIENCE);

    // The call's own limit counts in place of the client's, also when it is longer.
    let server = Server::always(vec![Step::Pause(SHORT), json(200, ORDER)]).await;
    let hasty = builder(server.base_url())
        .total_timeout(SHORT / 10)
        .build()
        .unwrap();
    let found = create(&hasty).await;
    assert_failed("hasty", found, ErrorKind::Timeout, Outcome::Unknown);
    let found = hasty
        .orders()
        .create(create_order())
        .timeout(PATIENCE)
        .await;
    assert_eq!(found.unwrap().id.as_str(), "ord_1");
}

#[tokio::test]
async fn a_connection_that_ends_before_the_response_leaves_the_outcome_unknown() {
    for (name, steps) in [
        ("reset", vec![Step::Reset]),
        ("end", vec![Step::HalfClose]),
        (
            "reset after a while",
            vec![Step::Pause(SHORT / 6), Step::Reset],
        ),
        (
            "end after a while",
            vec![Step::Pause(SHORT / 6), Step::HalfClose],
        ),
        (
            "end in the status line",
            vec![bytes("HTTP/1.1 20"), Step::HalfClose],
        ),
        (
            "end in the headers",
            vec![bytes("HTTP/1.1 200 OK\r\ncontent-le"), Step::HalfClose],
        ),
        (
            "reset in the headers",
            vec![bytes("HTTP/1.1 200 OK\r\ncontent-le"), Step::Reset],
        ),
        (
            "end after 100",
            vec![bytes("HTTP/1.1 100 Continue\r\n\r\n"), Step::HalfClose],
        ),
    ] {
        let error = failing(name, steps, ErrorKind::Transport, Outcome::Unknown).await;
        assert_eq!(error.status(), None, "{name}");
    }
}

#[tokio::test]
async fn a_reset_connection_is_retried_only_if_nothing_was_sent() {
    let server = Server::greeting(vec![Step::Reset]).await;
    let error = create(&client(&server)).await.unwrap_err();
    // The reset may come before or after the request was written.
    let reported = (error.kind(), error.outcome());
    let before = (ErrorKind::Connect, Outcome::NotSent);
    let after = (ErrorKind::Transport, Outcome::Unknown);
    assert!(reported == before || reported == after, "{error:?}");
    let log = server.log();
    assert_eq!(log.connections, error.attempts() as usize, "{error:?}");
    assert!(reported == after || error.attempts() == 3, "{error:?}");
    assert!(log.requests.is_empty());
}
