use durianpay_client::{ApiKey, AttemptEnd, Client, Error, Hook};
use opentelemetry::KeyValue;
use opentelemetry::metrics::{Histogram, Meter};

pub fn client(key: ApiKey) -> Result<Client, Error> {
    let meter = opentelemetry::global::meter("shop");
    Client::builder(key).hook(Metrics::new(&meter)).build()
}

/// Measures each attempt, by OpenTelemetry's conventions for HTTP clients.
pub struct Metrics {
    duration: Histogram<f64>,
}

impl Metrics {
    pub fn new(meter: &Meter) -> Self {
        let duration = meter.f64_histogram("http.client.request.duration");
        Self {
            duration: duration.with_unit("s").build(),
        }
    }
}

impl Hook for Metrics {
    fn after(&self, attempt: &AttemptEnd<'_>) {
        let mut labels = vec![KeyValue::new("durianpay.operation", attempt.operation())];
        if let Some(status) = attempt.status() {
            labels.push(KeyValue::new(
                "http.response.status_code",
                i64::from(status.as_u16()),
            ));
        }
        // A name that does not change, such as `timeout`. A response has none, whatever its status.
        if let Some(kind) = attempt.error_kind() {
            labels.push(KeyValue::new("error.type", kind.as_str()));
        }
        self.duration
            .record(attempt.elapsed().as_secs_f64(), &labels);
    }
}
