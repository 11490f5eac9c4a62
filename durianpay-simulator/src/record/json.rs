//! The JSON form of the records, for logs and for the control API.

use super::{Delivery, DeliveryOutcome, RecordedRequest};
use durianpay_client::Timestamp;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct RequestView<'r> {
    kind: &'static str,
    number: u64,
    at: Timestamp,
    method: &'r str,
    path: String,
    query: Option<&'r str>,
    operation: Option<&'r str>,
    headers: BTreeMap<&'r str, String>,
    body: String,
    status: u16,
    rejection: Option<&'r str>,
    notes: &'r [String],
    fault: Option<String>,
}

#[derive(Serialize)]
struct DeliveryView<'d> {
    kind: &'static str,
    number: u64,
    event: &'d str,
    attempt: u32,
    at: Timestamp,
    outcome: &'static str,
    /// The status of the response, if it was rejected.
    status: Option<u16>,
    path: &'d str,
    headers: BTreeMap<&'d str, String>,
    body: String,
    fault: Option<String>,
}

impl RecordedRequest {
    /// Writes the request as JSON, without the `Authorization` header.
    ///
    /// ```
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().start_in_memory()?;
    /// simulator.client().payments().list().await?;
    /// let json = simulator.requests()[0].to_json();
    /// assert!(json.contains(r#""path":"/v1/payments""#));
    /// assert!(!json.contains("authorization"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        written(&RequestView {
            kind: "request",
            number: self.number,
            at: self.at,
            method: self.method.as_str(),
            path: format!("{}{}", self.base_path, self.path),
            query: self.query.as_deref(),
            operation: self.operation,
            headers: headers(&self.headers),
            body: String::from_utf8_lossy(&self.body).into_owned(),
            status: self.status.as_u16(),
            rejection: self.rejection.as_deref(),
            notes: &self.notes,
            fault: self.fault.map(|fault| fault.to_string()),
        })
    }
}

impl Delivery {
    /// Writes the delivery as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (outcome, status) = match self.outcome {
            DeliveryOutcome::Accepted => ("accepted", None),
            DeliveryOutcome::Rejected(status) => ("rejected", Some(status.as_u16())),
            DeliveryOutcome::NoConnection => ("no_connection", None),
            DeliveryOutcome::TimedOut => ("timed_out", None),
            DeliveryOutcome::Broken => ("broken", None),
            DeliveryOutcome::HungUp => ("hung_up", None),
            DeliveryOutcome::Lost => ("lost", None),
        };
        written(&DeliveryView {
            kind: "delivery",
            number: self.number,
            event: &self.event,
            attempt: self.attempt,
            at: self.at,
            outcome,
            status,
            path: &self.path,
            headers: headers(&self.headers),
            body: String::from_utf8_lossy(&self.body).into_owned(),
            fault: self.fault.map(|fault| fault.to_string()),
        })
    }
}

/// Returns the headers, except for the one with the key.
fn headers(headers: &HeaderMap) -> BTreeMap<&str, String> {
    let shown = headers.iter().filter(|(name, _)| **name != AUTHORIZATION);
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    shown
        .map(|(name, value)| (name.as_str(), text(value)))
        .collect()
}

fn written(view: &impl Serialize) -> String {
    // All views have string keys.
    serde_json::to_string(view).unwrap_or_default()
}
