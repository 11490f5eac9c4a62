//! No connection: nothing was sent.

use crate::support::{ClosedPort, assert_failed, builder, create};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, bytes};
use durianpay_test_support::tls::{Certificate, Terminator};
use std::time::Duration;

#[tokio::test]
async fn a_refused_connection_sent_nothing() {
    let closed = ClosedPort::take();
    let client = builder(closed.base_url()).build().unwrap();
    let error = assert_failed(
        "refused",
        create(&client).await,
        ErrorKind::Connect,
        Outcome::NotSent,
    );
    assert_eq!(
        error.to_string(),
        "orders.create: no connection to the API: connection refused (3 attempts)"
    );
    assert_eq!((error.attempts(), error.status()), (3, None));
}

#[tokio::test]
async fn an_unknown_host_received_nothing() {
    // RFC 6761 keeps this name from ever being found.
    let client = builder("https://nobody.invalid/v1".to_owned())
        .connect_timeout(Duration::from_secs(2))
        .build()
        .unwrap();
    let found = create(&client).await;
    let error = assert_failed("name", found, ErrorKind::Connect, Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "orders.create: no connection to the API: the host name was not resolved (3 attempts)"
    );
}

#[tokio::test]
async fn a_server_without_tls_receives_no_request() {
    let server =
        Server::greeting(vec![bytes("HTTP/1.1 400 Bad Request\r\n\r\n"), Step::Stall]).await;
    let client = builder(format!("https://{}/v1", server.address()))
        .build()
        .unwrap();
    let found = create(&client).await;
    let error = assert_failed("no TLS", found, ErrorKind::Connect, Outcome::NotSent);
    let message = error.to_string();
    let begins = "orders.create: no connection to the API: TLS failed: ";
    assert!(message.starts_with(begins), "{message}");
    let log = server.until(|log| log.over == 1).await;
    assert!(log.requests.is_empty());
    let sent = String::from_utf8_lossy(&log.rest);
    assert!(
        !sent.contains("ZHBfdGVzdF9") && !sent.contains("orders"),
        "{sent}"
    );
}

#[tokio::test]
async fn an_unknown_certificate_is_named() {
    let api = Server::always(vec![]).await;
    let tls = Terminator::start(Certificate::Valid, api.address()).await;
    // Without its authority, nobody vouches for the certificate.
    let client = builder(tls.base_url()).build().unwrap();
    let found = create(&client).await;
    let error = assert_failed("certificate", found, ErrorKind::Connect, Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "orders.create: no connection to the API: TLS failed: invalid peer certificate: \
         UnknownIssuer"
    );
}

#[tokio::test]
async fn a_reset_is_named() {
    let server = Server::always(vec![Step::Reset]).await;
    let client = builder(server.base_url()).build().unwrap();
    let found = create(&client).await;
    let error = assert_failed("reset", found, ErrorKind::Transport, Outcome::Unknown);
    assert_eq!(
        error.to_string(),
        "orders.create: the connection broke before the response was complete: connection reset"
    );
}
