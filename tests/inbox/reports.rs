//! What a worker and a reader of webhooks report through `tracing`, of which a sender
//! decides nothing but a bounded, escaped amount.

use crate::support::{MINUTE, Shop};
use durianpay_client::webhook::inbox::{HandlerError, JobStatus};
use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::sync::Once;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    /// The reports of this thread, one in each line. Every test runs in a separate thread.
    static REPORTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Listens to the whole process, since a listener of one thread is not asked for reports
/// that another thread has made before.
struct Listener;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("durianpay_client::")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut line = Line(format!("{} {}: ", metadata.level(), metadata.target()));
        event.record(&mut line);
        REPORTS.with_borrow_mut(|lines| lines.push(line.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn listen() {
    static LISTEN: Once = Once::new();
    LISTEN.call_once(|| tracing::subscriber::set_global_default(Listener).unwrap());
    REPORTS.take();
}

fn reports_of(target: &str) -> Vec<String> {
    let begin = format!("durianpay_client::{target}: ");
    let mut lines = REPORTS.with_borrow(Clone::clone);
    lines.retain(|line| line.contains(&begin));
    lines
}

#[tokio::test(start_paused = true)]
async fn unknown_values_in_webhooks_are_not_reported_as_api_changes() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    listen();
    // More than the process reports of the API.
    let mut sent = 0;
    for webhook in 0..3 {
        let members: Vec<String> = (0..998)
            .map(|number| format!("\"forged_{webhook}_{number}\":\"words of a sender\""))
            .collect();
        let body = format!(
            r#"{{"event":"order.completed","data":{{"id":"ord_1","amount":1,"status":"forged_status_{webhook}",{}}}}}"#,
            members.join(",")
        );
        assert!(body.len() > 11_000);
        shop.receive(&body).await.unwrap();
        sent += members.len();
    }
    assert!(sent > 2_000);
    shop.work().await;
    assert_eq!(reports_of("drift"), [""; 0]);

    shop.simulator
        .faults()
        .show_status(&payment, "paid_by_barter", 1);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work().await;
    let drift = reports_of("drift");
    assert_eq!(drift.len(), 1, "{drift:?}");
    assert!(drift[0].contains("paid_by_barter"), "{drift:?}");
}

#[tokio::test(start_paused = true)]
async fn reports_show_a_bounded_escaped_part_of_the_sender() {
    let shop = Shop::open().await;
    listen();
    let evil = "\u{1b}[2J\nfake log line\u{202e}";
    let long = "x".repeat(100_000);
    let text = |text: &str| serde_json::Value::from(text).to_string();
    for (event, id) in [
        (evil, "pay_1"),
        (&long, "pay_1"),
        ("payment.completed", &*format!("pay_{evil}")),
        ("payment.completed", &*format!("pay_{long}")),
        ("order.completed", &*format!("ord_{evil}")),
        ("order.completed", "ord_.."),
        (evil, evil),
    ] {
        let body = format!(
            r#"{{"event":{},"data":{{"id":{},"amount":"10000","note":{}}}}}"#,
            text(event),
            text(id),
            text("canary of the payload")
        );
        shop.receive(&body).await.unwrap();
    }
    shop.books.lock().unwrap().failures.extend([
        HandlerError::from(format!("{evil}{long}")),
        HandlerError::give_up(format!("{evil}{long}")),
    ]);
    shop.work_to_the_end().await;
    let reports = reports_of("inbox");
    assert!(reports.len() > 10, "{reports:?}");
    let jobs = shop.jobs(None, None).await;
    let reasons = jobs.iter().map(|job| &job.reason);
    let names = jobs.iter().map(|job| &job.name);
    for shown in reports.iter().chain(reasons).chain(names) {
        assert!(!shown.contains(['\u{1b}', '\n', '\u{202e}']), "{shown:?}");
        assert!(!shown.contains("canary"), "{shown:?}");
        assert!(shown.chars().count() < 2_000, "{}", shown.len());
    }
}

#[tokio::test(start_paused = true)]
async fn a_dead_job_a_retry_and_a_takeover_are_reported() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    listen();
    shop.books.lock().unwrap().failures.extend([
        HandlerError::from("no stock"),
        HandlerError::give_up("no such product"),
    ]);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_for(MINUTE).await;
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await.len(), 1);
    let reports = reports_of("inbox");
    for (level, text, reason) in [
        ("INFO", "a job is retried later", "no stock"),
        (
            "ERROR",
            "a job is dead: look into it, and replay it",
            "no such product",
        ),
    ] {
        let found = reports.iter().find(|line| line.contains(text));
        let line = found.unwrap_or_else(|| panic!("{text} in {reports:?}"));
        assert!(line.starts_with(level), "{line}");
        assert!(
            line.contains(reason) && line.contains(order.id.as_str()),
            "{line}"
        );
    }
}
