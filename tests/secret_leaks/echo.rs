//! Servers that echo requests: a rejection that contains the key must not expose it.

use crate::captured::{KEY, assert_nothing_leaked, listen, show, show_error};
use durianpay_client::{ApiKey, Client, Error, ErrorKind};
use durianpay_test_support::scripted_server::{Request, Server, Step, response};

const FORMS: usize = 10;

/// The echoed value: the key, and its header, whole, truncated or escaped.
fn said(request: &Request) -> [String; FORMS] {
    let header = request.header("authorization")[0].to_owned();
    let encoded = header.trim_start_matches("Basic ").to_owned();
    [
        KEY.to_owned(),
        KEY.to_uppercase(),
        header,
        encoded.trim_end_matches('=').to_owned(),
        format!("{}{KEY} and {KEY}", "long ".repeat(37)),
        format!("{}...", &KEY[..KEY.len() - 5]),
        format!("...{}", &KEY[12..]),
        spelled(|byte| format!("{byte:02x}")),
        spelled(|byte| format!("%{byte:02X}")),
        spelled(|byte| format!("&#{byte};")),
    ]
}

fn spelled(write: impl Fn(u8) -> String) -> String {
    KEY.bytes().map(write).collect()
}

/// A server that repeats one of them in every place that a caller is shown.
async fn echo(status: u16, which: usize) -> Server {
    Server::start(move |request| vec![rejection(status, &said(request)[which])]).await
}

fn rejection(status: u16, said: &str) -> Step {
    let body = format!(
        r#"{{"error": "the key {said} is unknown", "error_code": "{said}",
             "errors": [{{"field": "{said}", "message": "not {said}"}}]}}"#
    );
    response(status, &[("x-request-id", said)], body)
}

/// Shows the content of an error without its body, which is kept as received.
fn show_held(error: &Error) {
    show_error("an echo", error);
    show("a message", &error.message());
    show("a code", &error.code());
    show("a request id", &error.request_id());
    show("fields", &error.fields());
}

fn client(server: &Server) -> Client {
    let builder = Client::builder(ApiKey::new(KEY).unwrap());
    builder
        .base_url(server.base_url())
        .retries(0)
        .build()
        .unwrap()
}

#[tokio::test]
async fn no_rejection_shows_the_key_it_echoes() {
    listen();
    for (status, kind) in [
        (401, ErrorKind::Api),
        (500, ErrorKind::Api),
        (302, ErrorKind::Redirect),
    ] {
        for which in 0..FORMS {
            let server = echo(status, which).await;
            let client = client(&server);
            let error = client.orders().get("ord_1").await.unwrap_err();
            assert_eq!(error.kind(), kind, "{error}");
            show_held(&error);
            // The rest of the message is still there.
            let message = error.message().unwrap();
            assert!(message.starts_with("the key "), "{message}");
            assert!(message.ends_with(" is unknown"), "{message}");
            assert_eq!(error.fields().len(), 1);
            // Read later, it is the same.
            let raw = client.orders().get("ord_1").raw().await.unwrap();
            show("a raw answer", &raw);
            show_held(&raw.read().unwrap_err());
        }
    }
    assert_nothing_leaked();
}

#[tokio::test]
async fn no_other_response_shows_the_key_it_echoes() {
    listen();
    for which in 0..FORMS {
        let server = Server::start(move |request| {
            let said = &said(request)[which];
            vec![response(200, &[("content-type", said)], "<html>")]
        })
        .await;
        let error = client(&server).orders().get("ord_1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        show_held(&error);
    }
    assert_nothing_leaked();
}
