//! One key, with a word before it, or without any place.

use crate::{free, partly, word};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server, header};

fn server() -> Server {
    Server::answering(|_, _| Reply::Json(200, "{}".to_owned()))
}

fn client(server: &Server) -> word::Client {
    word::Client::builder(word::ApiKey::new("key-canary-20f1").unwrap())
        .transport(server.clone())
        .runtime(Clock::new())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_word_is_sent_before_the_key() {
    let server = server();
    let client = client(&server);
    client.rates().get().await.unwrap();
    client.rates().send().await.unwrap();
    let calls = server.calls();
    assert_eq!(header(&calls[0], "authorization"), "Token key-canary-20f1");
    assert_eq!(header(&calls[0], "x-api-version"), "2024-05-13");
    // `printf 'api:key-canary-20f1' | base64`
    assert_eq!(
        header(&calls[1], "authorization"),
        "Basic YXBpOmtleS1jYW5hcnktMjBmMQ=="
    );
    for request in &calls {
        assert!(request.headers()["authorization"].is_sensitive());
    }
}

#[tokio::test]
async fn no_key_is_sent_where_none_is_needed() {
    let server = server();
    client(&server).rates().status().await.unwrap();
    let calls = server.calls();
    assert!(!calls[0].headers().contains_key("authorization"));
    assert!(!calls[0].headers().contains_key("x-api-version"));
    assert!(calls[0].uri().query().is_none());
}

#[tokio::test]
async fn a_client_without_a_key_sends_none() {
    let server = server();
    let client = free::Client::builder()
        .transport(server.clone())
        .runtime(Clock::new())
        .build()
        .unwrap();
    assert_eq!(client.base_url(), "https://kurs.example/v1");
    client.rates().get().await.unwrap();
    let names: Vec<_> = server.calls()[0].headers().keys().cloned().collect();
    assert_eq!(names, ["accept", "user-agent"]);
    assert!(free::Client::new(&free::environment::LIVE).is_ok());
}

#[tokio::test]
async fn credentials_may_be_omitted_if_the_caller_needs_no_call_that_needs_them() {
    let server = server();
    let client = |credentials| {
        partly::Client::builder(credentials)
            .transport(server.clone())
            .runtime(Clock::new())
            .build()
            .unwrap()
    };
    let without = client(partly::Credentials::new());
    without.rates().get().await.unwrap();
    let error = without.rates().history().await.unwrap_err();
    assert!(error.to_string().contains("`user`"), "{error}");
    let credentials = partly::Credentials::default();
    let with = client(credentials.with_user("jane").with_password("doe"));
    with.rates().history().await.unwrap();
    with.rates().get().await.unwrap();
    let calls = server.calls();
    assert_eq!(calls.len(), 3);
    // `printf 'jane:doe' | base64`
    assert_eq!(header(&calls[1], "authorization"), "Basic amFuZTpkb2U=");
    assert!(!calls[2].headers().contains_key("authorization"));
}
