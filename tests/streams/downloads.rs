//! Downloads in chunks, over loopback.

use crate::api::client;
use bytes::BytesMut;
use durianpay_client::{Error, ErrorKind, Outcome, StreamedResponse};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};
use http::StatusCode;
use std::time::Duration;

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 8\r\n\r\n";

async fn begin(server: &Server) -> Result<StreamedResponse, Error> {
    client(server)
        .documents()
        .download("doc_1")
        .stream_bytes()
        .await
}

#[tokio::test]
async fn chunks_arrive_before_the_end() {
    let server = Server::always(vec![bytes(HEAD), bytes("half"), Step::Stall]).await;
    let mut response = begin(&server).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/pdf");
    assert_eq!(response.attempts(), 1);
    assert_eq!(response.next().await.unwrap().unwrap(), "half");
    // Dropping it closes the connection.
    assert_eq!(server.log().over, 0);
    drop(response);
    server.until(|log| log.over == 1).await;
}

#[tokio::test]
async fn a_slow_body_is_read_to_its_end() {
    let trickle = Step::Trickle(b"12345678".to_vec(), Duration::from_millis(2));
    let server = Server::always(vec![bytes(HEAD), trickle]).await;
    let mut response = begin(&server).await.unwrap();
    let mut body = BytesMut::new();
    while let Some(chunk) = response.next().await {
        body.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(body, "12345678");
    assert!(response.next().await.is_none());
}

#[tokio::test]
async fn a_body_larger_than_the_limit_of_responses_is_streamed() {
    const LENGTH: usize = 8 << 20;
    let body = response(
        200,
        &[("content-type", "application/pdf")],
        vec![b'x'; LENGTH],
    );
    let server = Server::always(vec![body]).await;
    let mut response = begin(&server).await.unwrap();
    let mut length = 0;
    while let Some(chunk) = response.next().await {
        length += chunk.unwrap().len();
    }
    assert_eq!(length, LENGTH);
}

#[tokio::test]
async fn a_stall_ends_with_an_error() {
    let server = Server::always(vec![bytes(HEAD), bytes("half"), Step::Stall]).await;
    let call = client(&server).documents().download("doc_1").stream_bytes();
    let mut response = call.idle_timeout(Duration::from_millis(100)).await.unwrap();
    assert_eq!(response.next().await.unwrap().unwrap(), "half");
    let error = response.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(error.operation(), Some("documents.download"));
    assert!(response.next().await.is_none());
    server.until(|log| log.over == 1).await;
}

#[tokio::test]
async fn a_body_that_is_cut_off_ends_with_an_error() {
    for end in [Step::HalfClose, Step::Reset] {
        let pause = Step::Pause(Duration::from_millis(50));
        let server = Server::always(vec![bytes(HEAD), bytes("half"), pause, end]).await;
        let mut response = begin(&server).await.unwrap();
        assert_eq!(response.next().await.unwrap().unwrap(), "half");
        let error = response.next().await.unwrap().unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Transport, Outcome::Unknown)
        );
        assert!(response.next().await.is_none());
    }
}

#[tokio::test]
async fn an_error_response_is_read_as_a_whole() {
    let server = Server::always(vec![json(404, r#"{"error": "no such document"}"#)]).await;
    let error = begin(&server).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Rejected)
    );
    assert_eq!(
        error.body(),
        Some(r#"{"error": "no such document"}"#.as_bytes())
    );
}

#[tokio::test]
async fn an_attempt_that_fails_before_the_body_is_retried() {
    let server = Server::start({
        let answers = std::sync::Mutex::new(vec![
            response(200, &[("content-type", "application/pdf")], "content"),
            json(503, "{}"),
        ]);
        move |_| vec![answers.lock().unwrap().pop().unwrap()]
    })
    .await;
    let mut response = begin(&server).await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(response.next().await.unwrap().unwrap(), "content");
}
