//! Descriptors for APIs and endpoints, generated from the spec and read by the
//! runtime.

mod auth;
mod endpoint;
mod notifications;
mod paging;
mod signed_webhook;
mod signing;
mod style;

pub use auth::{Auth, Schemes, SendingScheme};
pub use endpoint::{
    Endpoint, Envelope, HeaderForm, MediaForm, RetryClass, SigningScheme, TokenRule,
};
pub use notifications::{
    BodyForm, NotificationInfo, NotificationSignature, Notifications, Progress, StatusField,
};
pub use paging::{CursorKeys, NextCursor, NumberKeys, PageKeys, Paging};
pub use signed_webhook::{
    Place, SecretForm, SignatureLayout, SignedTime, SignedWebhook, TimePlace, TimeUnit,
    WebhookScheme, WebhookSignature,
};
pub use signing::{
    Algorithm, CodeMeaning, Credential, CredentialKind, Encoding, Part, ResponseCode,
    SignatureRule, Template, TimestampRule,
};
pub use style::Style;
pub(crate) use style::Styles;

/// An API as a whole.
#[derive(Debug)]
pub struct Api {
    /// The name of the API.
    pub name: &'static str,
    /// How requests are authenticated.
    pub auth: Auth,
    /// The parts of a client's credentials, if it needs more than one key.
    pub credentials: &'static [Credential],
    /// The envelope key that may wrap responses.
    pub envelope: Option<&'static str>,
    /// The header for idempotency keys.
    pub idempotency_header: Option<&'static str>,
    /// The headers that every request has, with their values. The names are in lower case.
    pub headers: &'static [(&'static str, &'static str)],
    /// The environments of the API.
    pub environments: &'static [&'static Environment],
    /// The form of an error body.
    pub error: ErrorShape,
    /// The headers that only the client sets, in lower case: a caller must not replace the
    /// credentials, or the length that frames a request.
    pub reserved_headers: &'static [&'static str],
}

/// An environment of an API, with separate keys.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::api::environment;
///
/// let key = ApiKey::new("dp_test_demo")?;
/// assert_eq!(key.environment(), Some(&environment::SANDBOX));
/// assert!(!environment::SANDBOX.live);
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Environment {
    /// The name: `live`, `sandbox`.
    pub name: &'static str,
    /// The base URL, without a trailing slash.
    pub base_url: &'static str,
    /// The prefix of this environment's keys.
    pub key_prefix: Option<&'static str>,
    /// Whether it moves real money.
    pub live: bool,
}

/// The places in an error body: names of members, or JSON Pointers (RFC 6901) of nested ones.
#[derive(Debug)]
pub struct ErrorShape {
    /// The places of the message; the first one present is used.
    pub message: &'static [&'static str],
    /// The places of the code.
    pub code: &'static [&'static str],
    /// The places of the request id.
    pub request_id: &'static [&'static str],
    /// The response header that contains the request id, if the body has none.
    pub request_id_header: Option<&'static str>,
    /// The value that means that there is no request id.
    pub unset_request_id: Option<&'static str>,
    /// The places of the list of invalid fields.
    pub fields: &'static [&'static str],
    /// The documented codes, which take precedence over the HTTP status. The first match is
    /// used.
    pub codes: &'static [ResponseCode],
}

/// How webhooks are structured, signed and retried.
#[derive(Debug)]
pub struct Webhook {
    /// The key of the event's name.
    pub event: &'static str,
    /// The key of the payload.
    pub data: &'static str,
    /// The envelope key of the number of earlier deliveries.
    pub retry_count: Option<&'static str>,
    /// The times at which a rejected delivery is retried, in minutes after the
    /// first one.
    pub retry_minutes: &'static [u64],
    /// The response status that ends the retries.
    pub success: u16,
    /// The signature, if there is one.
    pub signature: Option<SignatureScheme>,
    /// The known events.
    pub events: &'static [EventInfo],
}

/// The signed values of a webhook, and the key of the signature.
#[derive(Debug)]
pub struct SignatureScheme {
    /// The payload key of the signed id.
    pub id: &'static str,
    /// The payload key of the signed amount.
    pub amount: &'static str,
    /// The payload key of a copy of the amount, as a string.
    pub amount_text: Option<&'static str>,
    /// The separator between id and amount.
    pub separator: &'static str,
    /// The payload key of the signature.
    pub place: &'static str,
    /// The payload key of the flag for the live environment.
    pub live: Option<&'static str>,
}

/// A known event.
#[derive(Debug)]
pub struct EventInfo {
    /// The name: `payment.completed`.
    pub name: &'static str,
    /// The endpoint that reads the event's object.
    pub subject: Option<&'static str>,
}
