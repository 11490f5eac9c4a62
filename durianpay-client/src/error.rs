//! What can go wrong with a call, and what that says about the money.

use crate::echo::Echo;
use crate::retry::History;
use bytes::Bytes;
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
    answer: Option<Answer>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What the API answered.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) fields: Vec<FieldFault>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// What the API says in words of its own.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
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
            .flat_map(|FieldFault { field, message }| [field, message]);
        [code, message, request_id]
            .into_iter()
            .flatten()
            .chain(fields)
    }
}

/// A field that the API found fault with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldFault {
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
            answer: None,
            source: None,
        }))
    }

    /// A client that cannot be set up so.
    pub(crate) fn configuration(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Configuration, Outcome::NotSent, reason)
    }

    /// A request that cannot be made of its arguments.
    pub(crate) fn request(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Request, Outcome::NotSent, reason)
    }

    pub(crate) fn of(mut self, operation: &'static str) -> Self {
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

    pub(crate) fn with_answer(mut self, answer: Answer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    /// Without the key, should the API have repeated it. The body stays as it came.
    pub(crate) fn without_key(mut self, echo: &Echo) -> Self {
        let mut reason = std::mem::take(&mut self.0.reason).into_owned();
        if echo.hide(&mut reason) {
            // The source says the same in its own words.
            self.0.source = None;
        }
        self.0.reason = Cow::Owned(reason);
        let answer = self.0.answer.as_mut();
        for text in answer.into_iter().flat_map(Answer::texts) {
            echo.hide(text);
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
    /// `Retry-After` of the last answer. A wait of more than a minute, or
    /// beyond the deadline, is not waited by the client: it is yours to keep.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.answer.as_ref()?.retry_after
    }

    /// The HTTP status, if the API answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The error code, if the body had one: `DPAY_INVALID_REQUEST`. Turn it
    /// into an [`ErrorCode`](crate::api::ErrorCode) to match on it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.answer.as_ref()?.code.as_deref()
    }

    /// The message of the API, as it came; but `[API key]` stands where it
    /// repeats the key, as in the other texts here. It is text from outside:
    /// escape it before you show it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.answer.as_ref()?.message.as_deref()
    }

    /// The id by which Durianpay's support can find the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.answer.as_ref()?.request_id.as_deref()
    }

    /// The fields that the API found fault with.
    #[must_use]
    pub fn fields(&self) -> &[FieldFault] {
        self.0.answer.as_ref().map_or(&[], |answer| &answer.fields)
    }

    /// The body of the answer as it came, if the API answered. It may hold
    /// personal data, and the key if the API repeats what it was sent.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.answer.as_ref().map(|answer| answer.body.as_ref())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(operation) = inner.operation {
            write!(f, "{operation}: ")?;
        }
        f.write_str(&inner.reason)?;
        let Some(answer) = &inner.answer else {
            return match inner.attempts {
                0 | 1 => Ok(()),
                attempts => write!(f, " ({attempts} attempts)"),
            };
        };
        write!(f, " (status {}", answer.status)?;
        if inner.attempts > 1 {
            write!(f, ", {} attempts", inner.attempts)?;
        }
        if let Some(wait) = answer.retry_after {
            write!(f, ", asks to wait {wait:?}")?;
        }
        if let Some(code) = &answer.code {
            write!(f, ", code {}", Shown(code))?;
        }
        if let Some(message) = &answer.message {
            write!(f, ", message \"{}\"", Shown(message))?;
        }
        if let Some(request_id) = &answer.request_id {
            write!(f, ", request {}", Shown(request_id))?;
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
        if let Some(answer) = &inner.answer {
            let shown = |text: &Option<String>| text.as_deref().map(|text| Shown(text).to_string());
            out.field("status", &answer.status)
                .field("code", &shown(&answer.code))
                .field("message", &shown(&answer.message))
                .field("request_id", &shown(&answer.request_id))
                .field("retry_after", &answer.retry_after)
                .field("body", &format_args!("{} bytes", answer.body.len()));
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

/// Text from outside, made fit for a log: control characters escaped, long
/// text cut.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 200;
        for character in self.0.chars().take(LONGEST) {
            if character == '"' || character == '\\' {
                write!(f, "\\{character}")?;
            } else if character.is_control() || is_deceptive(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        if self.0.chars().nth(LONGEST).is_some() {
            f.write_str("…")?;
        }
        Ok(())
    }
}

/// Characters that change how a line is laid out without showing themselves.
fn is_deceptive(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn text_from_outside_cannot_lay_out_a_log() {
        assert_eq!(Shown("a\n\u{1b}[2J\"").to_string(), "a\\u{a}\\u{1b}[2J\\\"");
        assert_eq!(Shown("\u{202e}evil").to_string(), "\\u{202e}evil");
        assert_eq!(Shown(&"x".repeat(300)).to_string().chars().count(), 201);
    }
}
