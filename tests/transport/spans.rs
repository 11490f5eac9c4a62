//! The spans of calls, and that they contain no secret.

use crate::script::{KEY, Script, Step};
use durianpay_client::api::{ListPayments, ListRefunds};
use durianpay_client::{Client, ClientBuilder};
use durianpay_simulator::Simulator;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, Once};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A span and its events.
#[derive(Debug, Clone, Default)]
struct Recorded {
    fields: BTreeMap<&'static str, String>,
    events: Vec<String>,
    handles: usize,
}

/// The spans of calls of this process.
static SPANS: Mutex<Vec<Recorded>> = Mutex::new(Vec::new());

struct Collector;

struct Fields<'a>(&'a mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.insert(field.name(), value.to_string());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

fn with_span<R>(id: u64, change: impl FnOnce(&mut Recorded) -> R) -> R {
    let index = usize::try_from(id).unwrap() - 1;
    change(&mut SPANS.lock().unwrap()[index])
}

impl Subscriber for Collector {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "durianpay_client::call"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut recorded = Recorded {
            handles: 1,
            ..Recorded::default()
        };
        span.record(&mut Fields(&mut recorded.fields));
        let mut spans = SPANS.lock().unwrap();
        spans.push(recorded);
        Id::from_u64(u64::try_from(spans.len()).unwrap())
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        with_span(id.into_u64(), |span| {
            values.record(&mut Fields(&mut span.fields));
        });
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        // A call that began before the collector was set has no span.
        if let Some(parent) = event.parent() {
            with_span(parent.into_u64(), |span| {
                span.events.push(format!("{fields:?}"));
            });
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}

    fn clone_span(&self, id: &Id) -> Id {
        with_span(id.into_u64(), |span| span.handles += 1);
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        with_span(id.into_u64(), |span| {
            span.handles -= 1;
            span.handles == 0
        })
    }
}

/// Begins to collect, for the whole process: a callsite that another thread passes first would be
/// switched off for a collector of this thread.
fn collect() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Collector).unwrap());
}

/// Returns the spans of a server, which no other test calls.
fn spans_of(server: &str) -> Vec<Recorded> {
    let spans = SPANS.lock().unwrap();
    let is_own = |span: &&Recorded| span.fields["server.address"] == server;
    spans.iter().filter(is_own).cloned().collect()
}

fn at(server: &str, builder: ClientBuilder) -> Client {
    collect();
    let builder = builder.base_url(format!("https://{server}/v1"));
    builder.build().unwrap()
}

/// Checks that there is one span, which has ended, and returns it.
fn only(server: &str) -> Recorded {
    let spans = spans_of(server);
    assert_eq!(spans.len(), 1, "{spans:?}");
    assert_eq!(spans[0].handles, 0, "{spans:?}");
    spans[0].clone()
}

fn assert_fields(span: &Recorded, expected: &[(&str, &str)]) {
    let found: Vec<_> = span
        .fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[tokio::test(start_paused = true)]
async fn a_success_has_method_template_server_and_status() {
    let server = "success.example";
    let client = at(server, Script::new(&[Step::Status(200)]).builder());
    client.orders().get("ord_secret").await.unwrap();
    let span = only(server);
    assert_fields(
        &span,
        &[
            ("durianpay.attempts", "1"),
            ("durianpay.operation", "orders.get"),
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("otel.kind", "client"),
            ("otel.name", "GET /v1/orders/{id}"),
            ("server.address", server),
            ("server.port", "443"),
            ("url.template", "/v1/orders/{id}"),
        ],
    );
    assert_eq!(
        span.events,
        [
            r#"{"attempts": "1", "elapsed_ms": "0", "message": "the API responded", "operation": "orders.get", "status": "200"}"#
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_its_kind_its_outcome_and_the_number_of_resends() {
    let server = "broken.example";
    let client = at(server, Script::new(&[Step::Broken]).builder());
    let query = ListRefunds::new().from("secret of the query");
    let call = client
        .refunds()
        .list_with(query)
        .header("x-note", "secret of the header");
    call.await.unwrap_err();
    let span = only(server);
    assert_fields(
        &span,
        &[
            ("durianpay.attempts", "3"),
            ("durianpay.operation", "refunds.list"),
            ("durianpay.outcome", "unknown"),
            (
                "error.message",
                "refunds.list: the connection broke before the response was complete (3 attempts)",
            ),
            ("error.type", "transport"),
            ("http.request.method", "GET"),
            ("http.request.resend_count", "2"),
            ("otel.kind", "client"),
            ("otel.name", "GET /v1/refunds"),
            ("otel.status_code", "ERROR"),
            ("server.address", server),
            ("server.port", "443"),
            ("url.template", "/v1/refunds"),
        ],
    );
    assert_eq!(span.events.len(), 1);
    assert!(span.events[0].contains("the call failed without a response"));
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_api_has_status_code_and_request_id_but_no_message() {
    let server = "rejected.example";
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let builder = Client::builder(simulator.api_key().clone()).transport(simulator.transport());
    let client = at(server, builder);
    let error = client.payments().get("pay_secret").await.unwrap_err();
    let span = only(server);
    let field = |name: &str| span.fields.get(name).map(String::as_str);
    assert_eq!(field("durianpay.error_code"), error.code());
    assert_eq!(field("durianpay.request_id"), error.request_id());
    assert_eq!(field("durianpay.outcome"), Some("rejected"));
    let status = error.status().unwrap().as_u16().to_string();
    assert_eq!(field("http.response.status_code"), Some(&*status));
    assert_eq!(field("error.type"), Some(&*status));
    assert_eq!(field("otel.status_code"), Some("ERROR"));
    assert!(error.code().is_some() && field("error.message").is_none());

    // A response that is returned as received has its status in the span, too.
    client.payments().get("pay_secret").raw().await.unwrap();
    let spans = spans_of(server);
    assert_eq!(spans[1].fields["error.type"], status);
    assert_eq!(spans[1].handles, 0);
}

#[tokio::test(start_paused = true)]
async fn a_response_that_cannot_be_read_is_an_error_of_the_span() {
    let server = "unreadable.example";
    let client = at(server, Script::new(&[Step::Status(200)]).builder());
    client.payments().get("pay_1").await.unwrap_err();
    let span = only(server);
    assert_eq!(span.fields["error.type"], "decode");
    assert_eq!(span.fields["http.response.status_code"], "200");
    assert_eq!(span.fields["durianpay.outcome"], "unknown");
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_and_one_that_sends_nothing_are_errors_of_their_spans() {
    let server = "dropped.example";
    let client = at(server, Script::new(&[Step::Silence]).builder());
    let call = client.orders().get("ord_secret").send();
    tokio::time::timeout(Duration::from_secs(1), call)
        .await
        .unwrap_err();
    let span = only(server);
    assert_eq!(span.fields["error.type"], "dropped");
    assert_eq!(span.fields["durianpay.outcome"], "unknown");
    assert_eq!(span.fields["durianpay.attempts"], "1");

    client.orders().get("").await.unwrap_err();
    let spans = spans_of(server);
    assert_eq!(spans[1].fields["error.type"], "request");
    assert_eq!(spans[1].fields["durianpay.outcome"], "not_sent");
    assert_eq!(spans[1].fields["durianpay.attempts"], "0");
}

#[tokio::test(start_paused = true)]
async fn each_page_of_a_list_has_a_span() {
    let server = "pages.example";
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let builder = Client::builder(simulator.api_key().clone()).transport(simulator.transport());
    let client = at(server, builder);
    let mut payments = client
        .payments()
        .list_with(ListPayments::new().limit(1))
        .stream();
    assert!(payments.next().await.is_none());
    assert_eq!(only(server).fields["durianpay.operation"], "payments.list");
}

#[tokio::test(start_paused = true)]
async fn no_span_contains_a_key_an_id_a_query_or_a_header() {
    let server = "secret.example";
    let client = at(
        server,
        Script::new(&[Step::Broken, Step::Status(404)]).builder(),
    );
    let query = ListRefunds::new().from("secret of the query");
    let call = client
        .refunds()
        .list_with(query)
        .header("x-note", "secret of the header");
    call.await.unwrap_err();
    client.orders().get("ord_secret").await.unwrap_err();
    let shown = format!("{:?}", spans_of(server));
    assert!(
        !shown.contains("secret of") && !shown.contains("ord_"),
        "{shown}"
    );
    assert!(!shown.contains(KEY), "{shown}");
}
