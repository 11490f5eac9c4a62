//! [`WebhookKeyError`]: the reason why keys cannot verify webhooks.

/// The error returned when keys cannot verify the webhooks of an API. It contains no part of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookKeyError {
    /// There is no key.
    #[error("there is no key to verify webhooks with")]
    NoKey,
    /// A secret is empty.
    #[error("the secret of webhooks is empty")]
    Empty,
    /// A secret is not in Base64, as the API writes it.
    #[error("the secret of webhooks is not Base64 after `whsec_`")]
    NotBase64,
    /// A key is of another kind than the API's scheme requires.
    #[error("the webhooks of this API are verified with {expected}")]
    OtherKind {
        /// The kind of key that the scheme requires.
        expected: &'static str,
    },
    /// A public key does not have 32 bytes, in Base64 or hex.
    #[error("the public key of webhooks is not 32 bytes in Base64 or hex")]
    NotEd25519,
}
