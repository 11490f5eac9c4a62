//! Metrics, as an exporter of OpenTelemetry receives them.

use durianpay_client::Client;
use durianpay_recipes::metrics::Metrics;
use durianpay_simulator::{Fault, Simulator};
use opentelemetry::metrics::MeterProvider as _;
use opentelemetry_sdk::metrics::data::{AggregatedMetrics, MetricData};
use opentelemetry_sdk::metrics::{InMemoryMetricExporter, SdkMeterProvider};
use std::time::Duration;

#[tokio::test(start_paused = true)]
async fn each_attempt_is_measured() {
    let exporter = InMemoryMetricExporter::default();
    let provider = SdkMeterProvider::builder()
        .with_periodic_exporter(exporter.clone())
        .build();
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let hook = Metrics::new(&provider.meter("test"));
    let key = simulator.api_key().clone();
    let builder = Client::builder(key).transport(simulator.transport());
    let client = builder.hook(hook).build().unwrap();
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
