//! The log of retries, and that it holds no secret.

use crate::support::builder;
use durianpay_client::api::ListSettlements;
use durianpay_test_support::scripted_server::{Server, Step, response};
use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// No other test of this process makes such calls.
const OPERATION: &str = "settlements.list";

/// Writes events of [`OPERATION`] down, each in a line.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // How long it waits is drawn.
        if field.name() != "wait_ms" {
            write!(self.0, " {field}={value:?}").unwrap();
        }
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "durianpay_client::retry"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        if line.0.contains(OPERATION) {
            self.0.lock().unwrap().push(line.0);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn retries_are_logged_without_request_and_response() {
    let listener = Listener::default();
    // Of the whole process: a callsite that another thread comes by first would
    // be switched off for a listener of this thread.
    tracing::subscriber::set_global_default(listener.clone()).unwrap();
    let rejection = r#"{"error": "secret of the answer"}"#;
    let count = AtomicUsize::new(0);
    let server = Server::start(move |_| match count.fetch_add(1, Ordering::Relaxed) {
        0 => vec![Step::Reset],
        1 => vec![response(503, &[("retry-after", "0")], rejection)],
        2 => vec![response(200, &[], "{}")],
        _ => vec![response(503, &[("retry-after", "90")], rejection)],
    })
    .await;
    let client = builder(server.base_url()).build().unwrap();
    let list = || {
        let query = ListSettlements::new().from("secret of the query");
        let call = client.settlements().list_with(query);
        call.header("x-note", "secret of the header").raw()
    };
    assert_eq!(list().await.unwrap().status(), 200);
    assert_eq!(list().await.unwrap().status(), 503);
    let lines = listener.0.lock().unwrap().clone();
    assert_eq!(
        lines,
        [
            r#"DEBUG message=retrying a failed attempt operation="settlements.list" attempt=1 cause="broken connection""#,
            r#"DEBUG message=retrying a failed attempt operation="settlements.list" attempt=2 cause="status" status=503"#,
            r#"DEBUG message=response after retries operation="settlements.list" attempts=3 status=200"#,
            r#"WARN message=giving up after a failed attempt operation="settlements.list" attempts=1 cause="status" status=503 reason="the API asks for a wait that is too long""#,
        ]
    );
    assert!(!lines.concat().contains("secret"));
}
