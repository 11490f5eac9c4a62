//! [`Failure`]: an error of the API or of the network, as a script or as a value.

use crate::api::API;
use crate::error::{Error, History};
use crate::http::raw::RawResponse;
use crate::http::rejection;
use crate::http::transport::{TransportError, TransportResult};
use crate::json::Json;
use crate::testing::example::to_value;
use crate::types::descriptor::Endpoint;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Map, Value};
use std::time::Duration;

/// An error of the API or of the network: what a [`Script`](super::Script) fails with, or an [`Error`] as a
/// value.
///
/// ```
/// use durianpay_client::api::endpoint;
/// use durianpay_client::testing::Failure;
/// use durianpay_client::{Error, Outcome};
///
/// // The code under test.
/// fn sentence(error: &Error) -> &'static str {
///     match (error.outcome(), error.code()) {
///         (Outcome::Rejected, Some("DPAY_REFUND_AMOUNT_EXCEEDED")) => "More than was paid.",
///         (Outcome::Rejected | Outcome::NotSent, _) => "Please try again.",
///         (Outcome::Unknown, _) => "We are checking your refund.",
///     }
/// }
///
/// let refund = &endpoint::REFUNDS_CREATE;
/// let exceeded = Failure::status(403).code("DPAY_REFUND_AMOUNT_EXCEEDED");
/// assert_eq!(sentence(&exceeded.to_error(refund)), "More than was paid.");
/// assert_eq!(sentence(&Failure::refused().to_error(refund)), "Please try again.");
/// assert_eq!(sentence(&Failure::timeout().to_error(refund)), "We are checking your refund.");
/// ```
#[derive(Debug, Clone)]
#[must_use = "a failure does nothing by itself"]
pub struct Failure(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Refused,
    Timeout,
    Reset,
    Silence,
    Response {
        status: StatusCode,
        headers: HeaderMap,
        body: Value,
    },
}

impl Failure {
    /// No connection could be made, so nothing was sent: the outcome is
    /// [`NotSent`](crate::Outcome::NotSent).
    pub fn refused() -> Self {
        Self(Kind::Refused)
    }

    /// The request was sent, and no response came in time: the outcome is
    /// [`Unknown`](crate::Outcome::Unknown). Fails at once, without a wait.
    pub fn timeout() -> Self {
        Self(Kind::Timeout)
    }

    /// The connection broke after the request was sent: the outcome is
    /// [`Unknown`](crate::Outcome::Unknown).
    pub fn reset() -> Self {
        Self(Kind::Reset)
    }

    /// No response ever comes: the call ends by its own time limit, or is dropped. In a test with tokio's
    /// paused clock, that takes no time.
    pub fn silence() -> Self {
        Self(Kind::Silence)
    }

    /// The API responds with an error status.
    ///
    /// # Panics
    ///
    /// If the status is not from 400 to 599.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let found = StatusCode::from_u16(status).ok();
        let found = found.filter(|status| status.is_client_error() || status.is_server_error());
        let Some(status) = found else {
            panic!("the status of a failure must be from 400 to 599, found {status}");
        };
        let mut body = Value::Object(Map::new());
        let message = status.canonical_reason().unwrap_or("error").to_lowercase();
        put(&mut body, API.error.message, &message);
        Self(Kind::Response {
            status,
            headers: HeaderMap::new(),
            body,
        })
    }

    /// Sets the code in the body, where Durianpay has it. Only for [`status`](Self::status).
    pub fn code(self, code: &str) -> Self {
        self.put(API.error.code, code)
    }

    /// Sets the message in the body, where Durianpay has it. Only for [`status`](Self::status).
    pub fn message(self, message: &str) -> Self {
        self.put(API.error.message, message)
    }

    /// Sets the request id in the body, where Durianpay has it. Only for [`status`](Self::status).
    pub fn request_id(self, id: &str) -> Self {
        self.put(API.error.request_id, id)
    }

    /// Replaces the whole body, as for an error of SNAP or of another API. Only for
    /// [`status`](Self::status).
    pub fn body(mut self, json: impl Into<Json>) -> Self {
        if let Kind::Response { body, .. } = &mut self.0 {
            *body = to_value(&json.into());
        }
        self
    }

    /// Sets the header `Retry-After`, in whole seconds. Only for [`status`](Self::status).
    pub fn retry_after(self, wait: Duration) -> Self {
        self.header(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()))
    }

    fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if let Kind::Response { headers, .. } = &mut self.0 {
            headers.insert(name, value);
        }
        self
    }

    fn put(mut self, places: &[&str], text: &str) -> Self {
        if let Kind::Response { body, .. } = &mut self.0 {
            put(body, places, text);
        }
        self
    }

    /// Returns the error of a call of that endpoint after one attempt, as a client returns it.
    pub fn to_error(&self, endpoint: &'static Endpoint) -> Error {
        let error = match &self.0 {
            Kind::Refused => refused().into_error(),
            Kind::Timeout | Kind::Silence => timeout().into_error(),
            Kind::Reset => reset().into_error(),
            Kind::Response {
                status,
                headers,
                body,
            } => {
                let raw = RawResponse {
                    status: *status,
                    headers: headers.clone(),
                    body: Bytes::from(body.to_string()),
                    handled_at: None,
                };
                match rejection::check(&API, endpoint, &raw) {
                    Err(error) => error,
                    // The status is that of an error.
                    Ok(()) => reset().into_error(),
                }
            }
        };
        error.for_operation(endpoint.id).after(History::ONE)
    }

    /// Returns the result of an attempt, or `None` if there never is one.
    pub(super) fn to_result(&self) -> Option<TransportResult> {
        match &self.0 {
            Kind::Refused => Some(Err(refused())),
            Kind::Timeout => Some(Err(timeout())),
            Kind::Reset => Some(Err(reset())),
            Kind::Silence => None,
            Kind::Response {
                status,
                headers,
                body,
            } => {
                let mut response = http::Response::new(Bytes::from(body.to_string()));
                *response.status_mut() = *status;
                *response.headers_mut() = headers.clone();
                Some(Ok(response))
            }
        }
    }
}

fn refused() -> TransportError {
    TransportError::not_sent("connection refused")
}

fn timeout() -> TransportError {
    TransportError::timed_out("no response in time")
}

fn reset() -> TransportError {
    TransportError::unknown("connection reset by peer")
}

/// Writes a text to the first of these places: a name, or a JSON Pointer.
fn put(body: &mut Value, places: &[&str], text: &str) {
    let Some(place) = places.first() else { return };
    let steps = place.strip_prefix('/').unwrap_or(place).split('/');
    let mut target = body;
    for step in steps {
        if !target.is_object() {
            *target = Value::Object(Map::new());
        }
        target = &mut target[step];
    }
    *target = Value::from(text);
}
