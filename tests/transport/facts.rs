//! What a call and its result say about themselves: operation, attempts, duration, request id.

use crate::script::{Script, Step};
use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, RetryClass};
use durianpay_client::{SendOptions, Transport, TransportResult};
use http::StatusCode;
use std::time::Duration;

#[test]
fn a_call_names_its_endpoint() {
    let call = Script::new(&[Step::Status(200)])
        .client()
        .orders()
        .get("ord_1");
    assert_eq!(call.operation(), "orders.get");
    let endpoint = call.endpoint();
    assert_eq!((endpoint.method, endpoint.path), ("GET", "/orders/{id}"));
    assert_eq!(endpoint.retry, RetryClass::Safe);
}

#[tokio::test(start_paused = true)]
async fn a_success_has_its_attempts_and_its_duration() {
    let steps = [Step::RetryAfter(3), Step::RetryAfter(5), Step::Status(200)];
    let client = Script::new(Box::leak(Box::new(steps))).client();
    let response = client.orders().get("ord_1").raw().await.unwrap();
    assert_eq!(response.attempts(), 3);
    assert_eq!(response.elapsed(), Duration::from_secs(8));
    response.read().unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_error_has_its_attempts_and_its_duration() {
    let steps = [Step::RetryAfter(3), Step::Status(400)];
    let client = Script::new(Box::leak(Box::new(steps))).client();
    let error = client.orders().get("ord_1").await.unwrap_err();
    assert_eq!(
        (error.attempts(), error.elapsed()),
        (2, Duration::from_secs(3))
    );

    let client = Script::new(&[Step::Silence]).client();
    let call = client.orders().get("ord_1").timeout(Duration::from_secs(7));
    let error = call.await.unwrap_err();
    assert!(error.is_timeout() && !error.is_not_found());
    assert_eq!(
        (error.attempts(), error.elapsed()),
        (1, Duration::from_secs(7))
    );

    let call = client.orders().get("");
    let error = call.await.unwrap_err();
    assert_eq!((error.attempts(), error.elapsed()), (0, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_call_has_its_own_number_of_retries() {
    for (retries, attempts) in [(0, 1), (1, 2), (5, 6)] {
        let script = Script::new(&[Step::Status(503)]);
        let call = script.client().orders().get("ord_1").retries(retries);
        assert_eq!(call.await.unwrap_err().attempts(), attempts);
        assert_eq!(script.sent().len(), usize::try_from(attempts).unwrap());
    }
    // The class of the call still decides what is retried.
    let script = Script::new(&[Step::Broken]);
    let jane = durianpay_client::api::OrderCustomer::new().email("jane@example.com");
    let order = durianpay_client::api::CreateOrder::new(20_000, jane);
    let call = script.client().orders().create(order).retries(5);
    assert_eq!(call.await.unwrap_err().attempts(), 1);
}

/// Responds with a status, an id in the header, and one in the body.
struct Responds(u16, &'static str, &'static str);

impl Transport for Responds {
    fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        let Self(status, header, body) = *self;
        let response = http::Response::builder()
            .status(status)
            .header("x-request-id", header)
            .body(Bytes::from_static(body.as_bytes()));
        Box::pin(std::future::ready(Ok(response.unwrap())))
    }
}

#[tokio::test]
async fn a_response_has_the_id_of_its_request() {
    const KEY: &str = "dp_test_0123456789abcdef";
    let in_body = r#"{"error": "no", "request_id": "body-1"}"#;
    for (responds, expected) in [
        (Responds(200, "head-1", "{}"), Some("head-1")),
        (Responds(200, "not-set", "{}"), None),
        (Responds(404, "head-1", in_body), Some("body-1")),
        (Responds(404, "head-1", "{}"), Some("head-1")),
        (Responds(200, KEY, "{}"), Some("[API key]")),
    ] {
        let builder = Client::builder(ApiKey::new(KEY).unwrap()).transport(responds);
        let client = builder.build().unwrap();
        let response = client.orders().get("ord_1").raw().await.unwrap();
        assert_eq!(response.request_id(), expected);
        if let Err(error) = response.read()
            && error.status() == Some(StatusCode::NOT_FOUND)
        {
            assert_eq!(error.request_id(), expected);
        }
    }
}

#[tokio::test]
async fn calls_are_joined() {
    let client = Script::new(&[Step::Status(200)]).client();
    let mut calls = tokio::task::JoinSet::new();
    for id in ["ord_1", "ord_2"] {
        calls.spawn(client.orders().get(id).send());
    }
    calls.spawn(client.orders().get("ord_3").into_future());
    for order in calls.join_all().await {
        order.unwrap();
    }
    let raw = client.orders().get("ord_1").raw().send().await;
    assert_eq!(raw.unwrap().status(), 200);
}
