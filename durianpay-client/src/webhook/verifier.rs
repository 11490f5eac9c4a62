//! Signature verification for webhooks, in any framework.

use super::authentic::Authentic;
use super::confirm::{ConfirmError, Confirmed};
use super::expected::Expected;
use super::signature::SignatureError;
use super::untrusted::{MOST_BYTES, ParseError, Untrusted};
use crate::auth::api_key::ApiKey;
use crate::client::Client;
use std::fmt;
use std::sync::Arc;

/// Verifies webhooks with a set of keys and a limit on the body size. Cheap to clone.
///
/// It works with any framework: pass the bytes as received, and it returns the webhook,
/// or an error with the status code to respond with.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::{Received, ResponseError, Verifier};
///
/// fn status(verifier: &Verifier, body: &[u8]) -> u16 {
///     match verifier.receive(body) {
///         Ok(Received::Signed(signed)) => 200, // confirm `signed`, then act
///         Ok(Received::Unsigned(claim)) => 200, // not signed: confirm it too
///         Err(rejection) => rejection.status_code().as_u16(),
///     }
/// }
///
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// assert_eq!(status(&verifier, b"{}"), 400);
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "signature")]
#[doc(alias = "hmac")]
pub struct Verifier {
    keys: Arc<[ApiKey]>,
    max_bytes: usize,
}

/// A webhook with a valid signature. Only the signed values are proven.
///
/// ```
/// use durianpay_client::webhook::{Expected, Verifier};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
/// # let ChargeResponse::Qris(qris) = charge.response else {
/// #     return Err("a QRIS charge has a QRIS response".into());
/// # };
/// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
/// let verifier = Verifier::new([simulator.api_key().clone()]);
/// let signed = verifier.receive_signed(&body)?;
/// assert_eq!(signed.authentic().id(), qris.payment_id.as_str());
///
/// let expected = Expected::new(&order.id, order.amount); // from your database
/// let confirmed = signed.confirm(&client, &expected).await?;
/// assert!(confirmed.is_paid());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a signed webhook does not prove a payment: confirm it"]
pub struct Signed {
    authentic: Authentic,
    webhook: Untrusted,
}

/// A webhook with a valid signature, or without one. An invalid signature is an error
/// instead.
///
/// ```
/// use durianpay_client::webhook::{Expected, Received, Verifier};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
/// # let ChargeResponse::Qris(qris) = charge.response else {
/// #     return Err("a QRIS charge has a QRIS response".into());
/// # };
/// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
/// let verifier = Verifier::new([simulator.api_key().clone()]);
/// let received = verifier.receive(&body)?;
/// println!("claimed: {}", received.webhook().claimed_event_name());
/// println!("signed: {}", matches!(received, Received::Signed(_)));
///
/// // Signed or not, only the response of the API counts.
/// let expected = Expected::new(&order.id, order.amount); // from your database
/// assert!(received.confirm(&client, &expected).await?.is_paid());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a webhook does not prove a payment: confirm it"]
pub enum Received {
    /// A holder of the key signed the webhook's id and amount.
    Signed(Signed),
    /// The webhook has no signature. Durianpay sends such webhooks, but anyone
    /// else can too.
    Unsigned(Untrusted),
}

/// The reason why a webhook request is rejected.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::{Rejection, ResponseError, SignatureError, Verifier};
///
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// let rejection = verifier.receive_signed(body).unwrap_err();
/// assert_eq!(rejection, Rejection::Signature(SignatureError::Missing));
/// assert_eq!(rejection.status_code(), 401);
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// The body is not a webhook.
    Parse(ParseError),
    /// The signature is missing or invalid.
    Signature(SignatureError),
    /// The body is incomplete or could not be read.
    Incomplete,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => fmt::Display::fmt(error, f),
            Self::Signature(error) => fmt::Display::fmt(error, f),
            Self::Incomplete => f.write_str("the body of the webhook could not be read"),
        }
    }
}

impl std::error::Error for Rejection {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Parse(error) => error.source(),
            Self::Signature(error) => error.source(),
            _ => None,
        }
    }
}

impl From<ParseError> for Rejection {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

impl From<SignatureError> for Rejection {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

impl Verifier {
    /// Creates a verifier with these keys: the API key of your environment and, while
    /// you rotate keys, also the old one. Without any key, every signature is
    /// rejected.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = ApiKey>) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            max_bytes: MOST_BYTES,
        }
    }

    /// Sets the maximum body size. Defaults to 256 KiB, which is also the upper limit.
    #[must_use]
    pub fn max_bytes(self, max_bytes: usize) -> Self {
        let max_bytes = max_bytes.min(MOST_BYTES);
        Self { max_bytes, ..self }
    }

    /// Returns the maximum body size in bytes.
    #[cfg(feature = "inbox")]
    pub(super) fn limit(&self) -> usize {
        self.max_bytes
    }

    /// Parses a webhook, which may be unsigned. A signature that is present must be valid.
    ///
    /// # Errors
    ///
    /// If the body is not a webhook, or its signature is invalid.
    pub fn receive(&self, body: &[u8]) -> Result<Received, Rejection> {
        let webhook = self.parse(body)?;
        match webhook.verify(self.keys.iter()) {
            Ok(authentic) => Ok(Received::Signed(Signed { authentic, webhook })),
            Err(SignatureError::Missing) => Ok(Received::Unsigned(webhook)),
            Err(error) => Err(error.into()),
        }
    }

    /// Parses a webhook, which must have a valid signature.
    ///
    /// # Errors
    ///
    /// If the body is not a webhook, or its signature is missing or invalid.
    pub fn receive_signed(&self, body: &[u8]) -> Result<Signed, Rejection> {
        let webhook = self.parse(body)?;
        let authentic = webhook.verify(self.keys.iter())?;
        Ok(Signed { authentic, webhook })
    }

    /// Parses a webhook, and verifies its signature.
    #[cfg(feature = "inbox")]
    pub(super) fn check(
        &self,
        body: &[u8],
    ) -> Result<(Untrusted, Result<Authentic, SignatureError>), ParseError> {
        let webhook = self.parse(body)?;
        let signature = webhook.verify(self.keys.iter());
        Ok((webhook, signature))
    }

    fn parse(&self, body: &[u8]) -> Result<Untrusted, ParseError> {
        if body.len() > self.max_bytes {
            return Err(ParseError::TooLarge);
        }
        Untrusted::parse(body)
    }
}

impl Signed {
    /// Returns the signed id and amount.
    pub fn authentic(&self) -> &Authentic {
        &self.authentic
    }

    /// Returns the whole webhook. Everything except the signed values is a claim: you
    /// should only use it to look up the order in your database.
    #[must_use]
    pub fn webhook(&self) -> &Untrusted {
        &self.webhook
    }

    /// Requests the signed payment or order from the API: see [`Authentic::confirm`].
    ///
    /// # Errors
    ///
    /// Those of [`Authentic::confirm`].
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        self.authentic.confirm(client, expected).await
    }
}

impl Received {
    /// Returns the whole webhook. Its entire content is a claim: you should only use it to
    /// look up the order in your database.
    #[must_use]
    pub fn webhook(&self) -> &Untrusted {
        match self {
            Self::Signed(signed) => signed.webhook(),
            Self::Unsigned(webhook) => webhook,
        }
    }

    /// Requests the payment or order from the API, whether or not the webhook is signed: see
    /// [`Authentic::confirm`] and [`Untrusted::confirm`].
    ///
    /// # Errors
    ///
    /// Those of [`Authentic::confirm`].
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
