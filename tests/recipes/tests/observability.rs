//! Spans and metrics, as exporters of OpenTelemetry receive them.

use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{Client, ClientBuilder};
use durianpay_recipes::{metrics::Metrics, otel};
use durianpay_simulator::{Effect, Fault, Simulator};
use opentelemetry::metrics::MeterProvider as _;
use opentelemetry::trace::{SpanKind, Status};
use opentelemetry_sdk::metrics::data::{AggregatedMetrics, MetricData};
use opentelemetry_sdk::metrics::{InMemoryMetricExporter, SdkMeterProvider};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SpanData};
use std::collections::BTreeMap;
use std::time::Duration;

fn builder(simulator: &Simulator) -> ClientBuilder {
    Client::builder(simulator.api_key().clone()).transport(simulator.transport())
}

fn attributes(span: &SpanData) -> BTreeMap<String, String> {
    let attributes = span.attributes.iter();
    attributes
        .map(|pair| (pair.key.to_string(), pair.value.to_string()))
        // Of the place in the source and of the thread.
        .filter(|(name, _)| !name.starts_with("code.") && !name.starts_with("thread."))
        .collect()
}

fn assert_attributes(span: &SpanData, expected: &[(&str, &str)]) {
    let found = attributes(span);
    for (name, value) in expected {
        assert_eq!(
            found.get(*name).map(String::as_str),
            Some(*value),
            "{name} in {found:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn spans_have_the_names_and_attributes_of_the_conventions() {
    let exporter = InMemorySpanExporter::default();
    let provider = otel::provider(exporter.clone());
    tracing::subscriber::set_global_default(otel::subscriber(&provider)).unwrap();
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let client = builder(&simulator).build().unwrap();

    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = client
        .orders()
        .create(CreateOrder::new(10_000, jane))
        .await
        .unwrap();
    let faults = simulator.faults();
    faults
        .next(Fault::Reset(Effect::NotApplied))
        .next(Fault::Unavailable);
    client.orders().get(&order.id).await.unwrap();
    client.payments().get("pay_unknown").await.unwrap_err();
    faults.next(Fault::Reset(Effect::NotApplied));
    client.orders().get(&order.id).no_retry().await.unwrap_err();
    let shop = tracing::info_span!("checkout");
    let call = client.orders().list();
    tracing::Instrument::instrument(call.send(), shop.clone())
        .await
        .unwrap();
    drop(shop);
    provider.force_flush().unwrap();

    let spans = exporter.get_finished_spans().unwrap();
    let names: Vec<_> = spans.iter().map(|span| &*span.name).collect();
    let expected = [
        "POST /v1/orders",
        "GET /v1/orders/{id}",
        "GET /v1/payments/{id}",
        "GET /v1/orders/{id}",
        "GET /v1/orders",
        "checkout",
    ];
    assert_eq!(names, expected);
    let [created, retried, rejected, broken, listed, shop] = &spans[..] else {
        unreachable!()
    };

    assert_eq!(
        (&created.span_kind, &created.status),
        (&SpanKind::Client, &Status::Unset)
    );
    assert_attributes(
        created,
        &[
            ("http.request.method", "POST"),
            ("url.template", "/v1/orders"),
            ("server.port", "443"),
            ("http.response.status_code", "200"),
            ("durianpay.operation", "orders.create"),
            ("durianpay.attempts", "1"),
        ],
    );
    // Numbers are numbers, and not their texts.
    let status = created
        .attributes
        .iter()
        .find(|it| it.key.as_str() == "http.response.status_code");
    assert!(matches!(
        status.unwrap().value,
        opentelemetry::Value::I64(200)
    ));

    assert_attributes(
        retried,
        &[
            ("http.request.resend_count", "2"),
            ("http.response.status_code", "200"),
        ],
    );
    let events: Vec<_> = retried.events.iter().map(|event| &*event.name).collect();
    let expected = [
        "retrying a failed attempt",
        "retrying a failed attempt",
        "response after retries",
        "the API responded",
    ];
    assert_eq!(events, expected);

    assert!(matches!(rejected.status, Status::Error { .. }));
    let code = attributes(rejected)["http.response.status_code"].clone();
    assert_attributes(
        rejected,
        &[("error.type", &code), ("durianpay.outcome", "rejected")],
    );

    assert!(matches!(broken.status, Status::Error { .. }));
    assert_attributes(
        broken,
        &[
            ("error.type", "transport"),
            ("durianpay.outcome", "unknown"),
        ],
    );

    assert_eq!(listed.parent_span_id, shop.span_context.span_id());
    let exported = format!("{spans:?}");
    for secret in ["jane.doe", order.id.as_ref(), "pay_unknown", "dp_test_"] {
        assert!(!exported.contains(secret), "{secret} in {exported}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_measured() {
    let exporter = InMemoryMetricExporter::default();
    let provider = SdkMeterProvider::builder()
        .with_periodic_exporter(exporter.clone())
        .build();
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let hook = Metrics::new(&provider.meter("test"));
    let client = builder(&simulator).hook(hook).build().unwrap();
    simulator
        .faults()
        .next(Fault::Delay(Duration::from_secs(60)))
        .next(Fault::Unavailable);
    client.payments().list().await.unwrap();
    provider.force_flush().unwrap();

    let exported = exporter.get_finished_metrics().unwrap();
    let metric = exported[0]
        .scope_metrics()
        .flat_map(|scope| scope.metrics())
        .next()
        .unwrap();
    assert_eq!(
        (metric.name(), metric.unit()),
        ("http.client.request.duration", "s")
    );
    let AggregatedMetrics::F64(MetricData::Histogram(histogram)) = metric.data() else {
        panic!("{metric:?}");
    };
    let mut found: Vec<_> = histogram
        .data_points()
        .map(|point| {
            let labels = point
                .attributes()
                .map(|it| format!("{}={}", it.key, it.value));
            (
                labels.collect::<Vec<_>>().join(" "),
                point.count(),
                point.sum(),
            )
        })
        .collect();
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let expected = [
        (
            "durianpay.operation=payments.list error.type=timeout".to_owned(),
            1,
            30.0,
        ),
        (
            "durianpay.operation=payments.list http.response.status_code=200".to_owned(),
            1,
            0.0,
        ),
        (
            "durianpay.operation=payments.list http.response.status_code=503".to_owned(),
            1,
            0.0,
        ),
    ];
    assert_eq!(found, expected);
}
