//! Descriptors for webhooks that are signed as a whole, over the bytes of the body.

use super::signing::{Encoding, Template};

/// How webhooks are signed, read and retried.
#[derive(Debug)]
pub struct SignedWebhook {
    /// The place of the event's name, or `None` if there is at most one event.
    pub event: Option<Place>,
    /// The place of the payload in the body, or `None` if it is the whole body: names of members,
    /// from the outside in.
    pub data: Option<&'static [&'static str]>,
    /// The place of the event's id, which its deliveries have in common.
    pub id: Option<Place>,
    /// The times at which a rejected delivery is retried, in minutes after the first one.
    pub retry_minutes: &'static [u64],
    /// The response status that ends the retries.
    pub success: u16,
    /// The signature.
    pub signature: WebhookSignature,
    /// The names of the known events.
    pub events: &'static [&'static str],
}

/// A place in a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A field of the body: names of members, from the outside in.
    Field(&'static [&'static str]),
    /// The header with this name.
    Header(&'static str),
}

/// The signature of webhooks.
#[derive(Debug)]
pub struct WebhookSignature {
    /// The algorithm.
    pub scheme: WebhookScheme,
    /// The encoding of a signature.
    pub encoding: Encoding,
    /// The header that contains the signature, or several.
    pub header: &'static str,
    /// The form of that header.
    pub layout: SignatureLayout,
    /// The string that is signed.
    pub over: Template,
    /// The signed time.
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
    /// HMAC with SHA-1.
    #[cfg(feature = "signing")]
    HmacSha1,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    #[cfg(feature = "signing")]
    RsaSha256,
    /// Ed25519.
    #[cfg(feature = "signing")]
    Ed25519,
}

/// The form of the header with the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureLayout {
    /// One signature.
    Plain {
        /// The text before it.
        prefix: &'static str,
    },
    /// Pairs of keys and values, with `=` between them: `t=1614265330,v1=…,v1=…`.
    Pairs {
        /// The text between two pairs.
        separator: &'static str,
        /// The key of the signatures.
        version: &'static str,
    },
    /// Signatures with versions, and spaces between them: `v1,… v1,…`.
    Versions {
        /// The version of the signatures that are checked.
        version: &'static str,
    },
}

/// The signed time of a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedTime {
    /// Its place.
    pub place: TimePlace,
    /// Its notation.
    pub unit: TimeUnit,
    /// The largest difference from the receiver's time, in seconds.
    pub tolerance_seconds: u64,
}

/// The place of the signed time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimePlace {
    /// The header with this name.
    Header(&'static str),
    /// A field of the body: names of members, from the outside in.
    Field(&'static [&'static str]),
    /// The pair with this key, in the header with the signature.
    Pair(&'static str),
}

/// The notation of the signed time.
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
    /// The key is the bytes of the string.
    Text,
    /// The key is written in Base64, after `whsec_` or nothing.
    Base64,
}
