//! An API and its endpoints as data: what the spec says and the runtime asks.

/// An API as a whole.
#[derive(Debug)]
pub struct Api {
    /// Its name.
    pub name: &'static str,
    /// How calls say who makes them.
    pub auth: Auth,
    /// The key under which answers may be wrapped.
    pub envelope: Option<&'static str>,
    /// The header that protects a call from being carried out twice.
    pub idempotency_header: Option<&'static str>,
    /// Where the API can be reached.
    pub environments: &'static [&'static Environment],
    /// The form of an error body.
    pub error: ErrorShape,
    /// The headers that only the client sets, in lower case: the caller's own
    /// credentials or length would change who sends a request or where it ends.
    pub reserved_headers: &'static [&'static str],
}

/// An authentication scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// HTTP Basic (RFC 7617), the key as user name and an empty password.
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// A header of that name, which holds the key alone.
    Header(&'static str),
    /// A pair of the query, of that name.
    Query(&'static str),
}

/// A place where an API can be reached, with keys of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Environment {
    /// `live`, `sandbox`.
    pub name: &'static str,
    /// Base URL, without a slash at its end.
    pub base_url: &'static str,
    /// How the keys of this environment begin.
    pub key_prefix: Option<&'static str>,
    /// Whether real money moves there.
    pub live: bool,
}

/// Which keys of an error body hold what.
#[derive(Debug)]
pub struct ErrorShape {
    /// The message; of several, the first that is there.
    pub message: &'static [&'static str],
    /// The code.
    pub code: &'static [&'static str],
    /// The request id.
    pub request_id: &'static [&'static str],
    /// The response header with the request id, for a body without one.
    pub request_id_header: Option<&'static str>,
    /// The request id that means that there is none.
    pub unset_request_id: Option<&'static str>,
    /// The list of faulty fields.
    pub fields: &'static [&'static str],
}

/// One operation of an API.
#[derive(Debug)]
pub struct Endpoint {
    /// `orders.create`.
    pub id: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path with its placeholders: `/orders/{id}`.
    pub path: &'static str,
    /// How the answer is wrapped, as far as known.
    pub envelope: Envelope,
    /// When a call may be repeated.
    pub retry: RetryClass,
    /// Whether the body of the answer is read.
    pub returns: bool,
    /// How pages are asked for, if the answer is one.
    pub page: Option<PageKeys>,
    /// Documented refusals: status, and the code in the body.
    pub errors: &'static [(u16, Option<&'static str>)],
    /// Where the endpoint is specified: `spec/orders.toml:12`.
    pub source: &'static str,
}

/// How pages of a list are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKeys {
    /// The answer's key for the list; none if the answer is the list.
    pub items: Option<&'static str>,
    /// The query's key for how many items to pass over.
    pub skip: &'static str,
    /// The query's key for how many items to give.
    pub limit: &'static str,
}

/// How an answer is wrapped, as far as known. Readers take both forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Under the envelope key of the API.
    Wrapped,
    /// As it is.
    Bare,
    /// Sources differ.
    Either,
    /// The answer's own type has the envelope key: it is never opened.
    Whole,
}

/// When a call may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryClass {
    /// Repeating changes nothing.
    Safe,
    /// An idempotency key protects it from being carried out twice.
    Keyed,
    /// Never, once it may have arrived.
    Never,
}

/// How webhooks are built, signed and repeated.
#[derive(Debug)]
pub struct Webhook {
    /// The key with the event's name.
    pub event: &'static str,
    /// The key with the payload.
    pub data: &'static str,
    /// The envelope key with the number of earlier deliveries.
    pub retry_count: Option<&'static str>,
    /// Minutes after the first delivery at which a refused one is repeated.
    pub retry_minutes: &'static [u64],
    /// The status that ends the repeats.
    pub success: u16,
    /// The signature, if there is one.
    pub signature: Option<SignatureScheme>,
    /// The known events.
    pub events: &'static [EventInfo],
}

/// What the signature of a webhook stands over and where it stands.
#[derive(Debug)]
pub struct SignatureScheme {
    /// The payload key of the signed id.
    pub id: &'static str,
    /// The payload key of the signed amount.
    pub amount: &'static str,
    /// The payload key of a text copy of the amount.
    pub amount_text: Option<&'static str>,
    /// What stands between id and amount.
    pub separator: &'static str,
    /// The payload key of the signature.
    pub place: &'static str,
    /// The payload key that says whether the environment is live.
    pub live: Option<&'static str>,
}

/// A known event.
#[derive(Debug)]
pub struct EventInfo {
    /// `payment.completed`.
    pub name: &'static str,
    /// The endpoint that re-reads what the event is about.
    pub subject: Option<&'static str>,
}
