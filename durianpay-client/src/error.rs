//! Errors of calls.

mod display;
mod history;
mod kind;
#[cfg(feature = "reqwest")]
pub(crate) mod not_resolved;
mod questions;
mod root_cause;

pub(crate) use self::history::History;
pub use self::kind::ErrorKind;
use crate::types::outcome::Outcome;
use bytes::Bytes;
use http::StatusCode;
use std::borrow::Cow;
use std::error::Error as StdError;
#[cfg(feature = "tokens")]
use std::fmt;
#[cfg(feature = "tokens")]
use std::sync::Arc;
use std::time::Duration;

/// The error of a failed call, or of a client that could not be set up.
///
/// It contains the operation, its possible outcome and, if the API responded, the status,
/// code, message, request id and raw body. Neither `Display` nor `Debug` shows the key, the
/// query of a URL or a payload.
///
/// ```
/// # async fn example(client: durianpay_client::Client) {
/// use durianpay_client::Outcome;
///
/// if let Err(error) = client.payments().cancel("pay_123").await {
///     match error.outcome() {
///         Outcome::NotSent | Outcome::Rejected => println!("not cancelled: {error}"),
///         Outcome::Unknown => println!("check the payment's status: {error}"),
///     }
/// }
/// # }
/// ```
pub struct Error(Box<ErrorInner>);

struct ErrorInner {
    kind: ErrorKind,
    outcome: Outcome,
    operation: Option<&'static str>,
    /// The message, without the operation and the response.
    reason: Cow<'static, str>,
    attempts: u32,
    elapsed: Duration,
    response: Option<ApiError>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The error response of the API.
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
    /// Iterates over all strings that come from the API.
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

/// An invalid field, as reported by the API.
///
/// ```
/// # fn example(error: durianpay_client::Error) {
/// for invalid in error.fields() {
///     println!("{}: {}", invalid.field, invalid.message);
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The name of the field, as written by the API.
    pub field: String,
    /// The API's message about the field.
    pub message: String,
}

impl Error {
    pub(crate) fn new(
        kind: ErrorKind,
        outcome: Outcome,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self(Box::new(ErrorInner {
            kind,
            outcome,
            operation: None,
            reason: reason.into(),
            attempts: 0,
            elapsed: Duration::ZERO,
            response: None,
            source: None,
        }))
    }

    /// Creates the error for a client that cannot be set up.
    pub(crate) fn configuration(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Configuration, Outcome::NotSent, reason)
    }

    /// Creates the error for an attempt without a complete response within the
    /// limit.
    pub(crate) fn timed_out(limit: Duration) -> Self {
        let reason = format!("no complete response within {limit:?}");
        Self::new(ErrorKind::Timeout, Outcome::Unknown, reason)
    }

    /// Creates the error for an attempt that is not made because no time is left.
    pub(crate) fn no_time_left(limit: Duration) -> Self {
        let reason = format!("no time is left for an attempt: the limit is {limit:?}");
        Self::new(ErrorKind::Timeout, Outcome::NotSent, reason)
    }

    /// Creates the error for an attempt that waited for a token until the limit.
    pub(crate) fn no_token_in_time(limit: Duration) -> Self {
        let reason = format!("no token was issued within {limit:?}, and nothing was sent");
        Self::new(ErrorKind::Token, Outcome::NotSent, reason)
    }

    /// Creates the error for a call whose token was not fetched. Many calls share the `cause`.
    #[cfg(feature = "tokens")]
    pub(crate) fn without_token(cause: Arc<Error>) -> Self {
        let reason = "the token that the request needs was not issued";
        Self::new(ErrorKind::Token, Outcome::NotSent, reason).with_source(Shared(cause))
    }

    /// Creates the error for a request that cannot be built from its arguments.
    pub(crate) fn request(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Request, Outcome::NotSent, reason)
    }

    pub(crate) fn for_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Adds the attempts so far. The outcome becomes the worst of all attempts.
    pub(crate) fn after(mut self, history: History) -> Self {
        let History {
            attempts,
            worst,
            elapsed,
        } = history;
        self.0.attempts = attempts;
        self.0.elapsed = elapsed;
        self.0.outcome = worst.map_or(self.0.outcome, |worst| worst.max(self.0.outcome));
        self
    }

    pub(crate) fn with_response(mut self, response: ApiError) -> Self {
        self.0.response = Some(response);
        self
    }

    /// Applies `redact` to every string that the error shows. `redact` must remove the key and
    /// return whether it was present. The body stays as received.
    pub(crate) fn redact(mut self, redact: impl Fn(&mut String) -> bool) -> Self {
        let mut reason = std::mem::take(&mut self.0.reason).into_owned();
        redact(&mut reason);
        self.0.reason = Cow::Owned(reason);
        if let Some(source) = &self.0.source {
            let mut shown = source.to_string();
            let mut is_found = redact(&mut shown);
            let mut cause = source.source();
            while let Some(deeper) = cause {
                is_found |= redact(&mut deeper.to_string());
                cause = deeper.source();
            }
            if is_found {
                self.0.source = Some(shown.into());
            }
        }
        let response = self.0.response.as_mut();
        for string in response.into_iter().flat_map(ApiError::strings) {
            redact(string);
        }
        self
    }

    pub(crate) fn with_source(self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.with_boxed_source(Box::new(source))
    }

    pub(crate) fn with_boxed_source(mut self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// Returns the kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns whether the call may have been carried out: the worst outcome of its attempts.
    /// For example, a call whose first attempt broke off and whose second found no connection
    /// is [`Unknown`](Outcome::Unknown), although its kind is
    /// [`Connect`](ErrorKind::Connect).
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Returns the operation, such as `orders.create`, or `None` if the error occurred while
    /// setting up the client.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Returns the number of attempts, which is 0 if the call failed before the first
    /// one.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the time from the beginning of the call to the end of its last attempt, including the
    /// pauses between attempts. It is zero if the call failed before the first one.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Returns the pause before the next attempt that the API asks for in the `Retry-After`
    /// header of its last response. The client does not wait for more than a minute or beyond
    /// the deadline, so the caller should.
    ///
    /// ```
    /// use durianpay_simulator::{Fault, Simulator};
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder().start_in_memory()?;
    /// let retry_after = Duration::from_secs(600);
    /// simulator.faults().next(Fault::TooManyRequests { retry_after });
    /// let error = simulator.client().payments().list().await.unwrap_err();
    /// assert_eq!(error.retry_after(), Some(retry_after));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.response.as_ref()?.retry_after
    }

    /// Returns the HTTP status, if the API responded.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.0.response.as_ref()?.status).ok()
    }

    /// Returns the error code in the body, such as `DPAY_INVALID_REQUEST`.
    /// Use [`error_code`](Self::error_code) to match on it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.response.as_ref()?.code.as_deref()
    }

    /// Returns the API's message as received, except that the key is replaced by
    /// `[API key]`, as in all other strings of this error. It is untrusted: you must escape it
    /// before you display it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.response.as_ref()?.message.as_deref()
    }

    /// Returns the id by which the API's support can find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref()?.request_id.as_deref()
    }

    /// Returns the fields that the API reported as invalid.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        self.0
            .response
            .as_ref()
            .map_or(&[], |response| &response.fields)
    }

    /// Returns the response body as received, if the API responded. It may contain personal
    /// data, and the key if the API echoes it. [`read_body`](Self::read_body) reads it as the type
    /// that the spec states for the status, if there is one.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0
            .response
            .as_ref()
            .map(|response| response.body.as_ref())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        #[cfg(feature = "tokens")]
        if let Some(Shared(cause)) = source.downcast_ref() {
            return Some(cause.as_ref());
        }
        Some(source)
    }
}

/// An error that is the source of several others. It is never displayed itself.
#[cfg(feature = "tokens")]
#[derive(Debug)]
struct Shared(Arc<Error>);

#[cfg(feature = "tokens")]
impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(feature = "tokens")]
impl StdError for Shared {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
