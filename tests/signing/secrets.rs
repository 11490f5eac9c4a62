//! Neither secret nor private key nor token is shown anywhere.

use crate::api::{self, BALANCE, CLIENT_SECRET, PRIVATE_KEY, TOPUP};
use crate::server::{Clock, Reply, Server, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::Error;
use std::error::Error as _;
use std::fmt::Write as _;

const TOKEN: &str = "token-canary-77aa-0123456789";

/// Returns all that must not be found: whole, and in pieces.
fn canaries() -> Vec<String> {
    let lines = PRIVATE_KEY.lines().filter(|line| !line.starts_with('-'));
    let mut canaries: Vec<String> = lines.map(str::to_owned).collect();
    for secret in [CLIENT_SECRET, TOKEN] {
        canaries.push(secret.to_owned());
        canaries.push(secret[7..].to_owned());
        canaries.push(STANDARD.encode(secret));
    }
    canaries
}

fn assert_clean(text: &str) {
    for canary in canaries() {
        assert!(!text.contains(&canary), "{canary} is in {text}");
    }
}

/// Returns everything that an error shows.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(deeper) = cause {
        write!(shown, " {deeper} {deeper:?}").unwrap();
        cause = deeper.source();
    }
    shown + error.message().unwrap_or_default() + error.code().unwrap_or_default()
}

/// A body that echoes the whole request and the secrets of the server.
fn echo(request: &http::Request<bytes::Bytes>) -> String {
    let mut told = format!("{CLIENT_SECRET} {}", PRIVATE_KEY.replace('\n', " "));
    write!(told, " {:?}", request.headers()).unwrap();
    for name in ["authorization", "x-signature"] {
        if request.headers().contains_key(name) {
            write!(told, " {name}: {}", header(request, name)).unwrap();
        }
    }
    serde_json::json!({"responseCode": "4001800", "responseMessage": told}).to_string()
}

#[tokio::test(start_paused = true)]
async fn echoed_secrets_are_not_in_errors() {
    let server = Server::answering(|request, _| match request.uri().path() {
        "/v1.0/access-token/b2b" => Reply::token(TOKEN, 900),
        _ => Reply::Json(400, echo(request)),
    });
    let client = api::client(&server, &Clock::new());
    let error = client.call(&TOPUP).await.unwrap_err();
    let shown = shown(&error);
    assert!(shown.contains("[secret]"), "{shown}");
    assert_clean(&shown);
    let response = client.call(&BALANCE).raw().await.unwrap();
    assert_clean(response.message().unwrap());
    assert_clean(&format!("{response:?}"));
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_call_for_a_token_has_no_secret() {
    let server = Server::answering(|request, _| Reply::Json(400, echo(request)));
    let client = api::client(&server, &Clock::new());
    let error = client.call(&TOPUP).await.unwrap_err();
    let shown = shown(&error);
    assert!(shown.contains("[secret]"), "{shown}");
    assert_clean(&shown);
}

#[tokio::test(start_paused = true)]
async fn debug_shows_no_secret() {
    let server = Server::with_tokens(|_| Reply::token(TOKEN, 900), |_, _| Reply::done());
    let clock = Clock::new();
    let builder = api::builder(&server, &clock);
    let mut text = format!("{builder:?} {:?}", api::credentials());
    let client = builder.build().unwrap();
    let call = client.call(&TOPUP);
    let signed = call.sign_http().await.unwrap();
    write!(text, "{call:?} {signed:?}").unwrap();
    write!(text, "{:?}", call.into_future()).unwrap();
    assert_clean(&text);
    client.call(&TOPUP).await.unwrap();
    let sent = server.calls().pop().unwrap();
    assert_eq!(header(&sent, "authorization"), format!("Bearer {TOKEN}"));
    assert_clean(&format!("{sent:?} {:?}", server.token_requests()));
}
