//! The records for tests: requests and deliveries.

mod json;

use crate::faults::kinds::{DeliveryFault, Fault};
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_client::api::WEBHOOK;
use http::{HeaderMap, Method, StatusCode};
use std::fmt;

/// A request as the simulator received it.
///
/// `Debug` shows neither the body, the query nor the `Authorization` header.
///
/// ```
/// use durianpay_simulator::Simulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder().start_in_memory()?;
/// simulator.client().payments().list().await?;
/// let requests = simulator.requests();
/// assert_eq!((requests[0].method.as_str(), &*requests[0].path), ("GET", "/payments"));
/// assert!(requests[0].headers.contains_key("authorization"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The number of the request, from 0.
    pub number: u64,
    /// The virtual time at which it arrived.
    pub at: Timestamp,
    /// The method.
    pub method: Method,
    /// The base path of the API that was called: `/v1`, or `/v1.0` for SNAP; empty if it was
    /// neither.
    pub base_path: &'static str,
    /// The path as sent, below the base URL and still percent-encoded:
    /// `/orders/ord_0dIWbuDJQ84078`.
    pub path: String,
    /// The query as sent, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The id of its operation, such as `orders.create`, if it is for one.
    pub operation: Option<&'static str>,
    /// The status of the response, even if a fault prevented its arrival.
    pub status: StatusCode,
    /// The body of the response, if its status is an error.
    pub rejection: Option<String>,
    /// The differences from the spec that a [lenient](crate::SimulatorBuilder::lenient) simulator
    /// accepted, one sentence each.
    pub notes: Vec<String>,
    /// The fault that was injected, if any.
    pub fault: Option<Fault>,
}

impl RecordedRequest {
    /// Returns the approximate memory of its content.
    pub(crate) fn bytes(&self) -> usize {
        let notes = self.notes.iter().map(String::len).sum::<usize>();
        let texts = [&self.query, &self.rejection].into_iter().flatten();
        let texts = texts.map(String::len).sum::<usize>();
        self.path.len() + self.body.len() + header_bytes(&self.headers) + texts + notes
    }
}

impl Delivery {
    /// Returns the approximate memory of its content.
    pub(crate) fn bytes(&self) -> usize {
        self.path.len() + self.body.len() + header_bytes(&self.headers)
    }
}

fn header_bytes(headers: &HeaderMap) -> usize {
    let headers = headers.iter();
    headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum()
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("base_path", &self.base_path)
            .field("path", &self.path)
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("fault", &self.fault)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// A record that was just added to a log, for
/// [`SimulatorBuilder::on_log`](crate::SimulatorBuilder::on_log), which has an example.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum LogEntry<'l> {
    /// A request was received, and executed or rejected.
    Request(&'l RecordedRequest),
    /// An attempt to deliver a webhook has ended.
    Delivery(&'l Delivery),
}

/// An attempt to deliver a webhook.
///
/// ```
/// use durianpay_client::json::Json;
/// use durianpay_simulator::{DeliveryOutcome, Simulator};
/// use http::StatusCode;
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder()
///     .webhook_receiver(|_| std::future::ready(StatusCode::BAD_GATEWAY))
///     .start_in_memory()?;
/// let sent = simulator.trigger("order.completed", Json::parse("{}")?).await?;
/// assert_eq!(sent[0].outcome, DeliveryOutcome::Rejected(StatusCode::BAD_GATEWAY));
/// // It is retried two minutes later.
/// let sent = simulator.advance(Duration::from_secs(120)).await?;
/// assert_eq!((&*sent[0].event, sent[0].attempt), ("order.completed", 2));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The number of the event, from 0. All attempts to deliver the event have the same number.
    pub number: u64,
    /// The name of the event, such as `payment.completed`, or `qris_payment` for SNAP.
    pub event: String,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// The virtual time of the attempt.
    pub at: Timestamp,
    /// The outcome.
    pub outcome: DeliveryOutcome,
    /// The path of the request; `/` if a function without a path received it.
    pub path: String,
    /// The headers that describe the webhook: its content type, and the signature of SNAP.
    pub headers: HeaderMap,
    /// The body that was sent.
    pub body: Bytes,
    /// The fault that was injected, if any.
    pub fault: Option<DeliveryFault>,
}

/// The outcome of an attempt to deliver a webhook.
///
/// [`Delivery`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryOutcome {
    /// The response was 200. The webhook is not sent again.
    Accepted,
    /// The response had another status. Redirects and other statuses of success are included.
    Rejected(StatusCode),
    /// No connection could be made.
    NoConnection,
    /// There was no response within 10 seconds of real time.
    TimedOut,
    /// The connection broke before the response.
    Broken,
    /// The simulator closed the connection without waiting for the response:
    /// [`DeliveryFault::HangUp`].
    HungUp,
    /// The webhook was never sent: [`DeliveryFault::Drop`].
    Lost,
}

impl DeliveryOutcome {
    /// Returns the outcome of a response.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        if status.as_u16() == WEBHOOK.success {
            Self::Accepted
        } else {
            Self::Rejected(status)
        }
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("number", &self.number)
            .field("event", &self.event)
            .field("attempt", &self.attempt)
            .field("at", &self.at)
            .field("outcome", &self.outcome)
            .field("fault", &self.fault)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}
