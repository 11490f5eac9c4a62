//! One token for all calls.

use crate::api::{self, BALANCE, Signed, TOPUP};
use crate::server::{Clock, Reply, Server, header, token_body};
use durianpay_client::{Error, ErrorKind, Outcome};
use std::error::Error as _;
use std::time::Duration;
use tokio::task::JoinSet;

/// Makes calls at the same time, and returns their results.
async fn burst(client: &Signed, calls: usize) -> Vec<Result<(), Error>> {
    let mut tasks = JoinSet::new();
    for _ in 0..calls {
        let call = client.call(&TOPUP).no_retry();
        tasks.spawn(async move { call.await.map(drop) });
    }
    tasks.join_all().await
}

fn later(seconds: u64, token: &str, life: u64) -> Reply {
    Reply::Later(Duration::from_secs(seconds), 200, token_body(token, life))
}

#[tokio::test(start_paused = true)]
async fn a_thousand_concurrent_tasks_request_one_token() {
    let server = Server::with_tokens(|_| later(1, "token-1", 900), |_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    let results = burst(&client, 1000).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(server.token_requests().len(), 1);
    assert_eq!(server.calls().len(), 1000);
}

#[tokio::test(start_paused = true)]
async fn a_token_expiring_during_a_burst_is_requested_once() {
    let server = Server::with_tokens(
        |number| later(1, &format!("token-{number}"), 900),
        |_, _| Reply::done(),
    );
    let client = api::client(&server, &Clock::new());
    let mut tasks = JoinSet::new();
    // From before its end to after it, and far past the moment at which it is renewed.
    for number in 0..1000 {
        let client = client.clone();
        tasks.spawn(async move {
            let starts = Duration::from_millis(if number == 0 {
                0
            } else {
                890_000 + number * 20
            });
            tokio::time::sleep(starts).await;
            client.call(&TOPUP).no_retry().await.map(drop)
        });
    }
    let results = tasks.join_all().await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(server.token_requests().len(), 2);
    assert_eq!(server.calls().len(), 1000);
    // All at once, after its end.
    tokio::time::sleep(Duration::from_secs(1000)).await;
    burst(&client, 1000).await;
    assert_eq!(server.token_requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_token_rejected_during_a_burst_is_requested_once() {
    let server = Server::with_tokens(
        |number| later(1, &format!("token-{number}"), 900),
        |request, _| match header(request, "authorization") {
            "Bearer token-1" => Reply::code(401, "4011801"),
            _ => Reply::done(),
        },
    );
    let client = api::client(&server, &Clock::new());
    let results = burst(&client, 1000).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(server.token_requests().len(), 2);
    // Those that had not been sent yet wait for the next token.
    assert!((1001..=2000).contains(&server.calls().len()));
}

#[tokio::test(start_paused = true)]
async fn one_call_renews_a_token_before_it_expires() {
    let server = Server::with_tokens(
        |number| later(1, &format!("token-{number}"), 900),
        |_, _| Reply::done(),
    );
    let client = api::client(&server, &Clock::new());
    client.call(&BALANCE).await.unwrap();
    tokio::time::sleep(Duration::from_secs(710)).await;
    client.call(&BALANCE).await.unwrap();
    assert_eq!(server.token_requests().len(), 1);
    // A fifth of its life is left: one call renews it, and the others go on with it.
    tokio::time::sleep(Duration::from_secs(10)).await;
    let results = burst(&client, 10).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(server.token_requests().len(), 2);
    let with_old = |request: &&http::Request<_>| header(request, "authorization").ends_with("-1");
    assert_eq!(server.calls().iter().filter(with_old).count(), 2 + 9);
}

#[tokio::test(start_paused = true)]
async fn a_failing_or_hanging_renewal_keeps_the_token_until_it_expires() {
    let server = Server::with_tokens(
        |number| match number {
            1 => Reply::token("token-1", 900),
            2 => Reply::code(500, "5007300"),
            3 => Reply::Silence,
            _ => Reply::token("token-4", 900),
        },
        |_, _| Reply::done(),
    );
    let client = api::client(&server, &Clock::new());
    client.call(&BALANCE).await.unwrap();
    tokio::time::sleep(Duration::from_secs(750)).await;
    for _ in 0..3 {
        client.call(&BALANCE).await.unwrap();
    }
    assert_eq!(server.token_requests().len(), 2);
    tokio::time::sleep(Duration::from_secs(61)).await;
    // It gives up, and the next attempt does without.
    client.call(&TOPUP).await.unwrap();
    assert_eq!(server.token_requests().len(), 3);
    tokio::time::sleep(Duration::from_secs(200)).await;
    client.call(&BALANCE).await.unwrap();
    assert_eq!(
        header(server.calls().last().unwrap(), "authorization"),
        "Bearer token-4"
    );
}

#[tokio::test(start_paused = true)]
async fn a_failed_token_fetch_fails_all_waiting_calls() {
    let refused = r#"{"responseCode":"4017300","responseMessage":"Unauthorized. Signature"}"#;
    let server = Server::with_tokens(
        |_| Reply::Later(Duration::from_secs(1), 401, refused.to_owned()),
        |_, _| Reply::done(),
    );
    let client = api::client(&server, &Clock::new());
    for result in burst(&client, 100).await {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Token);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(
            error.to_string(),
            "topups.create: the token that the request needs was not issued: the API responded with \
             the status 401"
        );
        let cause: &Error = error.source().unwrap().downcast_ref().unwrap();
        assert_eq!(cause.code(), Some("4017300"));
        assert_eq!(
            cause.to_string(),
            "access_tokens.create: the API rejected the request (status 401, code 4017300, \
             message \"Unauthorized. Signature\")"
        );
    }
    assert_eq!(server.token_requests().len(), 1);
    assert!(server.calls().is_empty());
    // The next call tries again.
    client.call(&BALANCE).await.unwrap_err();
    assert_eq!(server.token_requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn calls_of_every_class_retry_a_token_fetch() {
    for failure in [
        Reply::Refused,
        Reply::Broken,
        Reply::code(503, "5037300"),
        Reply::Silence,
    ] {
        let issue = move |number| match number {
            1 => failure.clone(),
            _ => Reply::token("token-2", 900),
        };
        let server = Server::with_tokens(issue, |_, _| Reply::done());
        let client = api::client(&server, &Clock::new());
        client.call(&TOPUP).await.unwrap();
        assert_eq!(server.token_requests().len(), 2);
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_times_out_waiting_for_a_token_sent_nothing() {
    let server = Server::with_tokens(|_| Reply::Silence, |_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    let limit = Duration::from_secs(5);
    let error = client.call(&TOPUP).timeout(limit).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "topups.create: no token was issued within 5s, and nothing was sent"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_rejected_twice_fails_the_call() {
    let server = Server::new(|_, _| Reply::code(401, "4011801"));
    let client = api::client(&server, &Clock::new());
    let error = client.call(&TOPUP).await.unwrap_err();
    assert_eq!(error.code(), Some("4011801"));
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert_eq!(error.attempts(), 1);
    assert_eq!(server.token_requests().len(), 2);
    let ids: Vec<_> = server.calls();
    assert_eq!(ids.len(), 2);
    assert_ne!(
        header(&ids[0], "x-external-id"),
        header(&ids[1], "x-external-id")
    );
    assert_ne!(
        header(&ids[0], "authorization"),
        header(&ids[1], "authorization")
    );
}

#[tokio::test(start_paused = true)]
async fn the_expiry_of_a_token_is_read_in_every_form() {
    for (expires, life) in [
        (r#""600""#, 600),
        ("600", 600),
        (r#""2026-11-29 10:10:00.452492159 +0000 UTC""#, 600),
        (r#""2026-11-29T17:10:00+07:00""#, 600),
        (r#""soon""#, 900),
        ("null", 900),
        (r#""2026-11-29 09:00:00 +0000 UTC""#, 900),
    ] {
        let body = format!(r#"{{"accessToken":"token","expiresIn":{expires}}}"#);
        let clock = Clock::new();
        let issue = move |_| Reply::Json(200, body.clone());
        let server = Server::with_tokens(issue, |_, _| Reply::done());
        let client = api::client(&server, &clock);
        client.call(&BALANCE).await.unwrap();
        tokio::time::sleep(Duration::from_secs(life * 4 / 5 - 1)).await;
        client.call(&BALANCE).await.unwrap();
        assert_eq!(server.token_requests().len(), 1, "{expires}");
        tokio::time::sleep(Duration::from_secs(2)).await;
        client.call(&BALANCE).await.unwrap();
        assert_eq!(server.token_requests().len(), 2, "{expires}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_without_a_token_is_an_error() {
    for body in [
        "{}",
        "[]",
        "<html>",
        r#"{"accessToken":""}"#,
        r#"{"accessToken":"two words"}"#,
        r#"{"accessToken":"line\nbreak"}"#,
        r#"{"responseCode":"4017300","accessToken":"token"}"#,
    ] {
        let server =
            Server::with_tokens(|_| Reply::Json(200, body.to_owned()), |_, _| Reply::done());
        let client = api::client(&server, &Clock::new());
        let error = client.call(&TOPUP).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Token, "{body}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{body}");
        assert!(server.calls().is_empty(), "{body}");
    }
}
