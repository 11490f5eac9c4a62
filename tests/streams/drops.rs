//! Futures that are dropped at every poll.

use crate::api::archive::UploadDocument;
use crate::api::client;
use crate::sources::Source;
use durianpay_client::File;
use durianpay_test_support::scripted_server::{Server, Step, bytes, json};
use std::future::{Future, IntoFuture as _, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// Polls a future that many times, and drops it unless it is ready by then.
async fn polled<F: Future>(times: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn no_chunk_is_lost_if_next_is_dropped() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 26\r\n\r\n";
    let letters = b"abcdefghijklmnopqrstuvwxyz".to_vec();
    for times in 0..3 {
        let trickle = Step::Trickle(letters.clone(), Duration::from_millis(1));
        let server = Server::always(vec![bytes(head), trickle]).await;
        let call = client(&server).documents().download("doc_1");
        let mut response = call.stream_bytes().await.unwrap();
        let mut body = Vec::new();
        loop {
            match polled(times, response.next()).await {
                None => tokio::task::yield_now().await,
                Some(Some(chunk)) => body.extend_from_slice(&chunk.unwrap()),
                Some(None) => break,
            }
        }
        assert_eq!(body, letters);
    }
}

#[tokio::test]
async fn no_event_is_lost_if_next_is_dropped() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    let stream: String = (0..9).map(|text| format!("data: {text}\n\n")).collect();
    for times in 0..3 {
        let trickle = Step::Trickle(stream.clone().into_bytes(), Duration::from_micros(300));
        let server = Server::always(vec![bytes(head), trickle, Step::HalfClose]).await;
        let mut events = client(&server).documents().watch().await.unwrap();
        let mut found = Vec::new();
        loop {
            match polled(times, events.next()).await {
                None => tokio::task::yield_now().await,
                Some(Some(event)) => found.push(event.unwrap().data),
                Some(None) => break,
            }
        }
        assert_eq!(found.concat(), "012345678");
    }
}

#[tokio::test]
async fn a_dropped_upload_sends_nothing_more() {
    let server = Server::always(vec![json(200, r#"{"id": "doc_1"}"#)]).await;
    let client = client(&server);
    let mut is_complete = false;
    for times in 0..200 {
        let source = Source::new(vec![Some("chunk"); 20]);
        let file = File::from_source("a", source.clone());
        let upload = client
            .documents()
            .upload(UploadDocument::new("Lease", file));
        if polled(times, upload.into_future()).await.is_some() {
            is_complete = true;
            break;
        }
        let read = source.read();
        tokio::time::sleep(Duration::from_millis(2)).await;
        // The connection's task may read what it had begun.
        assert!(source.read() <= read + 21, "it was read on");
    }
    assert!(is_complete);
}
