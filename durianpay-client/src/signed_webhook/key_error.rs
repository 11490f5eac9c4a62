//! [`WebhookKeyError`]: the reason why keys cannot verify webhooks.

use std::fmt;

/// The error returned when keys cannot verify the webhooks of an API. It contains no part of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookKeyError {
    /// There is no key.
    NoKey,
    /// A secret is empty.
    Empty,
    /// A secret is not in Base64, as the API writes it.
    NotBase64,
    /// A key is of another kind than the API's scheme requires.
    OtherKind {
        /// The kind of key that the scheme requires.
        expected: &'static str,
    },
    /// A public key does not have 32 bytes, in Base64 or hex.
    NotEd25519,
}

impl fmt::Display for WebhookKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKey => f.write_str("there is no key to verify webhooks with"),
            Self::Empty => f.write_str("the secret of webhooks is empty"),
            Self::NotBase64 => f.write_str("the secret of webhooks is not Base64 after `whsec_`"),
            Self::OtherKind { expected } => {
                write!(f, "the webhooks of this API are verified with {expected}")
            }
            Self::NotEd25519 => {
                f.write_str("the public key of webhooks is not 32 bytes in Base64 or hex")
            }
        }
    }
}

impl std::error::Error for WebhookKeyError {}
