//! Failures as values are the errors that a client returns.

use crate::panic_of;
use durianpay_client::api::{CreateRefund, endpoint};
use durianpay_client::testing::{Failure, Script, example};
use durianpay_client::{ErrorKind, Outcome};
use serde_json::json;
use std::time::Duration;

fn failures() -> Vec<(Failure, ErrorKind, Outcome)> {
    use ErrorKind::{Api, Connect, Timeout, Transport};
    use Outcome::{NotSent, Rejected, Unknown};
    vec![
        (Failure::refused(), Connect, NotSent),
        (Failure::timeout(), Timeout, Unknown),
        (Failure::reset(), Transport, Unknown),
        (Failure::status(404), Api, Rejected),
        (
            Failure::status(429).retry_after(Duration::from_secs(9)),
            Api,
            Rejected,
        ),
        (
            Failure::status(503).message("down for an hour"),
            Api,
            Unknown,
        ),
        (
            Failure::status(403)
                .code("DPAY_REFUND_AMOUNT_EXCEEDED")
                .request_id("req_1"),
            Api,
            Rejected,
        ),
        (
            Failure::status(400).body(json!({"odd": true})),
            Api,
            Rejected,
        ),
    ]
}

#[tokio::test]
async fn a_failure_is_the_error_of_a_call() {
    for (failure, kind, outcome) in failures() {
        let made = failure.to_error(&endpoint::REFUNDS_CREATE);
        let script = Script::new();
        script.next(&endpoint::REFUNDS_CREATE).fail(failure);
        let call = script
            .client()
            .refunds()
            .create(example::<CreateRefund>().build());
        let returned = call.await.unwrap_err();
        assert_eq!((made.kind(), made.outcome()), (kind, outcome), "{made:?}");
        assert_eq!(made.to_string(), returned.to_string());
        assert_eq!(made.kind(), returned.kind());
        assert_eq!(made.outcome(), returned.outcome());
        assert_eq!(made.operation(), returned.operation());
        assert_eq!(made.attempts(), returned.attempts());
        assert_eq!(made.status(), returned.status());
        assert_eq!(made.code(), returned.code());
        assert_eq!(made.message(), returned.message());
        assert_eq!(made.request_id(), returned.request_id());
        assert_eq!(made.retry_after(), returned.retry_after());
        assert_eq!(made.body(), returned.body());
    }
}

#[test]
fn only_the_statuses_of_errors_are_failures() {
    for status in [0, 200, 302, 399, 600, 999, 1000] {
        let message = panic_of(|| drop(Failure::status(status)));
        assert!(message.contains(&format!("found {status}")), "{message}");
    }
}
