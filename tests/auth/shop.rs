//! A client of the API with several schemes, and the values that it holds.

use crate::toko::{Client, Credentials, CredentialsFields};
use bytes::Bytes;
use durianpay_test_support::scripted_transport::{Clock, Reply, Server};

pub(crate) const PASSWORD: &str = "password-canary-81c4";
pub(crate) const BOT: &str = "bot/canary+77f2=";
pub(crate) const SECRET: &str = "client-secret-canary-5d2a";
pub(crate) const KEY: &str = "public-key-canary-3b9e";

/// Only what every client must have.
pub(crate) fn least() -> Credentials {
    Credentials::new(CredentialsFields {
        account: "42".into(),
        password: PASSWORD.into(),
    })
    .unwrap()
}

pub(crate) fn all() -> Credentials {
    least()
        .with_bot_token(BOT)
        .with_client_secret(SECRET)
        .with_key(KEY)
}

pub(crate) fn client(credentials: Credentials, server: &Server) -> Client {
    Client::builder(credentials)
        .base_url("https://api.toko.example/v1")
        .transport(server.clone())
        .runtime(Clock::new())
        .build()
        .unwrap()
}

/// A server that issues tokens, and does everything else.
pub(crate) fn server() -> Server {
    Server::answering(|request, number| {
        if is_for_token(request) {
            token(number, 3600)
        } else {
            Reply::Json(200, "{}".to_owned())
        }
    })
}

pub(crate) fn token(number: usize, seconds: u64) -> Reply {
    let body = format!(r#"{{"access_token":"issued-token-{number}","expires_in":{seconds}}}"#);
    Reply::Json(200, body)
}

pub(crate) fn is_for_token(request: &http::Request<Bytes>) -> bool {
    request.uri().path().ends_with("/oauth/token")
}

/// Returns the values of `Authorization` of all calls.
pub(crate) fn authorizations(server: &Server) -> Vec<String> {
    let calls = server.calls().into_iter();
    let calls = calls.filter(|request| !is_for_token(request));
    calls
        .map(|request| {
            let value = request.headers().get("authorization");
            value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
        })
        .collect()
}
