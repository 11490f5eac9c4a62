//! Descriptions of endpoints, and of the ways to sign their requests: a way may need a token, which
//! an endpoint issues.

use super::signing::{SignatureRule, Template, TimestampRule};
use crate::types::outcome::Outcome;

/// One operation of an API.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `orders.create`.
    pub id: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path with its placeholders: `/orders/{id}`.
    pub path: &'static str,
    /// How the response is wrapped, as far as known.
    pub envelope: Envelope,
    /// The retry class.
    pub retry: RetryClass,
    /// Whether the body of the response is read.
    pub returns: bool,
    /// Whether a success may come without a body, with the status 204.
    pub may_be_empty: bool,
    /// How pages are requested, if the endpoint returns a paginated list.
    pub page: Option<PageKeys>,
    /// The documented error responses: status, the code in the body, and what is stated
    /// of the outcome. See [`stated_outcome`](Self::stated_outcome).
    pub errors: &'static [(u16, Option<&'static str>, Option<Outcome>)],
    /// The signature, if it differs from that of the API.
    pub signing: Option<&'static SigningScheme>,
    /// The digits of codes that name the endpoint, if codes have such.
    pub service: Option<&'static str>,
    /// Where the endpoint is specified: `spec/orders.toml:12`.
    pub source: &'static str,
}

impl Endpoint {
    /// Returns the outcome that is stated for an error response, if one is: for this
    /// status, and for this code if it is stated for a code.
    #[must_use]
    pub fn stated_outcome(&self, status: u16, code: Option<&str>) -> Option<Outcome> {
        let mut errors = self.errors.iter();
        let (_, _, outcome) =
            errors.find(|(known, of, _)| *known == status && (of.is_none() || *of == code))?;
        *outcome
    }
}

/// The keys of a paginated list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKeys {
    /// The response key of the list; `None` if the response is the list.
    pub items: Option<&'static str>,
    /// The query parameter for the number of items to skip.
    pub skip: &'static str,
    /// The query parameter for the number of items to return.
    pub limit: &'static str,
}

/// How a response is wrapped, as far as known. Readers accept both forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Under the envelope key of the API.
    Wrapped,
    /// Without an envelope.
    Bare,
    /// With or without an envelope: sources differ.
    Either,
    /// The type of the response has the envelope key as a field: it is never
    /// unwrapped.
    Whole,
}

/// When a failed call may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryClass {
    /// A second call changes nothing.
    Safe,
    /// An idempotency key protects it from being carried out twice.
    Keyed,
    /// Never, once it may have arrived.
    Never,
}

/// A way to sign requests.
#[derive(Debug, PartialEq, Eq)]
pub struct SigningScheme {
    /// The name in the spec: `transaction`.
    pub name: &'static str,
    /// The headers that the client adds to each request, in the order of the spec.
    pub headers: &'static [(&'static str, Template)],
    /// The signature, which a header has as [`Part::Signature`](super::Part::Signature).
    pub signature: SignatureRule,
    /// The token that requests carry, if the API issues one.
    pub token: Option<TokenRule>,
    /// The form of the time of a request.
    pub timestamp: TimestampRule,
    /// The number of decimal digits of a [`Part::UniqueId`](super::Part::UniqueId).
    pub unique_id_digits: u8,
    /// The length of the longest unique id that a caller may choose, of ASCII letters and digits.
    pub unique_id_max: Option<u8>,
}

/// A token that is fetched by a call of the same API.
#[derive(Debug, PartialEq, Eq)]
pub struct TokenRule {
    /// The call. It has a scheme of its own, without a token.
    pub endpoint: &'static Endpoint,
    /// The members of its body, which are strings.
    pub body: &'static [(&'static str, Template)],
    /// The key of the response that holds the token.
    pub token: &'static str,
    /// The key of the response that says when the token ends: in seconds from now, or as a
    /// time.
    pub expires: Option<&'static str>,
    /// How long a token is valid if the response does not tell, in seconds.
    pub lifetime_seconds: u64,
}
