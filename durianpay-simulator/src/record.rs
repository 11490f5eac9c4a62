//! The records for tests: requests and deliveries.

use crate::faults::kinds::{DeliveryFault, Fault};
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_client::api::WEBHOOK;
use http::{HeaderMap, Method, StatusCode};
use std::fmt;

/// A request as the simulator received it.
///
/// `Debug` shows neither the body, the query nor the `Authorization` header.
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The method.
    pub method: Method,
    /// Where the API begins that the request is for: `/v1`, or `/v1.0` of SNAP; empty if it is
    /// for neither.
    pub base_path: &'static str,
    /// The path as it was sent, below the base URL and still percent-encoded:
    /// `/orders/ord_0dIWbuDJQ84078`.
    pub path: String,
    /// The query as it was sent, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The fault that was injected.
    pub fault: Option<Fault>,
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("base_path", &self.base_path)
            .field("path", &self.path)
            .field("fault", &self.fault)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// An attempt to deliver a webhook.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The number of the event, from 0: the same for all attempts to deliver it.
    pub number: u64,
    /// The name of the event: `payment.completed`; of SNAP that of the spec, `qris_payment`.
    pub event: String,
    /// Which attempt it was, from 1.
    pub attempt: u32,
    /// The virtual time at which it was made.
    pub at: Timestamp,
    /// The outcome.
    pub outcome: DeliveryOutcome,
    /// The path that it was sent to; `/` if a function without a path received it.
    pub path: String,
    /// The headers that say what it is: its content type, and the signature of SNAP.
    pub headers: HeaderMap,
    /// The body that was sent.
    pub body: Bytes,
    /// The fault that was injected.
    pub fault: Option<DeliveryFault>,
}

/// The outcome of an attempt to deliver a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeliveryOutcome {
    /// The response was 200. It is not sent again.
    Accepted,
    /// The response had another status, which includes other statuses of
    /// success and redirects.
    Rejected(StatusCode),
    /// No connection could be made.
    NoConnection,
    /// There was no response within 10 seconds of real time.
    TimedOut,
    /// The connection broke before there was a response.
    Broken,
    /// The simulator closed the connection without waiting for the response:
    /// [`DeliveryFault::HangUp`].
    HungUp,
    /// Never sent: [`DeliveryFault::Drop`].
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
