//! What a client is created from, what it refuses, and what it shows.

use crate::shop::{BOT, KEY, PASSWORD, SECRET, all, client, server};
use crate::toko::{self, Credentials, CredentialsFields};
use durianpay_client::{CredentialError, ErrorKind};
use durianpay_test_support::scripted_transport::{Reply, Server};
use std::fmt::Write as _;

const SECRETS: [&str; 4] = [PASSWORD, BOT, SECRET, KEY];

#[track_caller]
fn assert_hides(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn parts_that_cannot_be_sent_are_refused() {
    let new = |account: &str, password: &str| {
        Credentials::new(CredentialsFields {
            account: account.into(),
            password: password.into(),
        })
    };
    assert!(new("42", "pass word").is_ok());
    let missing = CredentialError::Empty {
        credential: "password",
    };
    assert_eq!(new("42", "").unwrap_err(), missing);
    let colon = toko::Client::new(new("4:2", "x").unwrap(), &toko::environment::LIVE);
    let error = colon.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("colon"), "{error}");
    let odd = all().with_bot_token("é");
    let error = toko::Client::new(odd, &toko::environment::LIVE).unwrap_err();
    assert!(error.to_string().contains("not ASCII"), "{error}");
}

#[test]
fn the_only_environment_need_not_be_chosen() {
    assert!(toko::Client::new(all(), &toko::environment::LIVE).is_ok());
    let client = toko::Client::builder(all()).build().unwrap();
    assert_eq!(client.base_url(), "https://api.toko.example/v1");
}

#[tokio::test]
async fn nothing_shows_a_secret() {
    let credentials = all();
    assert_hides(&format!("{credentials:?} {credentials:#?}"));
    assert_eq!(credentials.account(), "42");
    let server = server();
    let client = client(credentials, &server);
    assert_hides(&format!("{client:?}"));
    for call in [client.bots().get(), client.accounts().get()] {
        let request = call.to_http().unwrap();
        assert_hides(&format!("{call:?} {request:?}"));
    }
    let fields = CredentialsFields {
        account: "42".into(),
        password: PASSWORD.into(),
    };
    assert_hides(&format!("{fields:?}"));
}

/// Some APIs repeat the request, in their errors or in the reason why no token is issued.
#[tokio::test]
async fn secrets_and_tokens_are_removed_from_errors() {
    let echo = Server::answering(|request, _| {
        let headers = format!("{:?}", request.headers().values().collect::<Vec<_>>());
        let shown: Vec<_> = request.headers().values().collect();
        let shown: Vec<_> = shown.iter().map(|value| value.to_str().unwrap()).collect();
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let message = format!("{} {headers} {} {body}", request.uri(), shown.join(" "));
        Reply::Json(400, serde_json::json!({ "message": message }).to_string())
    });
    let client = client(all(), &echo);
    for error in [
        client.bots().get().await.unwrap_err(),
        client.accounts().get().await.unwrap_err(),
        client.accounts().prices().await.unwrap_err(),
        client.orders().create().await.unwrap_err(),
    ] {
        let mut text = format!("{error} {error:?}");
        let mut cause = std::error::Error::source(&error);
        while let Some(deeper) = cause {
            let _ = write!(text, " {deeper} {deeper:?}");
            cause = deeper.source();
        }
        assert_hides(&text);
    }
}
