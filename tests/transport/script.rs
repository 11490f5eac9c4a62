//! A transport that follows a script for each attempt, with recorded responses.

use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, ClientBuilder};
use durianpay_client::{SendOptions, Transport, TransportError, TransportResult};
use http::StatusCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(crate) const KEY: &str = "dp_test_0123456789abcdef";

pub(crate) const ORDER: &str =
    r#"{"data": {"id": "ord_1", "amount": "20000", "status": "started"}}"#;

/// The result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    /// A response of that status.
    Status(u16),
    /// A 503 that asks to wait that many seconds.
    RetryAfter(u16),
    /// No connection.
    Refused,
    /// The connection broke.
    Broken,
    /// The connection broke in the body of a 200.
    Cut,
    /// A limit of the transport's own.
    TimedOut,
    /// The time was up before anything was sent.
    TooLate,
    /// No response.
    Silence,
}

/// An attempt, as a transport gets it.
pub(crate) type Sent = (http::Request<Bytes>, SendOptions);

/// A transport with a script, whose last step repeats, and the recorded requests.
#[derive(Clone)]
pub(crate) struct Script {
    steps: &'static [Step],
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Script {
    pub(crate) fn new(steps: &'static [Step]) -> Self {
        Self {
            steps,
            sent: Arc::default(),
        }
    }

    /// Returns the attempts so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder(ApiKey::new(KEY).unwrap()).transport(self.clone())
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    fn next(&self, request: http::Request<Bytes>, options: SendOptions) -> Step {
        let mut sent = self.sent.lock().unwrap();
        sent.push((request, options));
        self.steps[(sent.len() - 1).min(self.steps.len() - 1)]
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            match self.next(request, options) {
                Step::Status(status) => Ok(response(status)),
                Step::RetryAfter(seconds) => {
                    let mut response = response(503);
                    response.headers_mut().insert("retry-after", seconds.into());
                    Ok(response)
                }
                Step::Refused => Err(TransportError::not_sent("connection refused")),
                Step::Broken => Err(TransportError::unknown("connection reset")),
                Step::Cut => {
                    let error = TransportError::unknown("connection reset");
                    Err(error.with_response(StatusCode::OK, b"{\"data"))
                }
                Step::TimedOut => Err(TransportError::timed_out("no byte for a minute")),
                Step::TooLate => Err(TransportError::too_late()),
                Step::Silence => std::future::pending().await,
            }
        })
    }
}

/// A response of that status, an order if it is a success.
pub(crate) fn response(status: u16) -> http::Response<Bytes> {
    let body = if status < 300 { ORDER } else { "{}" };
    let response = http::Response::builder().status(status);
    response.body(Bytes::from_static(body.as_bytes())).unwrap()
}

/// A time that is longer than the longest pauses of a call with the default number of retries.
pub(crate) const LONG: Duration = Duration::from_secs(2);
