//! What can go wrong with a call, and what that says about the money.

use crate::types::escape::Escaped;
use bytes::Bytes;
use http::StatusCode;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// What a failed call has done.
///
/// "Timed out" does not mean "not paid": only [`NotSent`](Self::NotSent) and
/// [`Rejected`](Self::Rejected) say that nothing happened.
///
/// The order is from the best to the worst. A call of several attempts has the
/// worst outcome of them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No byte of the request left: nothing happened.
    NotSent,
    /// The API answered that it refuses: nothing happened.
    Rejected,
    /// Nobody knows. Ask for the state before doing it again:
    /// `Client::reconcile` does so.
    Unknown,
}

impl Outcome {
    /// Returns the outcome of a response that is not a success.
    ///
    /// From 500, with 408 (the server gave up waiting) and with a status that
    /// HTTP does not know, the request may have been carried out.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
            Self::Rejected
        } else {
            Self::Unknown
        }
    }
}

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct History {
    /// The number of attempts made.
    pub(crate) attempts: u32,
    /// The worst outcome of those that were retried.
    pub(crate) worst: Option<Outcome>,
}

impl History {
    /// No attempt.
    pub(crate) const NONE: Self = Self {
        attempts: 0,
        worst: None,
    };

    /// One attempt, made by this client or by whoever fetched the response.
    pub(crate) const ONE: Self = Self {
        attempts: 1,
        worst: None,
    };
}

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be set up.
    Configuration,
    /// The request could not be made of its arguments.
    Request,
    /// No connection: the name, the network, the certificate.
    Connect,
    /// A time limit ran out.
    Timeout,
    /// The connection broke, or what came was not HTTP.
    Transport,
    /// The API answered with a redirect, which is never followed.
    Redirect,
    /// The answer is larger than the client takes.
    BodyTooLarge,
    /// The API refused, with a status from 400.
    Api,
    /// A call with the same idempotency key is still being carried out (202).
    Pending,
    /// The idempotency key was used before (409): the first call with it may
    /// have been carried out.
    Conflict,
    /// The answer could not be read.
    Decode,
}

/// A failed call, or a client that could not be set up.
///
/// It keeps what there is to know: the operation, what it may have done, and,
/// if the API answered, status, code, message, request id and the raw body.
/// Neither `Display` nor `Debug` shows the key, a URL's query or a payload.
///
/// ```
/// # async fn example(client: durianpay_client::Client) {
/// use durianpay_client::Outcome;
///
/// if let Err(error) = client.payments().cancel("pay_123").await {
///     match error.outcome() {
///         Outcome::NotSent | Outcome::Rejected => println!("still as before: {error}"),
///         Outcome::Unknown => println!("ask for the payment's status: {error}"),
///     }
/// }
/// # }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    operation: Option<&'static str>,
    /// What happened, in our own words.
    reason: Cow<'static, str>,
    attempts: u32,
    response: Option<ApiError>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What the API answered.
#[derive(Clone, Default)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) fields: Vec<FieldError>,
    pub(crate) body: Bytes,
}

impl ApiError {
    /// What the API says in words of its own.
    fn strings(&mut self) -> impl Iterator<Item = &mut String> {
        let Self {
            status: _,
            code,
            message,
            request_id,
            retry_after: _,
            fields,
            body: _,
        } = self;
        let fields = fields
            .iter_mut()
            .flat_map(|FieldError { field, message }| [field, message]);
        [code, message, request_id]
            .into_iter()
            .flatten()
            .chain(fields)
    }
}

/// A field that the API found fault with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The field, in the words of the API.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl Error {
    pub(crate) fn new(
        kind: ErrorKind,
        outcome: Outcome,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            operation: None,
            reason: reason.into(),
            attempts: 0,
            response: None,
            source: None,
        }))
    }

    /// A client that cannot be set up so.
    pub(crate) fn configuration(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Configuration, Outcome::NotSent, reason)
    }

    /// No whole response within the limit.
    pub(crate) fn timed_out(limit: Duration) -> Self {
        let reason = format!("no whole response within {limit:?}");
        Self::new(ErrorKind::Timeout, Outcome::Unknown, reason)
    }

    /// A request that cannot be made of its arguments.
    pub(crate) fn request(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Request, Outcome::NotSent, reason)
    }

    pub(crate) fn for_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// After those attempts, whose effects the last one does not undo.
    pub(crate) fn after(mut self, history: History) -> Self {
        let History { attempts, worst } = history;
        self.0.attempts = attempts;
        self.0.outcome = worst.map_or(self.0.outcome, |worst| worst.max(self.0.outcome));
        self
    }

    pub(crate) fn with_response(mut self, response: ApiError) -> Self {
        self.0.response = Some(response);
        self
    }

    /// Applies `redact`, which removes the key and returns whether it was there,
    /// to every string that the error shows. The body stays as received.
    pub(crate) fn redact(mut self, redact: impl Fn(&mut String) -> bool) -> Self {
        let mut reason = std::mem::take(&mut self.0.reason).into_owned();
        redact(&mut reason);
        self.0.reason = Cow::Owned(reason);
        if let Some(source) = &self.0.source {
            let mut shown = source.to_string();
            if redact(&mut shown) {
                self.0.source = Some(shown.into());
            }
        }
        let response = self.0.response.as_mut();
        for string in response.into_iter().flat_map(ApiError::strings) {
            redact(string);
        }
        self
    }

    pub(crate) fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What the call may have done: the worst of all its attempts. A call whose
    /// first attempt broke off and whose second found no connection is
    /// [`Unknown`](Outcome::Unknown), though its kind is
    /// [`Connect`](ErrorKind::Connect).
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The operation: `orders.create`. None if the client was being set up.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// How many attempts were made: 0 if the call failed before the first.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the API asks to wait before the next attempt, by the header
    /// `RetryClass-After` of the last response. A wait of more than a minute, or
    /// beyond the deadline, is not waited by the client: it is yours to keep.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.response.as_ref()?.retry_after
    }

    /// The HTTP status, if the API answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.response.as_ref().map(|response| response.status)
    }

    /// The error code, if the body had one: `DPAY_INVALID_REQUEST`. Turn it
    /// into an [`ErrorCode`](crate::api::ErrorCode) to match on it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.response.as_ref()?.code.as_deref()
    }

    /// The message of the API, as it came; but `[API key]` stands where it
    /// repeats the key, as in the other texts here. It is text from outside:
    /// escape it before you show it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.response.as_ref()?.message.as_deref()
    }

    /// The id by which the API's support can find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref()?.request_id.as_deref()
    }

    /// The fields that the API found fault with.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        self.0
            .response
            .as_ref()
            .map_or(&[], |response| &response.fields)
    }

    /// The body of the answer as it came, if the API answered. It may hold
    /// personal data, and the key if the API repeats what it was sent.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0
            .response
            .as_ref()
            .map(|response| response.body.as_ref())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(operation) = inner.operation {
            write!(f, "{operation}: ")?;
        }
        f.write_str(&inner.reason)?;
        let Some(response) = &inner.response else {
            return match inner.attempts {
                0 | 1 => Ok(()),
                attempts => write!(f, " ({attempts} attempts)"),
            };
        };
        write!(f, " (status {}", response.status)?;
        if inner.attempts > 1 {
            write!(f, ", {} attempts", inner.attempts)?;
        }
        if let Some(wait) = response.retry_after {
            write!(f, ", asks to wait {wait:?}")?;
        }
        if let Some(code) = &response.code {
            write!(f, ", code {}", Escaped(code))?;
        }
        if let Some(message) = &response.message {
            write!(f, ", message \"{}\"", Escaped(message))?;
        }
        if let Some(request_id) = &response.request_id {
            write!(f, ", request {}", Escaped(request_id))?;
        }
        f.write_str(")")
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let mut out = f.debug_struct("Error");
        out.field("kind", &inner.kind)
            .field("outcome", &inner.outcome)
            .field("operation", &inner.operation)
            .field("reason", &inner.reason)
            .field("attempts", &inner.attempts);
        if let Some(response) = &inner.response {
            let shown =
                |text: &Option<String>| text.as_deref().map(|text| Escaped(text).to_string());
            out.field("status", &response.status)
                .field("code", &shown(&response.code))
                .field("message", &shown(&response.message))
                .field("request_id", &shown(&response.request_id))
                .field("retry_after", &response.retry_after)
                .field("body", &format_args!("{} bytes", response.body.len()));
        }
        if let Some(source) = &inner.source {
            out.field("source", &format_args!("{source}"));
        }
        out.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
