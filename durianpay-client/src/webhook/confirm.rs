//! Confirmation of a webhook by requesting the payment or order from the API.

#[cfg(feature = "testing")]
mod made_up;

use super::authentic::Authentic;
use super::expected::{Expected, Mismatch};
use super::judge::{Judgement, judge_order, judge_payment};
use super::observe::{ObserveError, Observed, ObservedPayment, observe, observe_order};
use super::state::State;
use super::subject::Subject;
use super::untrusted::Untrusted;
use crate::api::{OrderId, PaymentId};
use crate::client::Client;
use crate::error::Error;
use crate::types::amount::Amount;
use std::fmt;

/// An order as returned by the API, compared with the expected order. Its state is the one
/// at the time of the request.
///
/// Only confirming a webhook creates a value of this type.
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_client::webhook::{Expected, Untrusted};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
///
/// // Anyone can send this. Only the response of the API counts.
/// let body = format!(r#"{{"event": "order.completed", "data": {{"id": "{}"}}}}"#, order.id);
/// let expected = Expected::new(order.id, Amount::from(10_000));
/// let confirmed = Untrusted::parse(body.as_bytes())?.confirm(&client, &expected).await?;
/// assert!(!confirmed.is_paid());
/// assert_eq!(confirmed.status(), "started");
/// assert_eq!(confirmed.received(), Amount::ZERO);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "check with `is_paid` whether the order is paid"]
pub struct Confirmed {
    observed: Observed,
    is_paid: bool,
}

/// The error returned when a webhook cannot be confirmed.
///
/// ```
/// use durianpay_client::Amount;
/// use durianpay_client::webhook::{ConfirmError, Expected, Mismatch, ResponseError, Untrusted};
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
/// // The customer has paid Rp 10,000. The expected amount comes from your database.
/// let expected = Expected::new(&order.id, Amount::from(20_000));
/// match Untrusted::parse(&body)?.confirm(&client, &expected).await {
///     Ok(confirmed) => println!("paid: {}", confirmed.is_paid()),
///     Err(ConfirmError::Mismatch(Mismatch::Amount { found, .. })) => println!("paid {found}"),
///     Err(ConfirmError::Mismatch(mismatch)) => println!("do not deliver: {mismatch}"),
///     Err(error) => println!("respond with {}", error.status_code()),
/// }
/// # let error = Untrusted::parse(&body)?.confirm(&client, &expected).await.unwrap_err();
/// # assert!(matches!(error, ConfirmError::Mismatch(Mismatch::Amount { .. })));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfirmError {
    /// The request to the API failed. Retry later; the webhook is still unconfirmed.
    Api(Error),
    /// The webhook refers to neither a payment nor an order.
    NoSubject,
    /// The API returned an object other than the requested one.
    UnexpectedObject,
    /// The response contains an unreadable field that decides whether the order is paid.
    /// Retry later.
    Unreadable(&'static str),
    /// The response says that the order is completed, but none of its payments is. Retry
    /// later.
    Contradiction,
    /// The payment belongs to another order, or does not pay it as expected.
    Mismatch(Mismatch),
}

impl fmt::Display for ConfirmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(_) => f.write_str("the request to confirm the webhook failed"),
            Self::NoSubject => f.write_str("the webhook refers to neither a payment nor an order"),
            Self::UnexpectedObject => {
                f.write_str("the API returned an object other than the requested one")
            }
            Self::Unreadable(error) => write!(
                f,
                "the field `{error}` in the API's response cannot be read"
            ),
            Self::Contradiction => f.write_str(
                "the API's response says that the order is completed, but none of its payments is",
            ),
            Self::Mismatch(_) => f.write_str("the payment or order is not as expected"),
        }
    }
}

impl std::error::Error for ConfirmError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(error) => Some(error),
            Self::Mismatch(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for ConfirmError {
    fn from(error: Error) -> Self {
        Self::Api(error)
    }
}

impl From<Mismatch> for ConfirmError {
    fn from(error: Mismatch) -> Self {
        Self::Mismatch(error)
    }
}

impl From<ObserveError> for ConfirmError {
    fn from(error: ObserveError) -> Self {
        match error {
            ObserveError::Api(error) | ObserveError::Refunds(error) => Self::Api(error),
            ObserveError::UnexpectedObject => Self::UnexpectedObject,
            ObserveError::Unreadable(field) => Self::Unreadable(field),
        }
    }
}

impl Untrusted {
    /// Requests the webhook's payment or order from the API, and compares it with `expected`.
    /// Only the id of the webhook is used.
    ///
    /// It makes up to four requests while the sender waits, and does not prevent two webhooks
    /// of the same order from being handled concurrently. A [`Worker`](super::inbox::Worker)
    /// instead confirms webhooks outside the sender's request, once for each order.
    ///
    /// # Errors
    ///
    /// If a request fails, the object is another one, or it is not paid as expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        confirm(client, self.subject().as_ref(), expected).await
    }
}

impl Authentic {
    /// Requests the signed payment or order from the API, and compares it with `expected`. See
    /// [`Untrusted::confirm`] for its limits.
    ///
    /// # Errors
    ///
    /// If a request fails, the object is another one, or it is not paid as expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        confirm(client, self.subject(), expected).await
    }
}

async fn confirm(
    client: &Client,
    subject: Option<&Subject>,
    expected: &Expected,
) -> Result<Confirmed, ConfirmError> {
    let subject = subject.ok_or(ConfirmError::NoSubject)?;
    let observed = observe(client, subject).await?;
    let mut observed = observed.ok_or(ConfirmError::NoSubject)?;
    check_order(expected, &observed.order_id)?;
    let mut judgement = judge(client, &observed, expected);
    if matches!(judgement, Judgement::AskOrder(_)) {
        observed = observe_order(client, &observed.order_id).await?;
        judgement = judge(client, &observed, expected);
    }
    match judgement {
        Judgement::Paid => Ok(Confirmed {
            observed,
            is_paid: true,
        }),
        Judgement::Unpaid => Ok(Confirmed {
            observed,
            is_paid: false,
        }),
        Judgement::Differs(mismatch) | Judgement::AskOrder(mismatch) => Err(mismatch.into()),
        Judgement::Contradiction => Err(ConfirmError::Contradiction),
    }
}

fn judge(client: &Client, observed: &Observed, expected: &Expected) -> Judgement {
    let is_live = client.environment().map(|environment| environment.live);
    match (&observed.order, observed.payments.first()) {
        (Some(order), _) => judge_order(observed, order, expected, is_live),
        (None, Some(payment)) => judge_payment(payment, None, expected, is_live),
        (None, None) => Judgement::Unpaid,
    }
}

pub(super) fn check_order(expected: &Expected, found: &OrderId) -> Result<(), Mismatch> {
    if expected.order_id == *found {
        return Ok(());
    }
    Err(Mismatch::Order {
        expected: expected.order_id.clone(),
        found: found.clone(),
    })
}

impl Confirmed {
    /// Returns whether the order is paid as expected and not fully refunded.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.is_paid && !self.is_refunded()
    }

    /// Returns whether the full amount that was paid is refunded.
    #[must_use]
    pub fn is_refunded(&self) -> bool {
        let mut states = self.observed.payments.iter().map(ObservedPayment::state);
        let counts = |state: Option<State>| state == Some(State::Completed);
        self.is_paid && !self.observed.payments.is_empty() && !states.any(counts)
    }

    /// Returns the status of the payment or order, as written on the wire.
    #[must_use]
    pub fn status(&self) -> &str {
        self.observed.status()
    }

    /// Returns the expected order.
    #[must_use]
    pub fn order_id(&self) -> &OrderId {
        &self.observed.order_id
    }

    /// Returns the total that was received and not refunded.
    #[must_use]
    pub fn received(&self) -> Amount {
        let completed = |payment: &&ObservedPayment| payment.state() == Some(State::Completed);
        self.observed
            .payments
            .iter()
            .filter(completed)
            .filter_map(|payment| payment.received().checked_sub(payment.refunded))
            .try_fold(Amount::ZERO, Amount::checked_add)
            .unwrap_or(Amount::ZERO)
    }

    /// Returns the ids of the payments in the API's response: the payment of the webhook, or
    /// all payments of its order.
    pub fn payments(&self) -> impl Iterator<Item = &PaymentId> {
        self.observed.payments.iter().map(|payment| &payment.id)
    }
}
