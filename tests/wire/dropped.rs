//! Calls that are dropped, not awaited or at fault.

use crate::support::{ORDER, assert_failed, client, create, create_order, impatient};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json};
use std::time::Duration;

#[tokio::test]
async fn a_dropped_call_closes_its_connection_and_sends_nothing_more() {
    for (name, steps) in [
        ("before the answer", vec![Step::Stall]),
        (
            "in the headers",
            vec![bytes("HTTP/1.1 200 OK\r\n"), Step::Stall],
        ),
        (
            "in the body",
            vec![
                bytes("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
                Step::Stall,
            ],
        ),
    ] {
        let server = Server::always(steps).await;
        let client = client(&server);
        let task = tokio::spawn(client.orders().create(create_order()).into_future());
        server.until(|log| log.requests.len() == 1).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(!task.is_finished(), "{name}");
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled(), "{name}");
        let log = server.until(|log| log.over == 1).await;
        assert_eq!((log.connections, log.requests.len()), (1, 1), "{name}");
        assert!(log.rest.is_empty(), "{name}");
    }
}

#[tokio::test]
async fn a_call_that_times_out_closes_its_connection() {
    let server = Server::always(vec![Step::Stall]).await;
    let client = impatient(&server);
    create(&client).await.unwrap_err();
    let log = server.until(|log| log.over == 1).await;
    assert_eq!((log.connections, log.requests.len()), (1, 1));
}

#[tokio::test]
async fn a_call_that_is_not_awaited_sends_nothing() {
    let server = Server::always(vec![json(200, ORDER)]).await;
    let client = client(&server);
    drop(client.orders().create(create_order()));
    drop(client.orders().create(create_order()).into_future());
    drop(client.orders().create(create_order()).raw().into_future());
    let request = client.orders().create(create_order()).to_http();
    assert!(request.is_ok());
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.log().connections, 0);
}

#[tokio::test]
async fn an_invalid_call_opens_no_connection() {
    let server = Server::always(vec![json(200, ORDER)]).await;
    let client = client(&server);
    for (name, found) in [
        ("id", client.orders().get("..").await),
        (
            "header",
            client.orders().get("ord_1").header("x", "a\nb").await,
        ),
        (
            "authorization",
            client
                .orders()
                .get("ord_1")
                .header("authorization", "x")
                .await,
        ),
        (
            "length",
            client
                .orders()
                .get("ord_1")
                .header("content-length", "9")
                .await,
        ),
    ] {
        assert_failed(name, found, ErrorKind::Request, Outcome::NotSent);
    }
    assert_eq!(server.log().connections, 0);
}
