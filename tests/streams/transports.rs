//! Transports that do not stream, and wrappers.

use crate::api::archive::{self, UploadDocument};
use crate::sources::Source;
use bytes::Bytes;
use durianpay_client::{
    BoxFuture, ErrorKind, File, Outcome, RequestBody, ResponseBody, SendOptions, StreamResult,
    Transport, TransportResult,
};
use std::sync::{Arc, Mutex};
use std::task::Poll;

/// A transport that records what it is given, and buffers.
#[derive(Clone, Default)]
struct Recorder {
    sent: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    response: &'static str,
    media_type: &'static str,
}

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        self.sent.lock().unwrap().push(request);
        let response = http::Response::builder()
            .header("content-type", self.media_type)
            .body(Bytes::from_static(self.response.as_bytes()));
        Box::pin(std::future::ready(Ok(response.unwrap())))
    }
}

pub(crate) fn client(transport: impl Transport) -> archive::Client {
    archive::Client::builder(archive::ApiKey::new("k-123").unwrap())
        .base_url("https://archive.example")
        .transport(transport)
        .build()
        .unwrap()
}

/// A transport whose response is a stream of events in chunks of the lengths `cuts`, in turn.
pub(crate) struct Chunked {
    pub(crate) body: Vec<u8>,
    pub(crate) cuts: Vec<usize>,
}

impl Transport for Chunked {
    fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        unreachable!("events are streamed")
    }

    fn send_stream(
        &self,
        _: http::Request<RequestBody>,
        _: SendOptions,
    ) -> BoxFuture<'_, StreamResult> {
        let mut left = Bytes::from(self.body.clone());
        let mut cuts = self.cuts.clone().into_iter().cycle();
        let body = ResponseBody::from_poll_fn(move |_| {
            let length = cuts.next().unwrap_or(1).min(left.len());
            let chunk = left.split_to(length);
            Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
        });
        let response = http::Response::builder()
            .header("content-type", "text/event-stream")
            .body(body);
        Box::pin(std::future::ready(Ok(response.unwrap())))
    }
}

#[tokio::test]
async fn a_transport_that_does_not_stream_gets_the_whole_content() {
    let recorder = Recorder {
        response: r#"{"id": "doc_1"}"#,
        media_type: "application/json",
        ..Recorder::default()
    };
    let chunks = [Some("some "), Some("content")];
    for file in [
        File::new("a", b"some content".as_slice()),
        File::from_source("a", Source::new(chunks)),
    ] {
        let upload = UploadDocument::new("Lease", file);
        client(recorder.clone())
            .documents()
            .upload(upload)
            .await
            .unwrap();
    }
    let sent = recorder.sent.lock().unwrap();
    let bodies: Vec<String> = sent
        .iter()
        .map(|request| {
            let content_type = request.headers()["content-type"].to_str().unwrap();
            let (_, boundary) = content_type.split_once("boundary=").unwrap();
            let body = String::from_utf8(request.body().to_vec()).unwrap();
            body.replace(boundary, "B")
        })
        .collect();
    assert_eq!(bodies[0], bodies[1]);
    assert!(bodies[0].contains("\r\n\r\nsome content\r\n--B--"));
}

#[tokio::test]
async fn content_that_cannot_be_read_is_not_sent() {
    let recorder = Recorder::default();
    let upload = UploadDocument::new("Lease", File::from_source("a", Source::new([None])));
    let call = client(recorder.clone()).documents().upload(upload);
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
    assert!(recorder.sent.lock().unwrap().is_empty());
}

#[tokio::test]
async fn events_of_a_recorded_response_are_read() {
    let recorder = Recorder {
        response: "data: a\n\ndata: b\n\n",
        media_type: "text/event-stream",
        ..Recorder::default()
    };
    let mut events = client(recorder).documents().watch().await.unwrap();
    let mut data = Vec::new();
    while let Some(event) = events.next().await {
        data.push(event.unwrap().data);
    }
    assert_eq!(data, ["a", "b"]);
}

/// A wrapper that counts the calls that are streamed.
struct Counter {
    inner: Arc<dyn Transport>,
    streamed: Arc<Mutex<Vec<Option<u64>>>>,
}

impl Transport for Counter {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        self.inner.send(request, options)
    }

    fn send_stream(
        &self,
        request: http::Request<RequestBody>,
        options: SendOptions,
    ) -> BoxFuture<'_, StreamResult> {
        self.streamed.lock().unwrap().push(request.body().length());
        let sent = self.inner.send_stream(request, options);
        Box::pin(async move { Ok(sent.await?.map(|body: ResponseBody| body)) })
    }
}

#[tokio::test]
async fn only_calls_with_streams_are_streamed() {
    let recorder = Recorder {
        response: r#"{"id": "doc_1"}"#,
        media_type: "application/json",
        ..Recorder::default()
    };
    let streamed: Arc<Mutex<Vec<Option<u64>>>> = Arc::default();
    let counter = Counter {
        inner: Arc::new(recorder),
        streamed: Arc::clone(&streamed),
    };
    let client = client(counter);
    let documents = client.documents();
    let upload = |file| documents.upload(UploadDocument::new("Lease", file));
    upload(File::new("a", b"in memory".as_slice()))
        .await
        .unwrap();
    documents.download("doc_1").await.unwrap();
    assert_eq!(*streamed.lock().unwrap(), []);
    upload(File::from_source("a", Source::new([Some("ab")])))
        .await
        .unwrap();
    upload(File::from_source(
        "a",
        Source::new([Some("ab")]).of_length(2),
    ))
    .await
    .unwrap();
    documents.download("doc_1").stream_bytes().await.unwrap();
    let lengths = streamed.lock().unwrap().clone();
    assert_eq!(lengths[0], None);
    assert!(lengths[1] > Some(200));
    assert_eq!(lengths[2], Some(0));
}
