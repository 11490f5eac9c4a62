//! Each endpoint has its own scheme, and its requests carry nothing of the others.

use crate::shop::{BOT, KEY, all, client, least, server};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_transport::Server;
use std::fmt::Write as _;

/// Returns the URL and the headers of the only request, without those that every request has.
fn sent(server: &Server) -> (String, Vec<(String, String, bool)>) {
    let calls = server.calls();
    let [request] = &*calls else {
        panic!("{} requests", calls.len());
    };
    let headers = request.headers().iter();
    let headers = headers
        .filter(|(name, _)| !["accept", "user-agent"].contains(&name.as_str()))
        .map(|(name, value)| {
            let text = value.to_str().unwrap().to_owned();
            (name.to_string(), text, value.is_sensitive())
        });
    let mut headers: Vec<_> = headers.collect();
    headers.sort();
    (request.uri().to_string(), headers)
}

fn hidden(name: &str, value: impl Into<String>) -> (String, String, bool) {
    (name.to_owned(), value.into(), true)
}

fn shown(name: &str, value: &str) -> (String, String, bool) {
    (name.to_owned(), value.to_owned(), false)
}

#[tokio::test]
async fn user_and_password_are_sent_by_http_basic() {
    let server = server();
    client(least(), &server).accounts().get().await.unwrap();
    let pair = STANDARD.encode(format!("42/user:{}", crate::shop::PASSWORD));
    let (url, headers) = sent(&server);
    assert_eq!(url, "https://api.toko.example/v1/account");
    assert_eq!(headers, [hidden("authorization", format!("Basic {pair}"))]);
}

#[tokio::test]
async fn headers_and_the_query_are_filled_and_marked_sensitive_where_they_are_secret() {
    let server = server();
    client(all(), &server).bots().get().await.unwrap();
    let (url, headers) = sent(&server);
    assert_eq!(
        url,
        "https://api.toko.example/v1/bot?token=bot%2Fcanary%2B77f2%3D"
    );
    assert_eq!(
        headers,
        [
            hidden("authorization", format!("Bot {BOT}")),
            shown("x-client", "toko"),
            shown("x-version", "2"),
        ],
    );
}

#[tokio::test]
async fn a_key_beside_credentials_is_one_of_them() {
    let server = server();
    client(all(), &server).accounts().prices().await.unwrap();
    let (_, headers) = sent(&server);
    assert_eq!(headers, [hidden("x-public-key", KEY)]);
}

#[tokio::test]
async fn a_call_without_its_credentials_is_not_sent() {
    let server = server();
    let client = client(least(), &server);
    for (credential, error) in [
        ("bot_token", client.bots().get().await.unwrap_err()),
        ("key", client.accounts().prices().await.unwrap_err()),
        ("client_secret", client.orders().create().await.unwrap_err()),
    ] {
        let text = format!("`{credential}`, which is not set");
        let shown = report(&error);
        assert!(shown.contains(&text), "{shown}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    let error = client.bots().get().to_http().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.operation(), Some("bots.get"));
    assert!(server.calls().is_empty());
    client.accounts().get().await.unwrap();
}

fn report(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let _ = write!(text, ": {deeper}");
        cause = deeper.source();
    }
    text
}

#[tokio::test]
async fn a_caller_cannot_set_what_a_scheme_sets() {
    let server = server();
    let client = client(all(), &server);
    for header in ["Authorization", "x-client", "X-Version"] {
        let call = client.bots().get().header(header, "mine");
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{header}: {error}");
    }
    assert!(server.calls().is_empty());
}
