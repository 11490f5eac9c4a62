//! From the bytes of a request to a webhook whose signature is checked, in any
//! framework.

use super::authentic::Authentic;
use super::confirm::{ConfirmError, Confirmed, Expected};
use super::signature::SignatureError;
use super::untrusted::{MOST_BYTES, ParseError, Untrusted};
use crate::auth::api_key::ApiKey;
use crate::client::Client;
use std::sync::Arc;

/// What a server checks webhooks with: the keys, and how large a body may be.
/// Cheap to clone.
///
/// For any framework: the bytes as they came go in, and what comes out is the
/// webhook, or the status to answer with.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::{Received, ResponseError, Verifier};
///
/// fn status(verifier: &Verifier, body: &[u8]) -> u16 {
///     match verifier.receive(body) {
///         Ok(Received::Signed(signed)) => 200, // confirm `signed`, then act
///         Ok(Received::Unsigned(claim)) => 200, // nobody signed it: confirm it all the same
///         Err(rejection) => rejection.status_code().as_u16(),
///     }
/// }
///
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// assert_eq!(status(&verifier, b"{}"), 400);
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Verifier {
    keys: Arc<[ApiKey]>,
    max_bytes: usize,
}

/// A webhook whose signature holds: what is signed, and what is merely claimed.
#[derive(Debug, Clone)]
#[must_use = "a signed webhook is no payment yet: confirm it"]
pub struct Signed {
    authentic: Authentic,
    webhook: Untrusted,
}

/// A webhook as it was received: with a signature that holds, or without one.
/// One with a signature that does not hold is refused before.
#[derive(Debug, Clone)]
#[must_use = "a webhook is no payment yet: confirm it"]
pub enum Received {
    /// Somebody with the key has signed an id and an amount.
    Signed(Signed),
    /// Nobody has signed anything. Durianpay sends such webhooks, and so can
    /// anybody else.
    Unsigned(Untrusted),
}

/// Why a request is refused, and with which status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// It is no webhook.
    #[error(transparent)]
    Parse(#[from] ParseError),
    /// Its signature does not hold, or there is none.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The body broke off, or cannot be read.
    #[error("the body of the webhook could not be read")]
    Incomplete,
}

impl Verifier {
    /// Checks with these keys: the API key of your environment, and while keys
    /// are rotated the old one too. Without any, every signature is refused.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = ApiKey>) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            max_bytes: MOST_BYTES,
        }
    }

    /// Refuses bodies that are longer. It is 256 KiB unless set, and never more.
    #[must_use]
    pub fn max_bytes(self, max_bytes: usize) -> Self {
        let max_bytes = max_bytes.min(MOST_BYTES);
        Self { max_bytes, ..self }
    }

    /// How long a body may be.
    #[cfg(feature = "axum")]
    pub(super) fn limit(&self) -> usize {
        self.max_bytes
    }

    /// Takes a webhook with or without a signature. One that is there has to
    /// hold.
    ///
    /// # Errors
    ///
    /// If it is no webhook, or its signature does not hold.
    pub fn receive(&self, body: &[u8]) -> Result<Received, Rejection> {
        let webhook = self.parse(body)?;
        match webhook.verify(self.keys.iter()) {
            Ok(authentic) => Ok(Received::Signed(Signed { authentic, webhook })),
            Err(SignatureError::Missing) => Ok(Received::Unsigned(webhook)),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a webhook whose signature holds, and no other.
    ///
    /// # Errors
    ///
    /// If it is no webhook, or its signature is missing or does not hold.
    pub fn receive_signed(&self, body: &[u8]) -> Result<Signed, Rejection> {
        let webhook = self.parse(body)?;
        let authentic = webhook.verify(self.keys.iter())?;
        Ok(Signed { authentic, webhook })
    }

    fn parse(&self, body: &[u8]) -> Result<Untrusted, ParseError> {
        if body.len() > self.max_bytes {
            return Err(ParseError::TooLarge);
        }
        Untrusted::parse(body)
    }
}

impl Signed {
    /// What is signed: an id and an amount.
    pub fn authentic(&self) -> &Authentic {
        &self.authentic
    }

    /// The whole webhook. All but what is signed is a claim: it may tell where to
    /// look in your books, and nothing else.
    #[must_use]
    pub fn webhook(&self) -> &Untrusted {
        &self.webhook
    }

    /// Asks the API for what was signed: see [`Authentic::confirm`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        self.authentic.confirm(client, expected).await
    }
}

impl Received {
    /// The whole webhook. All of it is a claim: it may tell where to look in your
    /// books, and nothing else.
    #[must_use]
    pub fn webhook(&self) -> &Untrusted {
        match self {
            Self::Signed(signed) => signed.webhook(),
            Self::Unsigned(webhook) => webhook,
        }
    }

    /// Asks the API, signed or not: see [`Authentic::confirm`] and
    /// [`Untrusted::confirm`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        match self {
            Self::Signed(signed) => signed.confirm(client, expected).await,
            Self::Unsigned(webhook) => webhook.confirm(client, expected).await,
        }
    }
}
