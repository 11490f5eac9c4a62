//! Credentials of several parts, and a token: none is seen, wherever a request carries it.

use crate::captured::{
    BOT_TOKEN, CLIENT_SECRET, ISSUED_TOKEN, PASSWORD, assert_nothing_leaked, listen, show,
    show_error,
};
use durianpay_test_support::scripted_server::{Request, Server, Step, json};
use std::time::Duration;
use toko::{Client, Credentials, CredentialsFields};

durianpay_client::bindings! {
    pub(crate) mod toko in "fixtures/valid/auth-credentials.toml";
}

fn credentials() -> Credentials {
    let fields = CredentialsFields {
        account: "42".into(),
        password: PASSWORD.into(),
    };
    show("the fields", &fields);
    let credentials = Credentials::new(fields).unwrap();
    credentials
        .with_bot_token(BOT_TOKEN)
        .with_client_secret(CLIENT_SECRET)
}

fn client(server: &Server) -> Client {
    Client::builder(credentials())
        .base_url(server.base_url())
        .attempt_timeout(Duration::from_millis(300))
        .retries(0)
        .build()
        .unwrap()
}

#[test]
fn nothing_shows_credentials_before_they_are_sent() {
    let credentials = credentials();
    show("credentials", &credentials);
    let builder = Client::builder(credentials);
    show("a builder", &builder);
    let client = builder.build().unwrap();
    show("a client", &client);
    for call in [client.bots().get(), client.accounts().get()] {
        show("a call", &call);
        let request = call.to_http().unwrap();
        show("a request", &request);
        show("a URL", &request.uri().to_string());
    }
}

/// Issues a token, and repeats every other request.
fn echo(request: &Request, status: u16) -> Vec<Step> {
    if request.target.ends_with("/oauth/token") {
        let token = format!(r#"{{"access_token": "{ISSUED_TOKEN}", "expires_in": 900}}"#);
        return vec![json(200, token)];
    }
    let said = format!("{} {:?}", request.target, request.header("authorization"));
    let body = serde_json::json!({ "message": said }).to_string();
    vec![json(status, body)]
}

#[tokio::test]
async fn no_rejection_that_repeats_the_request_shows_credentials() {
    listen();
    for status in [400, 401, 500] {
        let server = Server::start(move |request| echo(request, status)).await;
        let client = client(&server);
        for error in [
            client.bots().get().await.unwrap_err(),
            client.accounts().get().await.unwrap_err(),
            client.orders().create().await.unwrap_err(),
        ] {
            assert!(error.message().is_some(), "{error}");
            show_error("an echo", &error);
            show("a message", &error.message());
        }
    }
    assert_nothing_leaked();
}

#[tokio::test]
async fn no_token_that_is_refused_shows_credentials() {
    listen();
    let server = Server::start(|request| {
        let said = String::from_utf8_lossy(&request.body).into_owned();
        vec![json(
            400,
            serde_json::json!({ "message": said }).to_string(),
        )]
    })
    .await;
    let error = client(&server).orders().create().await.unwrap_err();
    show_error("a refused token", &error);
    assert_nothing_leaked();
}
