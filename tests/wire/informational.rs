//! Responses with 1xx, after which another one follows.

use crate::support::{assert_failed, create, impatient};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step};
use std::time::Duration;

/// They are not counted: the time limit ends the call, also in a runtime of one thread.
#[tokio::test]
async fn informational_responses_without_an_end_run_into_the_limit_of_the_attempt() {
    let hint = b"HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n".to_vec();
    let wait = b"HTTP/1.1 100 Continue\r\n\r\n".to_vec();
    for (name, step) in [
        ("a flood of 100", Step::Flood(wait.repeat(100))),
        ("a flood of 103", Step::Flood(hint.clone())),
        (
            "one 103 after the other",
            Step::Trickle(hint.repeat(10_000), Duration::ZERO),
        ),
    ] {
        let server = Server::always(vec![step]).await;
        let found = create(&impatient(&server)).await;
        assert_failed(name, found, ErrorKind::Timeout, Outcome::Unknown);
        let log = server.until(|log| log.over == 1).await;
        assert_eq!(log.requests.len(), 1, "{name}");
    }
}
