//! Spans, as an exporter of OpenTelemetry receives them. One test, since its subscriber is that of the
//! whole process.

use durianpay_client::Client;
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::intent::{Intents, MemoryIntents};
use durianpay_recipes::otel;
use durianpay_simulator::{Effect, Fault, Simulator};
use opentelemetry::trace::{SpanKind, Status};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SpanData};
use std::collections::BTreeMap;

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
    let key = simulator.api_key().clone();
    let builder = Client::builder(key).transport(simulator.transport());
    let client = builder.build().unwrap();

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
    let payment = tracing::info_span!("intent");
    let intents = Intents::new(client.clone(), MemoryIntents::default());
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let creating = intents.create_order(CreateOrder::new(10_000, jane).order_ref_id("shop-1"));
    let creating = tracing::Instrument::instrument(creating.into_future(), payment.clone());
    let intended = creating.await.unwrap();
    drop(payment);
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
        "POST /v1/orders",
        "intent",
    ];
    assert_eq!(names, expected);
    let [
        created,
        retried,
        rejected,
        broken,
        listed,
        shop,
        sent,
        intent,
    ] = &spans[..]
    else {
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
    // An intent is sent by a task of its own.
    assert_eq!(sent.parent_span_id, intent.span_context.span_id());
    let exported = format!("{spans:?}");
    for secret in [
        "jane.doe",
        order.id.as_ref(),
        intended.id.as_ref(),
        "pay_unknown",
        "dp_test_",
    ] {
        assert!(!exported.contains(secret), "{secret} in {exported}");
    }
}
