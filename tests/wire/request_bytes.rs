//! The bytes of a request.

use crate::support::{ORDER, client, create, create_order};
use durianpay_test_support::scripted_server::{Server, Step, json, response};

#[tokio::test]
async fn a_call_sends_one_plain_request() {
    let server = Server::always(vec![json(200, ORDER)]).await;
    let call = client(&server)
        .orders()
        .create(create_order())
        .header("x-note", "1");
    assert_eq!(call.await.unwrap().id.as_str(), "ord_1");
    let log = server.log();
    let [request] = &log.requests[..] else {
        panic!("{log:?}");
    };
    assert_eq!((&*request.method, &*request.target), ("POST", "/v1/orders"));
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-note",
        ],
    );
    assert_eq!(
        request.header("authorization"),
        ["Basic ZHBfdGVzdF9kZW1vOg=="]
    );
    assert_eq!(request.header("host"), [server.address().to_string()]);
    assert_eq!(
        request.body,
        br#"{"amount":"20000.00","currency":"IDR","customer":{"email":"jane@example.com"}}"#,
    );
    assert!(log.rest.is_empty());
}

#[tokio::test]
async fn nothing_is_kept_from_one_response_for_the_next_request() {
    let headers = [
        ("set-cookie", "session=1; Path=/"),
        ("www-authenticate", "Basic"),
        ("alt-svc", "h3=\":443\""),
        ("refresh", "0; url=https://evil.example"),
    ];
    let server = Server::always(vec![response(200, &headers, ORDER)]).await;
    let client = client(&server);
    for _ in 0..2 {
        client.orders().get("ord_1").await.unwrap();
    }
    let requests = server.log().requests;
    assert_eq!(requests[0].headers, requests[1].headers);
    assert!(requests[1].header("cookie").is_empty());
}

#[tokio::test]
async fn an_idle_connection_closed_by_the_server_costs_no_second_request() {
    let server = Server::always(vec![json(200, ORDER), Step::HalfClose]).await;
    let client = client(&server);
    for turn in 1..=5 {
        create(&client).await.unwrap();
        // The client has seen the end and hung up too.
        server.until(|log| log.over == turn).await;
    }
    let log = server.log();
    assert_eq!((log.connections, log.requests.len()), (5, 5));
}
