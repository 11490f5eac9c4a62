//! The limits of an attempt, as a transport gets them, and as they hold if it does not.

use crate::script::{ORDER, Script, Step};
use durianpay_client::{ErrorKind, Outcome, Runtime, TokioRuntime};
use http::StatusCode;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(start_paused = true)]
async fn each_attempt_has_a_send_deadline() {
    let runtime = TokioRuntime::new();
    let begun = runtime.now();
    let script = Script::new(&[Step::Silence]);
    let builder = script.builder().runtime(runtime);
    let builder = builder.attempt_timeout(MINUTE).total_timeout(2 * MINUTE);
    let client = builder.max_response_bytes(1000).build().unwrap();
    client.orders().get("ord_1").await.unwrap_err();
    let sent = script.sent();
    let (_, first) = &sent[0];
    assert_eq!(first.send_by(), begun + MINUTE);
    assert_eq!(first.max_response_bytes(), 1000);
    // The second has the rest of the time of the call.
    let (_, second) = &sent[1];
    assert_eq!(second.send_by(), begun + 2 * MINUTE);
}

#[tokio::test(start_paused = true)]
async fn a_response_that_is_too_large_is_rejected_for_any_transport() {
    let script = Script::new(&[Step::Status(200)]);
    let most = ORDER.len() - 1;
    let client = script.builder().max_response_bytes(most).build().unwrap();
    let error = client.orders().get("ord_1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BodyTooLarge);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(error.body(), Some(&ORDER.as_bytes()[..most]));
    let builder = script.builder().max_response_bytes(ORDER.len());
    let client = builder.build().unwrap();
    client.orders().get("ord_1").await.unwrap();
}
