//! Tokens that an endpoint issues, and that requests carry without a signature.

use crate::shop::{self, SECRET, all, authorizations, client, is_for_token, server};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_transport::{Reply, Server};
use std::time::Duration;
use tokio::task::JoinSet;

fn token_requests(server: &Server) -> Vec<http::Request<bytes::Bytes>> {
    let calls = server.calls().into_iter();
    calls.filter(is_for_token).collect()
}

/// A server whose tokens are valid for so many seconds, and that answers all other calls alike.
fn issuing(seconds: u64, reply: fn() -> Reply) -> Server {
    Server::answering(move |request, number| {
        if is_for_token(request) {
            shop::token(number, seconds)
        } else {
            reply()
        }
    })
}

#[tokio::test]
async fn one_token_is_fetched_for_all_calls() {
    let server = server();
    let client = client(all(), &server);
    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        let client = client.clone();
        tasks.spawn(async move { client.orders().create().await.map(drop) });
    }
    assert!(tasks.join_all().await.iter().all(Result::is_ok));
    assert_eq!(authorizations(&server), vec!["Bearer issued-token-1"; 100]);
    let requests = token_requests(&server);
    assert_eq!(requests.len(), 1);
    let body = format!("grant_type=client_credentials&client_secret={SECRET}");
    assert_eq!(requests[0].body(), body.as_bytes());
    assert!(!requests[0].headers().contains_key("authorization"));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_its_end() {
    let server = issuing(900, || Reply::Json(200, "{}".to_owned()));
    let client = client(all(), &server);
    for _ in 0..3 {
        client.orders().create().await.unwrap();
        tokio::time::sleep(Duration::from_secs(600)).await;
    }
    let expected = ["issued-token-1", "issued-token-1", "issued-token-2"];
    assert_eq!(
        authorizations(&server),
        expected.map(|it| format!("Bearer {it}"))
    );
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once() {
    let server = Server::answering(|request, number| {
        let is_old = |value: &http::HeaderValue| value == "Bearer issued-token-1";
        match request.headers().get("authorization") {
            None => shop::token(number, 3600),
            Some(value) if is_old(value) => Reply::Json(401, "{}".to_owned()),
            Some(_) => Reply::Json(200, "{}".to_owned()),
        }
    });
    let client = client(all(), &server);
    client.orders().create().await.unwrap();
    client.orders().create().await.unwrap();
    assert_eq!(token_requests(&server).len(), 2);
    assert_eq!(
        authorizations(&server),
        [1, 2, 2].map(|number| format!("Bearer issued-token-{number}")),
    );
}

#[tokio::test]
async fn a_call_that_is_always_rejected_is_sent_twice() {
    let server = issuing(3600, || Reply::Json(401, "{}".to_owned()));
    let error = client(all(), &server).orders().create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert_eq!(authorizations(&server).len(), 2);
}

#[tokio::test]
async fn a_failure_that_may_have_an_effect_is_not_sent_again() {
    let server = issuing(3600, || Reply::Json(500, "{}".to_owned()));
    let error = client(all(), &server).orders().create().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(authorizations(&server).len(), 1);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = Server::answering(|_, _| Reply::Json(403, "{}".to_owned()));
    let error = client(all(), &server).orders().create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(authorizations(&server).is_empty());
}

#[tokio::test]
async fn another_http_client_gets_the_token_from_sign_http() {
    let server = server();
    let client = client(all(), &server);
    let call = client.orders().create();
    let unsigned = call.to_http().unwrap();
    assert!(!unsigned.headers().contains_key("authorization"));
    let signed = call.sign_http().await.unwrap();
    let value = &signed.headers()["authorization"];
    assert_eq!(value, "Bearer issued-token-1");
    assert!(value.is_sensitive());
    let bot = client.bots().get().sign_http().await.unwrap();
    assert!(bot.uri().query().unwrap().starts_with("token=bot"));
}
