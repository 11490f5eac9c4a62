use durianpay_client::{ApiKey, Client};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanExporter};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::registry::Registry;

/// `exporter` is that of your collector, such as `opentelemetry_otlp::SpanExporter`.
pub async fn run(exporter: impl SpanExporter + 'static) -> Result<(), Box<dyn std::error::Error>> {
    let provider = provider(exporter);
    tracing::subscriber::set_global_default(subscriber(&provider))?;
    let client = Client::new(ApiKey::from_env()?)?;
    client.orders().get("ord_0dIWbuDJQ84078").await?; // one span
    provider.shutdown()?;
    Ok(())
}

/// Exports spans in batches. Call `shutdown` before the program ends, which exports the rest.
pub fn provider(exporter: impl SpanExporter + 'static) -> SdkTracerProvider {
    SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .build()
}

/// Collects the spans of the whole program from `info` on. The events of the client at the level
/// `debug` become events of its spans: each retry, and the end of each call.
pub fn subscriber(provider: &SdkTracerProvider) -> impl tracing::Subscriber + Send + Sync {
    let filter = Targets::new()
        .with_default(LevelFilter::INFO)
        .with_target("durianpay_client", LevelFilter::DEBUG);
    let spans = tracing_opentelemetry::layer().with_tracer(provider.tracer("shop"));
    Registry::default().with(spans.with_filter(filter))
}
