//! Descriptors for endpoints and for the schemes that sign their requests. A scheme may need a
//! token, which is issued by an endpoint.

use super::paging::{CursorKeys, NumberKeys, PageKeys, Paging};
use super::signing::{SignatureRule, Template, TimestampRule};
use super::style::Style;
use crate::types::outcome::Outcome;

/// One operation of an API.
///
/// ```
/// use durianpay_client::api::endpoint;
/// use durianpay_client::{Envelope, Paging, RetryClass};
///
/// // The id is the operation that errors and hooks return.
/// assert_eq!(endpoint::ORDERS_CREATE.id, "orders.create");
/// assert_eq!(endpoint::ORDERS_CREATE.path, "/orders");
/// assert_eq!(endpoint::ORDERS_CREATE.retry, RetryClass::Never);
/// assert_eq!(endpoint::ORDERS_CREATE.envelope, Envelope::Wrapped);
/// // Only lists in pages have names for the position and the size of a page.
/// assert!(matches!(endpoint::ORDERS_LIST.page, Some(Paging::Skip(keys)) if keys.skip == "skip"));
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The id: `orders.create`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path with its placeholders: `/orders/{id}`.
    pub path: &'static str,
    /// How the response is wrapped, as far as known.
    pub envelope: Envelope,
    /// The retry class.
    pub retry: RetryClass,
    /// The form and the media type of the request's body.
    pub sends: (MediaForm, &'static str),
    /// The form and the media type of the response.
    pub accepts: (MediaForm, &'static str),
    /// Whether the body of the response is read.
    pub returns: bool,
    /// Whether a success may have no body, with the status 204.
    pub may_be_empty: bool,
    /// The statuses of successes whose body is not read.
    pub unread: &'static [u16],
    /// The headers of a successful response that the spec describes.
    pub headers: &'static [(&'static str, HeaderForm)],
    /// The fields of the query whose notation is not the default.
    pub styles: &'static [(&'static str, Style)],
    /// The fields of the form whose notation is not the default.
    pub form_styles: &'static [(&'static str, Style)],
    /// How pages are requested, if the endpoint returns a paginated list.
    pub page: Option<Paging>,
    /// The documented error responses: status, the code in the body, and the stated
    /// outcome. The status is 4 or 5 for all others of that class, and 0 for all other errors.
    /// See [`stated_outcome`](Self::stated_outcome).
    pub errors: &'static [(u16, Option<&'static str>, Option<Outcome>)],
    /// The signature, if it differs from that of the API.
    pub signing: Option<&'static SigningScheme>,
    /// The digits in response codes that identify the endpoint, if codes have such digits.
    pub service: Option<&'static str>,
    /// The data of the event that ends a stream of events.
    pub done: Option<&'static str>,
    /// The base URL in each environment, by its name, if it is not that of the environment.
    pub servers: &'static [(&'static str, &'static str)],
    /// The place in the spec: `spec/orders.toml:12`.
    pub source: &'static str,
}

/// Generated code adds what an endpoint has to [`Endpoint::new`], so that nothing is written for
/// what it does not have.
impl Endpoint {
    /// Creates an endpoint whose response is not read, and which has nothing else.
    #[must_use]
    pub const fn new(
        id: &'static str,
        method: &'static str,
        path: &'static str,
        retry: RetryClass,
        source: &'static str,
    ) -> Self {
        Self {
            id,
            method,
            path,
            envelope: Envelope::Wrapped,
            retry,
            sends: JSON,
            accepts: JSON,
            returns: false,
            may_be_empty: false,
            unread: &[],
            headers: &[],
            styles: &[],
            form_styles: &[],
            page: None,
            errors: &[],
            signing: None,
            service: None,
            done: None,
            servers: &[],
            source,
        }
    }

    /// Sets that the response is read, and its envelope.
    #[must_use]
    pub const fn returning(mut self, envelope: Envelope) -> Self {
        self.returns = true;
        self.envelope = envelope;
        self
    }

    /// Sets the form and the media type of the request's body.
    #[must_use]
    pub const fn sending(mut self, form: MediaForm, media_type: &'static str) -> Self {
        self.sends = (form, media_type);
        self
    }

    /// Sets the form and the media type of the response.
    #[must_use]
    pub const fn accepting(mut self, form: MediaForm, media_type: &'static str) -> Self {
        self.accepts = (form, media_type);
        self
    }

    /// Sets the data of the event that ends a stream of events.
    #[must_use]
    pub const fn ending_with(mut self, done: &'static str) -> Self {
        self.done = Some(done);
        self
    }

    /// Allows a success without a body, with the status 204.
    #[must_use]
    pub const fn or_empty(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    /// Sets the statuses of successes whose body is not read.
    #[must_use]
    pub const fn not_reading(mut self, statuses: &'static [u16]) -> Self {
        self.unread = statuses;
        self
    }

    /// Sets the headers of a successful response.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [(&'static str, HeaderForm)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the notation of fields of the query.
    #[must_use]
    pub const fn styled(mut self, styles: &'static [(&'static str, Style)]) -> Self {
        self.styles = styles;
        self
    }

    /// Sets the notation of fields of the form.
    #[must_use]
    pub const fn form_styled(mut self, styles: &'static [(&'static str, Style)]) -> Self {
        self.form_styles = styles;
        self
    }

    /// Sets that pages are requested by the number of items to skip.
    #[must_use]
    pub const fn paged(mut self, keys: PageKeys) -> Self {
        self.page = Some(Paging::Skip(keys));
        self
    }

    /// Sets that pages are requested by a cursor.
    #[must_use]
    pub const fn paged_by_cursor(mut self, items: Option<&'static str>, keys: CursorKeys) -> Self {
        self.page = Some(Paging::Cursor { items, keys });
        self
    }

    /// Sets that pages are requested by their number.
    #[must_use]
    pub const fn paged_by_number(mut self, items: Option<&'static str>, keys: NumberKeys) -> Self {
        self.page = Some(Paging::Number { items, keys });
        self
    }

    /// Sets that pages are requested by the URL in the header `Link`.
    #[must_use]
    pub const fn paged_by_link(mut self, items: Option<&'static str>) -> Self {
        self.page = Some(Paging::Link { items });
        self
    }

    /// Sets the documented error responses.
    #[must_use]
    pub const fn failing(
        mut self,
        errors: &'static [(u16, Option<&'static str>, Option<Outcome>)],
    ) -> Self {
        self.errors = errors;
        self
    }

    /// Sets the signature, if it differs from that of the API.
    #[must_use]
    pub const fn signed(mut self, scheme: &'static SigningScheme) -> Self {
        self.signing = Some(scheme);
        self
    }

    /// Sets the digits in response codes that identify the endpoint.
    #[must_use]
    pub const fn of_service(mut self, digits: &'static str) -> Self {
        self.service = Some(digits);
        self
    }

    /// Sets the base URL in each environment.
    #[must_use]
    pub const fn at(mut self, servers: &'static [(&'static str, &'static str)]) -> Self {
        self.servers = servers;
        self
    }

    /// Returns the outcome that the spec states for an error response, if any. An outcome
    /// stated for a code applies only to that code. The most exact entry applies.
    #[must_use]
    pub fn stated_outcome(&self, status: u16, code: Option<&str>) -> Option<Outcome> {
        let (_, _, outcome) = numbers_of(status).find_map(|number| {
            let mut errors = self.errors.iter();
            errors.find(|(known, of, _)| *known == number && (of.is_none() || *of == code))
        })?;
        *outcome
    }

    /// Returns the most exact status that is documented for an error response, in the notation of
    /// [`errors`](Self::errors).
    pub(crate) fn documented_status(&self, status: u16) -> Option<u16> {
        numbers_of(status).find(|number| self.errors.iter().any(|(known, ..)| known == number))
    }
}

/// Lists the numbers of a status in [`Endpoint::errors`], the most exact one first: the status
/// itself and, for errors, its class and 0.
fn numbers_of(status: u16) -> impl Iterator<Item = u16> {
    let wider = (status >= 400).then_some([status / 100, 0]);
    std::iter::once(status).chain(wider.into_iter().flatten())
}

/// The form of bodies by default.
const JSON: (MediaForm, &str) = (MediaForm::Json, "application/json");

/// How a body is written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaForm {
    /// As JSON.
    Json,
    /// As the pairs of a form.
    Form,
    /// As a string.
    Text,
    /// As bytes.
    Bytes,
    /// As the parts of a form with files.
    Multipart,
    /// As events, whose data is JSON.
    Events,
    /// As events, whose data is text.
    TextEvents,
}

/// How the value of a header is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderForm {
    /// As a string.
    Text,
    /// As a number, if it looks like one.
    Number,
    /// As strings with commas between them.
    Texts,
    /// As numbers with commas between them.
    Numbers,
}

/// How a response is wrapped, as far as known. Both forms can be read.
///
/// [`Endpoint`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Under the envelope key of the API.
    Wrapped,
    /// Without an envelope.
    Bare,
    /// With or without an envelope: the sources disagree.
    Either,
    /// The response type has the envelope key as a field, so the response is never
    /// unwrapped.
    Whole,
}

/// When a failed call may be retried.
///
/// [`Endpoint`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(alias = "backoff")]
pub enum RetryClass {
    /// A second call changes nothing.
    Safe,
    /// An idempotency key prevents the call from being carried out twice.
    Keyed,
    /// The call must not be sent again once it may have arrived.
    Never,
}

/// A scheme for signing requests.
#[derive(Debug, PartialEq, Eq)]
pub struct SigningScheme {
    /// The name in the spec: `transaction`.
    pub name: &'static str,
    /// The headers that the client adds to each request, in the order of the spec.
    pub headers: &'static [(&'static str, Template)],
    /// The signature. A header includes it as [`Part::Signature`](super::Part::Signature).
    pub signature: SignatureRule,
    /// The token that requests must carry, if the API issues one.
    pub token: Option<TokenRule>,
    /// The format of a request's time.
    pub timestamp: TimestampRule,
    /// The number of decimal digits in a [`Part::UniqueId`](super::Part::UniqueId).
    pub unique_id_digits: u8,
    /// The length of the longest unique id that a caller may choose, of ASCII letters and digits.
    pub unique_id_max: Option<u8>,
}

/// A token that is fetched from an endpoint of the same API.
#[derive(Debug, PartialEq, Eq)]
pub struct TokenRule {
    /// The endpoint. Its scheme has no token.
    pub endpoint: &'static Endpoint,
    /// The members of the request body, all of which are strings.
    pub body: &'static [(&'static str, Template)],
    /// The response key of the token.
    pub token: &'static str,
    /// The response key of the token's expiry: seconds from now, or a time.
    pub expires: Option<&'static str>,
    /// The lifetime of a token in seconds, if the response does not state it.
    pub lifetime_seconds: u64,
}
