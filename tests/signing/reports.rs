//! The report of a clock that is off.

use crate::api::{self, BALANCE};
use crate::server::{Clock, Reply, Server};
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Takes note of the events about clocks.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

impl Subscriber for Events {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "durianpay_client::clock"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{field}={value:?} ").unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn clock_skew_is_reported_once() {
    let events = Events::default();
    let _guard = tracing::subscriber::set_default(events.clone());
    for (clock, expected) in [
        (Clock::ahead(600), 1),
        (Clock::ahead(50), 1),
        (Clock::behind(90), 2),
    ] {
        let server = Server::new(|_, _| Reply::done()).with_date(&clock);
        let client = api::client(&server, &clock);
        for _ in 0..3 {
            client.call(&BALANCE).await.unwrap();
        }
        assert_eq!(events.0.lock().unwrap().len(), expected);
    }
    let first = events.0.lock().unwrap().remove(0);
    assert!(first.contains("skew_seconds=599 is_ahead=true"), "{first}");
}
