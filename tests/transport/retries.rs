//! Every class of retries, over each failure of a transport.

use crate::script::{Script, Step};
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{Client, Error, Outcome};

/// A call of each class. Its return type does not matter, since all attempts fail.
async fn safe(client: &Client) -> Result<(), Error> {
    client.orders().get("ord_1").await.map(drop)
}

async fn keyed(client: &Client) -> Result<(), Error> {
    let call = client.disbursements().approve("dis_1").raw();
    let response = call.await?;
    assert!(response.status().is_success() || response.status().as_u16() >= 400);
    Ok(())
}

async fn never(client: &Client) -> Result<(), Error> {
    let customer = OrderCustomer::new().email("jane@example.com");
    let call = client.orders().create(CreateOrder::new(20_000, customer));
    call.await.map(drop)
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_retried_by_the_class_of_the_call() {
    for (steps, of_safe, of_keyed, of_never) in [
        (&[Step::Refused][..], 3, 3, 3),
        (&[Step::Broken], 3, 3, 1),
        (&[Step::Cut], 3, 3, 1),
        (&[Step::TimedOut], 3, 3, 1),
        (&[Step::TooLate], 3, 3, 1),
        (&[Step::Silence], 3, 3, 1),
        (&[Step::Status(503)], 3, 3, 1),
        (&[Step::Status(429)], 3, 3, 1),
        (&[Step::Status(400)], 1, 1, 1),
        (&[Step::Refused, Step::Broken], 3, 3, 2),
        (&[Step::Broken, Step::Status(400)], 2, 2, 1),
    ] {
        let attempts = |script: Script| script.sent().len();
        let script = Script::new(steps);
        safe(&script.client()).await.unwrap_err();
        assert_eq!(attempts(script), of_safe, "safe {steps:?}");
        let script = Script::new(steps);
        let _result = keyed(&script.client()).await;
        assert_eq!(attempts(script), of_keyed, "keyed {steps:?}");
        let script = Script::new(steps);
        never(&script.client()).await.unwrap_err();
        assert_eq!(attempts(script), of_never, "never {steps:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_combines_the_outcomes_of_all_attempts() {
    for (steps, outcome) in [
        (&[Step::Refused][..], Outcome::NotSent),
        (&[Step::TooLate], Outcome::NotSent),
        (&[Step::Broken], Outcome::Unknown),
        (&[Step::Cut], Outcome::Unknown),
        (&[Step::Refused, Step::Broken], Outcome::Unknown),
        (&[Step::Refused, Step::Status(400)], Outcome::Rejected),
        (&[Step::Silence], Outcome::Unknown),
    ] {
        let error = never(&Script::new(steps).client()).await.unwrap_err();
        assert_eq!(error.outcome(), outcome, "{steps:?}: {error}");
        assert_eq!(error.operation(), Some("orders.create"));
    }
}

#[tokio::test(start_paused = true)]
async fn all_attempts_of_a_call_send_the_same_request() {
    let script = Script::new(&[Step::Broken]);
    let call = script.client().disbursements().approve("dis_1");
    call.await.unwrap_err();
    let sent = script.sent();
    let bytes = |index: usize| {
        let (request, _) = &sent[index];
        (request.uri().clone(), request.headers().clone())
    };
    assert_eq!(sent.len(), 3);
    assert!(sent[0].0.headers().contains_key("x-idempotency-key"));
    assert_eq!(bytes(0), bytes(1));
    assert_eq!(bytes(0), bytes(2));
}

#[tokio::test(start_paused = true)]
async fn the_retry_after_of_a_recorded_response_is_respected() {
    let script = Script::new(&[Step::RetryAfter(7), Step::Status(200)]);
    let started = tokio::time::Instant::now();
    safe(&script.client()).await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 7);
}
