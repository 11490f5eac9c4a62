//! What comes of a transfer to a bank when something goes wrong. The rows of SNAP in
//! `docs/faults.md` name these tests.

use crate::support::{check_headers, client, transfer};
use bytes::Bytes;
use durianpay_client::snap::api::BankTransfer;
use durianpay_client::{Error, ErrorKind, Outcome, Timestamp};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header, token_body};
use http::Request;
use std::time::Duration;

/// Submits the transfer, and returns the result and the requests that arrived.
async fn submit(
    server: &Server,
    clock: &Clock,
) -> (Result<BankTransfer, Error>, Vec<Request<Bytes>>) {
    let client = client(server, clock);
    let result = client.bank_transfers().create(transfer()).await;
    let calls = server.calls();
    for call in &calls {
        let token = header(call, "authorization").trim_start_matches("Bearer ");
        check_headers(call, token);
        let [one, other] = [call, &calls[0]].map(|call| header(call, "x-external-id"));
        assert_eq!(one, other, "a transfer keeps its id");
        assert_eq!(call.body(), calls[0].body());
    }
    (result, calls)
}

#[tokio::test(start_paused = true)]
async fn a_transfer_is_signed_again_if_its_token_expires_between_attempts() {
    let late = r#"{"responseCode":"5041800"}"#.to_owned();
    let server = Server::with_tokens(
        |number| Reply::Json(200, token_body(&format!("token-{number}"), 5)),
        move |_, number| match number {
            1 => Reply::Later(Duration::from_secs(10), 504, late.clone()),
            _ => Reply::code(200, "2001800"),
        },
    );
    let (result, calls) = submit(&server, &Clock::new()).await;
    assert!(result.unwrap().response_code.is_some());
    let tokens: Vec<_> = calls
        .iter()
        .map(|call| header(call, "authorization"))
        .collect();
    assert_eq!(tokens, ["Bearer token-1", "Bearer token-2"]);
}

#[tokio::test(start_paused = true)]
async fn a_transfer_whose_token_is_rejected_twice_is_rejected() {
    let server = Server::new(|_, _| Reply::code(401, "4011801"));
    let (result, calls) = submit(&server, &Clock::new()).await;
    let error = result.unwrap_err();
    assert_eq!(error.code(), Some("4011801"));
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Rejected)
    );
    assert_eq!((calls.len(), server.token_requests().len()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_transfer_with_a_wrong_clock_is_sent_once_with_the_server_time() {
    for clock in [Clock::ahead(600), Clock::behind(600)] {
        let server = {
            let clock = clock.clone();
            move |request: &Request<Bytes>, _| {
                let sent: Timestamp = header(request, "x-timestamp").parse().unwrap();
                let now = Timestamp::try_from(clock.server_time()).unwrap();
                let is_near = (sent.unix_seconds() - now.unix_seconds()).abs() < 300;
                match (is_near, request.uri().path().ends_with("/b2b")) {
                    (false, true) => Reply::code(401, "4017300"),
                    (false, false) => Reply::code(401, "4011800"),
                    (true, true) => Reply::token("token-1", 900),
                    (true, false) => Reply::code(200, "2001800"),
                }
            }
        };
        let server = Server::answering(server).with_date(&clock);
        let (result, calls) = submit(&server, &clock).await;
        assert!(result.unwrap().response_code.is_some());
        // The first request for a token returned the time.
        assert_eq!((calls.len(), server.token_requests().len()), (1, 2));
    }
}

/// A server that gives the same answer to each attempt: the outcome is unknown.
async fn assert_unknown(status: u16, code: &'static str, kind: ErrorKind, attempts: usize) {
    let server = Server::new(move |_, _| Reply::code(status, code));
    let (result, calls) = submit(&server, &Clock::new()).await;
    let error = result.unwrap_err();
    let found = (error.kind(), error.outcome(), error.code());
    assert_eq!(found, (kind, Outcome::Unknown, Some(code)), "{status}");
    assert_eq!(calls.len(), attempts, "{status} {code}");
}

#[tokio::test(start_paused = true)]
async fn a_transfer_whose_id_or_reference_was_used_is_unknown() {
    // The code counts, and not the status.
    for status in [409, 200] {
        for code in ["4091800", "4091801"] {
            assert_unknown(status, code, ErrorKind::Conflict, 1).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_transfer_that_fails_on_the_server_is_unknown() {
    for (status, code) in [(500, "5001800"), (500, "5001801"), (504, "5041800")] {
        assert_unknown(status, code, ErrorKind::Api, 3).await;
        assert_unknown(200, code, ErrorKind::Api, 3).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_transfer_found_submitted_by_a_retry_is_unknown() {
    for code in ["4091800", "4091801"] {
        let server = Server::new(move |_, number| match number {
            1 => Reply::code(504, "5041800"),
            _ => Reply::code(409, code),
        });
        let (result, calls) = submit(&server, &Clock::new()).await;
        let error = result.unwrap_err();
        assert_eq!(error.outcome(), Outcome::Unknown, "{code}");
        assert_eq!((error.code(), calls.len()), (Some(code), 2));
    }
}

#[tokio::test(start_paused = true)]
async fn a_transfer_without_a_response_is_unknown() {
    for (reply, kind) in [
        (Reply::Silence, ErrorKind::Timeout),
        (Reply::Broken, ErrorKind::Transport),
    ] {
        let server = Server::new(move |_, _| reply.clone());
        let (result, calls) = submit(&server, &Clock::new()).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (kind, Outcome::Unknown));
        assert_eq!(calls.len(), 3, "{kind:?}");
    }
}
