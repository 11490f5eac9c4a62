//! Hooks around the attempts of a call.

use crate::script::{KEY, Script, Step};
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{AttemptEnd, AttemptStart, ErrorKind, Hook, Outcome, Retry};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Records the attempts, under a name.
#[derive(Clone)]
struct Notes {
    name: &'static str,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Notes {
    fn note(&self, text: String) {
        self.seen.lock().unwrap().push(text);
    }
}

impl Hook for Notes {
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        self.note(format!(
            "{} before {} {} {} {}",
            self.name,
            attempt.operation(),
            attempt.number(),
            attempt.method(),
            attempt.path(),
        ));
    }

    fn after(&self, attempt: &AttemptEnd<'_>) {
        self.note(format!(
            "{} after {} {:?} {:?}",
            self.name,
            attempt.number(),
            attempt.status(),
            attempt.error_outcome(),
        ));
    }

    fn on_retry(&self, retry: &Retry<'_>) {
        assert!(retry.pause().as_secs() < 2);
        let number = retry.attempt().number();
        self.note(format!("{} retry {number}", self.name));
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_see_each_attempt_and_each_retry_in_order() {
    let script = Script::new(&[Step::Broken, Step::Status(503), Step::Status(200)]);
    let seen = Arc::default();
    let notes = |name| Notes {
        name,
        seen: Arc::clone(&seen),
    };
    let builder = script.builder().hook(notes("a")).hook(notes("b"));
    let client = builder.build().unwrap();
    client.orders().get("ord_1").await.unwrap();
    let expected: Vec<String> = [
        "before orders.get 1 GET /v1/orders/ord_1",
        "after 1 None Some(Unknown)",
        "retry 1",
        "before orders.get 2 GET /v1/orders/ord_1",
        "after 2 Some(503) None",
        "retry 2",
        "before orders.get 3 GET /v1/orders/ord_1",
        "after 3 Some(200) None",
    ]
    .iter()
    .flat_map(|line| [format!("a {line}"), format!("b {line}")])
    .collect();
    assert_eq!(*seen.lock().unwrap(), expected);
}

/// Adds a trace, and tries to set reserved headers.
struct Meddler;

impl Hook for Meddler {
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        let number = HeaderValue::from(attempt.number());
        let trace = HeaderName::from_static("traceparent");
        attempt.add_header(trace, number.clone()).unwrap();
        for name in [
            "authorization",
            "host",
            "content-length",
            "x-idempotency-key",
            "traceparent",
        ] {
            let refused = attempt.add_header(HeaderName::from_static(name), number.clone());
            let message = refused.unwrap_err().to_string();
            assert!(message.contains(name), "{message}");
        }
        // The key is not shown.
        assert_eq!(attempt.header(&AUTHORIZATION), None);
        assert!(!format!("{attempt:?}").contains(KEY));
    }

    fn after(&self, attempt: &AttemptEnd<'_>) {
        assert_eq!(attempt.error_kind(), Some(ErrorKind::Connect));
        assert_eq!(attempt.error_outcome(), Some(Outcome::NotSent));
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_adds_headers_to_its_attempt_and_cannot_replace_any() {
    let script = Script::new(&[Step::Refused]);
    let client = script.builder().hook(Meddler).build().unwrap();
    let call = client.disbursements().approve("dis_1");
    call.idempotency_key("approval-7").await.unwrap_err();
    let sent = script.sent();
    let traces: Vec<_> = sent
        .iter()
        .map(|(request, _)| {
            request.headers()["traceparent"]
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(traces, ["1", "2", "3"]);
    for (request, _) in &sent {
        assert_eq!(request.headers()["x-idempotency-key"], "approval-7");
        assert!(request.headers()[AUTHORIZATION].is_sensitive());
        assert!(!request.headers().contains_key("host"));
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_see_the_end_of_an_attempt_that_times_out() {
    let script = Script::new(&[Step::Silence]);
    let seen = Arc::default();
    let notes = Notes {
        name: "a",
        seen: Arc::clone(&seen),
    };
    let client = script.builder().hook(notes).build().unwrap();
    let call = client.orders().get("ord_1").no_retry();
    call.await.unwrap_err();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.last().unwrap(), "a after 1 None Some(Unknown)");
}

/// One hook of several clients that records the attempts.
#[derive(Default)]
struct Shared(Mutex<Vec<String>>);

impl Shared {
    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }
}

impl Hook for Shared {
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        let method = attempt.method().clone();
        self.note(format!("{method} {:?}", attempt.header(&CONTENT_TYPE)));
    }

    fn after(&self, attempt: &AttemptEnd<'_>) {
        self.note(format!("{} {:?}", attempt.operation(), attempt.elapsed()));
    }

    fn on_retry(&self, retry: &Retry<'_>) {
        self.note(format!("pause of {} s", retry.pause().as_secs()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_shared_hook_sees_requests_and_durations() {
    let shared = Arc::new(Shared::default());
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let steps = Script::new(&[Step::RetryAfter(1), Step::Status(200)]);
    let client = steps.builder().hook(Arc::clone(&shared)).build().unwrap();
    client.orders().get("ord_1").await.unwrap();
    let silent = Script::new(&[Step::Silence]);
    let client = silent.builder().hook(Arc::clone(&shared)).build().unwrap();
    let create = client.orders().create(CreateOrder::new(10_000, jane));
    create.timeout(Duration::from_secs(7)).await.unwrap_err();
    let expected = [
        "GET None",
        "orders.get 0ns",
        "pause of 1 s",
        "GET None",
        "orders.get 0ns",
        r#"POST Some("application/json")"#,
        "orders.create 7s",
    ];
    assert_eq!(*shared.0.lock().unwrap(), expected);
}
