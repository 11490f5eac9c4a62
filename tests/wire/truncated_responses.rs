//! Half a response, and whole ones in pieces.

use crate::support::{
    ORDER, SHORT, assert_failed, client, create, create_order, failing, impatient, server_of,
    side_by_side, targets_of,
};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{PATIENCE, Server, Step, bytes, json};
use http::StatusCode;
use std::time::{Duration, Instant};

#[tokio::test]
async fn half_a_response_times_out() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"id\"";
    let slow = Duration::from_millis(30);
    let dribble = vec![
        Step::Trickle(head.into(), Duration::ZERO),
        Step::Trickle(vec![b' '; 99], slow),
    ];
    let cases = [
        ("half a status line", vec![bytes("HTTP/1."), Step::Stall]),
        (
            "half the headers",
            vec![bytes("HTTP/1.1 200 OK\r\nx-a: 1\r\n"), Step::Stall],
        ),
        (
            "slow headers",
            vec![Step::Trickle(head.into(), slow), Step::Stall],
        ),
        ("no body", vec![bytes(head), Step::Stall]),
        (
            "half a body",
            vec![bytes(format!("{head}{{\"id\"")), Step::Stall],
        ),
        ("half a chunked body", vec![bytes(chunked), Step::Stall]),
        ("a slow body", dribble),
        (
            "only 100",
            vec![bytes("HTTP/1.1 100 Continue\r\n\r\n"), Step::Stall],
        ),
        // The status has come, and with it the bad news: but not all of it.
        (
            "a slow refusal",
            vec![bytes(head.replace("200 OK", "500 No")), Step::Stall],
        ),
    ];
    let server = server_of(&cases).await;
    let client = impatient(&server);
    let started = Instant::now();
    side_by_side(cases.clone().into_iter().map(|(name, _)| {
        let call = client
            .orders()
            .create(create_order())
            .header("x-case", name);
        async move {
            assert_failed(name, call.await, ErrorKind::Timeout, Outcome::Unknown);
        }
    }))
    .await;
    assert!(started.elapsed() >= SHORT && started.elapsed() < PATIENCE);
    let log = server.log();
    assert_eq!(log.connections, cases.len());
    for (name, _) in cases {
        assert_eq!(targets_of(&log, name), ["/v1/orders"], "{name}");
    }
}

#[tokio::test]
async fn a_truncated_body_is_a_transport_error() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    for (name, sent) in [
        // Whole JSON within a longer length is cut all the same.
        (
            "a length too long",
            format!("{head}content-length: 4096\r\n\r\n{ORDER}"),
        ),
        (
            "half a body",
            format!("{head}content-length: 4096\r\n\r\n{{\"id\""),
        ),
        ("no body", format!("{head}content-length: 4096\r\n\r\n")),
        (
            "half a chunk",
            format!("{head}transfer-encoding: chunked\r\n\r\nfff\r\n{ORDER}"),
        ),
        (
            "no last chunk",
            format!(
                "{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n{ORDER}\r\n",
                ORDER.len()
            ),
        ),
    ] {
        for end in [Step::HalfClose, Step::Reset] {
            let steps = vec![bytes(&sent), Step::Pause(SHORT / 6), end.clone()];
            let error = failing(name, steps, ErrorKind::Transport, Outcome::Unknown).await;
            assert_eq!(error.status(), Some(StatusCode::OK), "{name}");
        }
    }
}

#[tokio::test]
async fn a_response_may_end_with_its_connection() {
    for head in ["HTTP/1.1 200 OK\r\n", "HTTP/1.0 200 OK\r\n"] {
        let steps = vec![bytes(format!("{head}\r\n{ORDER}")), Step::HalfClose];
        let server = Server::always(steps).await;
        assert_eq!(create(&client(&server)).await.unwrap().id.as_str(), "ord_1");
    }
}

#[tokio::test]
async fn a_response_may_come_in_pieces() {
    let whole = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{{\r\n{:x}\r\n{}\r\n0\r\n\r\n",
        ORDER.len() - 1,
        &ORDER[1..],
    );
    let steps = vec![Step::Trickle(whole.into(), Duration::from_millis(1))];
    let server = Server::always(steps).await;
    assert_eq!(create(&client(&server)).await.unwrap().id.as_str(), "ord_1");
}

#[tokio::test]
async fn bytes_after_a_response_are_not_the_next_response() {
    let forged = r#"{"id": "ord_forged", "amount": "1", "status": "completed"}"#;
    let genuine = json(200, ORDER);
    let Step::Send(mut sent) = genuine else {
        panic!("an answer is sent");
    };
    let Step::Send(more) = json(200, forged) else {
        panic!("an answer is sent");
    };
    sent.extend_from_slice(&more);
    let server = Server::always(vec![Step::Send(sent)]).await;
    let client = client(&server);
    for _ in 0..20 {
        assert_eq!(create(&client).await.unwrap().id.as_str(), "ord_1");
    }
    assert_eq!(server.log().requests.len(), 20);
}
