//! A key in a URL: more places show a URL than a header, and none shows this key.

use crate::captured::{QUERY_KEY, assert_nothing_leaked, listen, show, show_error, show_result};
use durianpay_client::ErrorKind;
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};
use rates::{ApiKey, Client, GetRate};
use std::time::Duration;
use tokio::net::TcpSocket;

durianpay_client::bindings! {
    pub(crate) mod rates in ["extend/rates.toml", "extend/auth-query.toml"];
}

fn key() -> ApiKey {
    ApiKey::new(QUERY_KEY).unwrap()
}

#[test]
fn nothing_shows_the_key_before_it_is_sent() {
    let key = key();
    assert_eq!(format!("{key:?} {key:#?}"), "ApiKey(?) ApiKey(?)");
    let builder = Client::builder(key);
    show("a builder", &builder);
    let client = builder.build().unwrap();
    show("a client", &client);
    let rates = client.rates();
    show("a resource", &rates);
    let call = rates.get_with(GetRate::new().base("IDR"));
    show("a call", &call);
    let request = call.to_http().unwrap();
    show("a request", &request);
    show("a URL", &request.uri().to_string());
    // Other code that sends it adds the key last, and knows that it is visible.
    let complete = call.authorize(request).unwrap();
    assert_eq!(
        complete.uri().to_string(),
        format!("https://kurs.example/v1/rates?base=IDR&api%20key={QUERY_KEY}"),
    );
    show("a raw call", &client.rates().get().raw());
}

#[tokio::test]
async fn no_failed_call_and_no_log_shows_the_key() {
    listen();
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx";
    let cases: Vec<(ErrorKind, Vec<Step>)> = vec![
        (ErrorKind::Api, vec![json(404, r#"{"message": "gone"}"#)]),
        (ErrorKind::Api, vec![json(500, "")]),
        (
            ErrorKind::Redirect,
            vec![response(302, &[("location", "/v1/elsewhere")], "")],
        ),
        (ErrorKind::Decode, vec![json(200, "<html>")]),
        (ErrorKind::Decode, vec![json(200, r#"{"rate": []}"#)]),
        (ErrorKind::BodyTooLarge, vec![json(200, "x".repeat(300))]),
        (ErrorKind::Timeout, vec![Step::Stall]),
        (ErrorKind::Transport, vec![Step::Reset]),
        (
            ErrorKind::Transport,
            vec![bytes("not HTTP\r\n\r\n"), Step::HalfClose],
        ),
        (ErrorKind::Transport, vec![bytes(short), Step::HalfClose]),
    ];
    for (kind, steps) in cases {
        let server = Server::always(steps.clone()).await;
        let client = Client::builder(key())
            .base_url(server.base_url())
            .attempt_timeout(Duration::from_millis(300))
            .max_response_bytes(200)
            .build()
            .unwrap();
        let error = client.rates().get().await.unwrap_err();
        assert_eq!(error.kind(), kind, "{steps:?}: {error}");
        show_error("a failed call", &error);
        show_result("a raw answer", &client.rates().get().raw().await);
        let sent = server.log().requests[0].target.clone();
        assert!(sent.ends_with(&format!("api%20key={QUERY_KEY}")), "{sent}");
    }

    let closed = TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    for url in [
        format!("http://{}/v1", closed.local_addr().unwrap()),
        "https://kurs.invalid/v1".to_owned(),
    ] {
        let client = Client::builder(key()).base_url(url).build().unwrap();
        let error = client.rates().get().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect);
        show_error("no connection", &error);
    }
    let captured = assert_nothing_leaked();
    assert!(
        captured.contains("127.0.0.1"),
        "nothing was logged: {captured}"
    );
}
