//! Webhooks that are signed as a whole, over the bytes of the body.

use super::about::About;
use super::auth::Template;
use super::extension::AddedEvent;
use super::field_path::FieldPath;
use super::signing::Encoding;

/// The webhooks of an API that signs them as a whole.
#[derive(Debug)]
pub struct SignedWebhook {
    /// The documentation from the spec.
    pub about: About,
    /// The place of the event's name, or `None` if there is at most one event.
    pub event: Option<Place>,
    /// The path of the payload in the body, or `None` if it is the whole body.
    pub data: Option<FieldPath>,
    /// The place of the id of an event, which its deliveries have in common.
    pub id: Option<Place>,
    /// The times of the vendor's retries, in minutes.
    pub retry_minutes: Vec<u64>,
    /// The HTTP status that stops the vendor's retries.
    pub success: u16,
    /// The signature.
    pub signature: WebhookSignature,
    /// The events with their variants, in the order of the spec.
    pub events: Vec<AddedEvent>,
}

/// A place in a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field of the body.
    Field(FieldPath),
    /// A header.
    Header(String),
}

/// How webhooks are signed.
#[derive(Debug, PartialEq, Eq)]
pub struct WebhookSignature {
    /// The documentation from the spec.
    pub about: About,
    /// The algorithm.
    pub scheme: WebhookScheme,
    /// The encoding of a signature.
    pub encoding: Encoding,
    /// The header with the signature, or with several.
    pub header: String,
    /// The form of that header.
    pub layout: SignatureLayout,
    /// The string to sign.
    pub over: Template,
    /// The time of a webhook, if it is signed.
    pub timestamp: Option<SignedTime>,
    /// The notation of the secret.
    pub secret: SecretForm,
}

/// An algorithm that signs webhooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookScheme {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// HMAC with SHA-1, which some APIs still use.
    HmacSha1,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
    /// Ed25519.
    Ed25519,
}

impl WebhookScheme {
    /// Returns whether both sides have the same secret.
    #[must_use]
    pub fn is_hmac(self) -> bool {
        match self {
            Self::HmacSha256 | Self::HmacSha512 | Self::HmacSha1 => true,
            Self::RsaSha256 | Self::Ed25519 => false,
        }
    }
}

/// The form of the header with the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureLayout {
    /// One signature, after a prefix that may be empty: `sha256=…`.
    Plain(String),
    /// Pairs: `t=1614265330,v1=…,v1=…`.
    Pairs {
        /// The string between two pairs.
        separator: String,
        /// The key of the signatures: `v1`.
        version: String,
    },
    /// Signatures with versions, and spaces between them: `v1,… v1,…`.
    Versions(String),
}

/// The time of a webhook, which is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedTime {
    /// The documentation from the spec.
    pub about: About,
    /// Its place.
    pub place: TimePlace,
    /// Its notation.
    pub unit: TimeUnit,
    /// The largest difference from the receiver's time, in seconds.
    pub tolerance_seconds: u64,
}

/// The place of the time of a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimePlace {
    /// A header.
    Header(String),
    /// A field of the body.
    Field(FieldPath),
    /// The pair with this key in the header with the signature.
    Pair(String),
}

/// The notation of the time of a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// RFC 3339.
    Rfc3339,
}

/// The notation of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretForm {
    /// The bytes of the string are the key.
    Text,
    /// The string is the key in Base64, after the prefix `whsec_` or nothing.
    Base64,
}
