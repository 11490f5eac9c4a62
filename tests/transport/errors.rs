//! Errors of a transport, as the caller sees them.

use crate::script::{KEY, Script, Step};
use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, ErrorKind, Outcome};
use durianpay_client::{SendOptions, Transport, TransportError, TransportResult};
use http::StatusCode;
use std::error::Error as _;

#[tokio::test(start_paused = true)]
async fn an_error_keeps_kind_message_source_and_response_of_the_transport() {
    for (step, kind, message) in [
        (
            Step::Refused,
            ErrorKind::Connect,
            "orders.get: no connection to the API",
        ),
        (
            Step::Broken,
            ErrorKind::Transport,
            "orders.get: the connection broke before the response was complete",
        ),
        (
            Step::Cut,
            ErrorKind::Transport,
            "orders.get: the connection broke before the response was complete (status 200)",
        ),
        (
            Step::TimedOut,
            ErrorKind::Timeout,
            "orders.get: the HTTP client timed out",
        ),
        (
            Step::TooLate,
            ErrorKind::Timeout,
            "orders.get: the time was up before the request was sent",
        ),
    ] {
        let steps = Box::leak(Box::new([step]));
        let client = Script::new(steps).client();
        let call = client.orders().get("ord_1").no_retry();
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), kind, "{step:?}");
        assert_eq!(error.to_string(), message, "{step:?}");
        assert_eq!(error.source().is_some(), step != Step::TooLate, "{step:?}");
        let body = (step == Step::Cut).then_some(&b"{\"data"[..]);
        assert_eq!(error.body(), body, "{step:?}");
    }
}

/// Fails with an error that has the key in it, at the second level.
struct Talkative;

#[derive(Debug)]
struct Outer(std::io::Error);

impl std::fmt::Display for Outer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the proxy failed")
    }
}

impl std::error::Error for Outer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Transport for Talkative {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let sent = format!("{:?} {KEY}", request.uri());
        let error = TransportError::unknown(Outer(std::io::Error::other(sent.clone())));
        let error = error.with_message(format!("failed after {KEY}"));
        Box::pin(std::future::ready(Err(error)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_in_the_error_of_a_transport_is_not_shown() {
    let key = ApiKey::new(KEY).unwrap();
    let client = Client::builder(key).transport(Talkative).build().unwrap();
    let call = client.orders().get("ord_1").no_retry();
    let error = call.await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(found) = cause {
        shown = format!("{shown} {found} {found:?}");
        cause = found.source();
    }
    assert!(!shown.contains("0123456789abcdef"), "{shown}");
    assert!(shown.contains("[API key]"), "{shown}");
}

#[test]
fn a_response_proves_that_the_request_arrived() {
    let error =
        TransportError::not_sent("nonsense").with_response(StatusCode::SERVICE_UNAVAILABLE, "");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(error.to_string(), "no connection to the API (status 503)");
    assert_eq!(error.source().unwrap().to_string(), "nonsense");
}
