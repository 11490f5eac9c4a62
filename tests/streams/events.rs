//! Server-sent events, over loopback.

use crate::api::client;
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};
use http::StatusCode;
use std::time::Duration;

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\nconnection: close\r\n\r\n";

const EVENTS: &str = ": hello\n\nevent: delta\nid: 1\nretry: 250\ndata: {\"text\":\ndata:  \"Once\"}\n\n\
    data: {\"text\": \" upon\", \"index\": 2}\r\n\r\ndata: [DONE]\n\ndata: {\"text\": \"late\"}\n\n";

async fn server(body: &str, end: Step) -> Server {
    Server::always(vec![bytes(HEAD), bytes(body), end]).await
}

#[tokio::test]
async fn events_are_read_as_they_arrive() {
    let server = server(EVENTS, Step::Stall).await;
    let mut events = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap();
    assert_eq!(events.status(), 200);
    assert_eq!(events.last_event_id(), None);

    let first = events.next().await.unwrap().unwrap();
    assert_eq!(first.name.as_deref(), Some("delta"));
    assert_eq!(first.id.as_deref(), Some("1"));
    assert_eq!(first.retry, Some(Duration::from_millis(250)));
    assert_eq!(first.data.text, "Once");
    assert_eq!(events.last_event_id(), Some("1"));

    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.name, second.id.as_deref()), (None, Some("1")));
    assert_eq!(second.data.text, " upon");
    assert!(second.data.unknown_fields().get("index").is_some());

    assert!(events.next().await.is_none(), "the end is marked");
    assert!(events.next().await.is_none());
    server.until(|log| log.over == 1).await;
    let log = server.log();
    assert_eq!(log.requests[0].header("accept"), ["text/event-stream"]);
}

#[tokio::test]
async fn data_that_cannot_be_read_ends_nothing() {
    let body =
        "data: {\"other\": 1}\n\ndata: not JSON\n\ndata: {\"text\": \"good\"}\n\ndata: [DONE]\n\n";
    let server = server(body, Step::HalfClose).await;
    let mut events = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap();
    for _ in 0..2 {
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Decode, Some(StatusCode::OK))
        );
    }
    assert_eq!(events.next().await.unwrap().unwrap().data.text, "good");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_stream_without_its_end_is_an_error() {
    let server = server("data: {\"text\": \"a\"}\n\ndata: {\"te", Step::HalfClose).await;
    let mut events = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.text, "a");
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
    assert!(error.to_string().contains("`[DONE]`"), "{error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_stall_ends_with_an_error() {
    let server = server("data: {\"text\": \"a\"}\n\n", Step::Stall).await;
    let call = client(&server).documents().summarize("doc_1");
    let mut events = call.idle_timeout(Duration::from_millis(100)).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(events.next().await.is_none());
    server.until(|log| log.over == 1).await;
}

#[tokio::test]
async fn an_endless_event_is_an_error() {
    let server = Server::always(vec![bytes(HEAD), Step::Flood(b"data: x\n".to_vec())]).await;
    let mut events = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BodyTooLarge);
    server.until(|log| log.over == 1).await;
}

#[tokio::test]
async fn text_is_the_data_itself_and_needs_no_end() {
    let server = server("data: \"quoted\"\ndata: line\n\n", Step::HalfClose).await;
    let mut events = client(&server).documents().watch().await.unwrap();
    assert_eq!(
        events.next().await.unwrap().unwrap().data,
        "\"quoted\"\nline"
    );
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn another_response_is_not_taken_for_events() {
    let server = Server::always(vec![json(200, r#"{"text": "whole"}"#)]).await;
    let error = client(&server).documents().watch().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Decode, Outcome::Unknown)
    );
    assert_eq!(error.body(), Some(r#"{"text": "whole"}"#.as_bytes()));

    let page = response(200, &[("content-type", "text/html")], "<html>");
    let server = Server::always(vec![page]).await;
    let error = client(&server).documents().watch().await.unwrap_err();
    assert!(error.to_string().contains("text/html"), "{error}");
}

#[tokio::test]
async fn no_content_is_no_events() {
    let server = Server::always(vec![bytes("HTTP/1.1 204 No Content\r\n\r\n")]).await;
    let mut events = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap();
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_error_response_is_an_error_of_the_call() {
    let server = Server::always(vec![json(401, "{}")]).await;
    let error = client(&server)
        .documents()
        .summarize("doc_1")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Api, Some(StatusCode::UNAUTHORIZED))
    );
}
