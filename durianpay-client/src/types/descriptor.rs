//! Descriptions of APIs and endpoints, generated from the spec and read by the
//! runtime.

mod endpoint;
mod notifications;
mod signing;

pub use endpoint::{Endpoint, Envelope, PageKeys, RetryClass, SigningScheme, TokenRule};
pub use notifications::{
    BodyForm, NotificationInfo, NotificationSignature, Notifications, Progress, StatusField,
};
pub use signing::{
    Algorithm, CodeMeaning, Credential, CredentialKind, Encoding, Part, ResponseCode,
    SignatureRule, Template, TimestampRule,
};

/// An API as a whole.
#[derive(Debug)]
pub struct Api {
    /// The name of the API.
    pub name: &'static str,
    /// The authentication scheme.
    pub auth: Auth,
    /// The parts of the credentials of a client whose requests are signed.
    pub credentials: &'static [Credential],
    /// The envelope key, under which responses may be wrapped.
    pub envelope: Option<&'static str>,
    /// The header that protects a call from being carried out twice.
    pub idempotency_header: Option<&'static str>,
    /// The environments of the API.
    pub environments: &'static [&'static Environment],
    /// The form of an error body.
    pub error: ErrorShape,
    /// The headers that only the client sets, in lower case: the caller's own
    /// credentials or length would change the sender or the framing of a
    /// request.
    pub reserved_headers: &'static [&'static str],
}

/// An authentication scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// HTTP Basic (RFC 7617), the key as user name and an empty password.
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// A header of that name, whose value is the key.
    Header(&'static str),
    /// A query parameter of that name.
    Query(&'static str),
    /// A signature over parts of the request.
    Signed(&'static SigningScheme),
}

/// An environment of an API, with separate keys.
#[derive(Debug, PartialEq, Eq)]
pub struct Environment {
    /// `live`, `sandbox`.
    pub name: &'static str,
    /// The base URL, without a slash at the end.
    pub base_url: &'static str,
    /// The prefix of the keys of this environment.
    pub key_prefix: Option<&'static str>,
    /// Whether real money moves there.
    pub live: bool,
}

/// The keys of an error body.
#[derive(Debug)]
pub struct ErrorShape {
    /// The keys of the message; the first one present counts.
    pub message: &'static [&'static str],
    /// The keys of the code.
    pub code: &'static [&'static str],
    /// The keys of the request id.
    pub request_id: &'static [&'static str],
    /// The response header with the request id, for a body without one.
    pub request_id_header: Option<&'static str>,
    /// The request id that means that there is none.
    pub unset_request_id: Option<&'static str>,
    /// The keys of the list of invalid fields.
    pub fields: &'static [&'static str],
    /// The documented codes, which count more than the HTTP status. The first that fits
    /// counts.
    pub codes: &'static [ResponseCode],
}

/// How webhooks are structured, signed and retried.
#[derive(Debug)]
pub struct Webhook {
    /// The key with the event's name.
    pub event: &'static str,
    /// The key with the payload.
    pub data: &'static str,
    /// The envelope key with the number of earlier deliveries.
    pub retry_count: Option<&'static str>,
    /// The times at which a rejected delivery is retried, in minutes after the
    /// first one.
    pub retry_minutes: &'static [u64],
    /// The status that ends the retries.
    pub success: u16,
    /// The signature, if there is one.
    pub signature: Option<SignatureScheme>,
    /// The known events.
    pub events: &'static [EventInfo],
}

/// The signed values of a webhook, and the place of the signature.
#[derive(Debug)]
pub struct SignatureScheme {
    /// The payload key of the signed id.
    pub id: &'static str,
    /// The payload key of the signed amount.
    pub amount: &'static str,
    /// The payload key of a copy of the amount as a string.
    pub amount_text: Option<&'static str>,
    /// The separator between id and amount.
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
    /// The endpoint that reads the object of the event.
    pub subject: Option<&'static str>,
}
