//! Streams that are read without `.await`.

use crate::api::client;
use durianpay_client::blocking::{Wait, WaitIter};
use durianpay_test_support::scripted_server::{Server, Step, bytes};
use std::time::Duration;

const EVENTS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n\
    data: {\"text\": \"Once\"}\n\ndata: not JSON\n\ndata: {\"text\": \" upon\"}\n\ndata: [DONE]\n\n";

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 8\r\n\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn events_are_items_and_one_that_cannot_be_read_ends_nothing() {
    let server = Server::always(vec![bytes(EVENTS), Step::Stall]).await;
    let client = client(&server);
    let read = tokio::task::spawn_blocking(move || {
        let events = client.documents().summarize("doc_1").wait().unwrap();
        let texts = events.wait_iter().map(|event| Some(event.ok()?.data.text));
        texts.collect::<Vec<_>>()
    });
    let expected = [Some("Once"), None, Some(" upon")];
    let texts = read.await.unwrap();
    assert_eq!(
        texts.iter().map(Option::as_deref).collect::<Vec<_>>(),
        expected
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn chunks_are_items() {
    let trickle = Step::Trickle(b"12345678".to_vec(), Duration::from_millis(2));
    let server = Server::always(vec![bytes(HEAD), trickle]).await;
    let client = client(&server);
    let read = tokio::task::spawn_blocking(move || {
        let call = client.documents().download("doc_1").stream_bytes();
        let chunks: Result<Vec<_>, _> = call.wait().unwrap().wait_iter().collect();
        chunks.unwrap().concat()
    });
    assert_eq!(read.await.unwrap(), b"12345678");
}
