//! [`webhook`]: webhooks with a signature.

use super::{documented, example::to_value, place};
use crate::api::WEBHOOK;
use crate::auth::api_key::ApiKey;
use crate::json::Json;
use crate::types::amount::Amount;
use crate::types::descriptor::SignatureScheme;
use crate::webhook::{SignatureError, Untrusted, sign};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use serde_json::Value;
use std::fmt;

/// A webhook of Durianpay, in the making. Created by [`webhook`].
#[derive(Debug, Clone)]
#[must_use = "a webhook is only sent once it is signed"]
pub struct WebhookExample {
    envelope: Result<Value, WebhookExampleError>,
}

/// The error returned when a webhook cannot be made. [`WebhookExample::try_sign`] returns it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookExampleError {
    /// The spec has no such event.
    UnknownEvent {
        /// The event that was asked for.
        event: String,
        /// The documented events.
        events: String,
    },
    /// A change is at a place that the payload does not have.
    NoPlace {
        /// The path of the change.
        path: String,
    },
    /// The payload cannot be read as that of its event.
    Unreadable {
        /// The reason.
        reason: String,
    },
    /// The payload cannot be signed.
    Unsigned(SignatureError),
}

impl fmt::Display for WebhookExampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownEvent { event, events } => {
                write!(f, "there is no documented event `{event}`, only {events}")
            }
            Self::NoPlace { path } => write!(
                f,
                "the payload of the webhook has nothing at `{path}`; its parent must exist"
            ),
            Self::Unreadable { reason } => {
                write!(f, "the changed payload is not as specified: {reason}")
            }
            Self::Unsigned(error) => write!(f, "the webhook cannot be signed: {error}"),
        }
    }
}

impl std::error::Error for WebhookExampleError {}

/// Begins with the spec's example of an event, such as `payment.completed`.
///
/// ```
/// use durianpay_client::testing::webhook;
/// use durianpay_client::webhook::{Received, Verifier};
/// use durianpay_client::{Amount, ApiKey};
///
/// let key = ApiKey::new("dp_test_demo")?;
/// let sent = webhook("payment.completed")
///     .id("pay_7")
///     .amount(Amount::from(15_000))
///     .with("order_id", "ord_7")
///     .sign(&key);
///
/// // The code under test.
/// let verifier = Verifier::new([key]);
/// let received = verifier.receive(sent.body())?;
/// assert!(matches!(received, Received::Signed(_)));
///
/// // By another key, or with another amount than the signed one.
/// let other = ApiKey::new("dp_test_other")?;
/// assert!(verifier.receive(webhook("payment.completed").sign(&other).body()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn webhook(event: &str) -> WebhookExample {
    let found = documented::of_event(event).cloned();
    WebhookExample {
        envelope: found.ok_or_else(|| WebhookExampleError::UnknownEvent {
            event: event.to_owned(),
            events: documented::events().join(", "),
        }),
    }
}

impl WebhookExample {
    /// Sets the id of the payload's object, which is signed.
    pub fn id(self, id: impl AsRef<str>) -> Self {
        let name = scheme().map_or("id", |scheme| scheme.id);
        self.with(name, id.as_ref())
    }

    /// Sets the amount, which is signed, in the notation of the event, and its copy if there is one.
    pub fn amount(self, amount: impl Into<Amount>) -> Self {
        let amount = amount.into();
        let Some(scheme) = scheme() else { return self };
        let text = rupiah(amount);
        let is_number = self.data(scheme.amount).is_some_and(Value::is_number);
        let copy = scheme.amount_text.filter(|copy| self.data(copy).is_some());
        let written = if is_number {
            Json::from(amount.hundredths())
        } else {
            Json::from(text.as_str())
        };
        let changed = self.with(scheme.amount, written);
        match copy {
            Some(copy) => changed.with(copy, text),
            None => changed,
        }
    }

    /// Sets the value at a path of the payload, such as `order_id`.
    pub fn with(mut self, path: &str, value: impl Into<Json>) -> Self {
        let value = to_value(&value.into());
        self.change(path, |data| place::set(data, path, value));
        self
    }

    /// Removes the field at a path of the payload.
    pub fn without(mut self, path: &str) -> Self {
        self.change(path, |data| place::remove(data, path));
        self
    }

    fn change(&mut self, path: &str, change: impl FnOnce(&mut Value) -> bool) {
        let Ok(envelope) = &mut self.envelope else {
            return;
        };
        let data = envelope.get_mut(WEBHOOK.data);
        if !data.is_some_and(change) {
            let path = path.to_owned();
            self.envelope = Err(WebhookExampleError::NoPlace { path });
        }
    }

    fn data(&self, path: &str) -> Option<&Value> {
        let data = self.envelope.as_ref().ok()?.get(WEBHOOK.data)?;
        place::get(data, path)
    }

    /// Signs the webhook as Durianpay does, with the key of your environment.
    ///
    /// # Panics
    ///
    /// If the event is unknown, or the payload is not as specified. The message names the reason.
    #[track_caller]
    pub fn sign(self, key: &ApiKey) -> SignedExample {
        match self.try_sign(key) {
            Ok(signed) => signed,
            Err(error) => panic!("{error}"),
        }
    }

    /// Signs the webhook as Durianpay does, with the key of your environment.
    ///
    /// # Errors
    ///
    /// If the event is unknown, or the payload is not as specified or has nothing to sign.
    pub fn try_sign(mut self, key: &ApiKey) -> Result<SignedExample, WebhookExampleError> {
        let Some(scheme) = scheme() else {
            return self.try_unsigned();
        };
        if let Some(live) = scheme.live.filter(|live| self.data(live).is_some()) {
            let is_live = key
                .environment()
                .is_some_and(|environment| environment.live);
            self = self.with(live, is_live);
        }
        let id = self.data(scheme.id).and_then(Value::as_str);
        let id = id.unwrap_or_default().to_owned();
        let amount = self.data(scheme.amount).and_then(read_amount);
        if self.envelope.is_ok() {
            let amount = amount.ok_or(WebhookExampleError::Unsigned(SignatureError::NoAmount))?;
            let signature = sign(&id, amount, key).map_err(WebhookExampleError::Unsigned)?;
            self = self.with(scheme.place, signature.to_string());
        }
        self.try_unsigned()
    }

    /// Leaves the webhook without a signature, or with the one that you have set.
    ///
    /// # Errors
    ///
    /// If the event is unknown, or the payload is not as specified.
    pub fn try_unsigned(self) -> Result<SignedExample, WebhookExampleError> {
        let body = self.envelope?.to_string();
        let parsed = Untrusted::parse(body.as_bytes());
        let reason = match &parsed {
            Ok(webhook) => webhook.decode_error().map(ToString::to_string),
            Err(error) => Some(error.to_string()),
        };
        match reason {
            None => Ok(SignedExample(Bytes::from(body))),
            Some(reason) => Err(WebhookExampleError::Unreadable { reason }),
        }
    }
}

fn scheme() -> Option<&'static SignatureScheme> {
    WEBHOOK.signature.as_ref()
}

/// Writes an amount in rupiah with two decimals.
fn rupiah(amount: Amount) -> String {
    let hundredths = amount.hundredths();
    let sign = if hundredths < 0 { "-" } else { "" };
    let digits = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", digits / 100, digits % 100)
}

/// Reads a number of hundredths, or a string of rupiah.
fn read_amount(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(number) => number.as_i64().map(Amount::from_hundredths),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// A webhook as Durianpay sends it: a body and its headers.
#[derive(Debug, Clone)]
pub struct SignedExample(Bytes);

impl SignedExample {
    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0
    }

    /// Returns the headers. None of them is signed.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        let json = HeaderValue::from_static("application/json");
        HeaderMap::from_iter([(header::CONTENT_TYPE, json)])
    }

    /// Returns the request to a path of your server, for a service that is called without a network: with
    /// axum, `router.oneshot(request.map(Body::from))`.
    ///
    /// # Errors
    ///
    /// If the path is not valid in a URI.
    pub fn to_request(&self, path: &str) -> Result<http::Request<Bytes>, http::Error> {
        let mut request = http::Request::post(path).body(self.0.clone())?;
        *request.headers_mut() = self.headers();
        Ok(request)
    }
}
