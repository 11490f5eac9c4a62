//! Confirms a webhook by asking the API for the payment or order.

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

/// An order as the API itself stated it, compared with the expected order. Its state is that
/// of the time of the request.
///
/// Only confirming a webhook creates a value of this type.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "check with `is_paid` whether the order is paid"]
pub struct Confirmed {
    observed: Observed,
    is_paid: bool,
}

/// An error of confirming a webhook.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfirmError {
    /// The request to the API failed. Try again; the webhook stays unconfirmed.
    #[error("the request to confirm the webhook failed")]
    Api(#[from] Error),
    /// The webhook names neither a payment nor an order.
    #[error("the webhook names neither a payment nor an order")]
    NoSubject,
    /// The API responded with another object than requested.
    #[error("the API responded with another object than requested")]
    UnexpectedObject,
    /// A field that decides whether the order is paid was sent and cannot be read. Try
    /// again.
    #[error("the API responded with a field `{0}` that cannot be read")]
    Unreadable(&'static str),
    /// The API states that the order is completed, and that none of its payments is. Try
    /// again.
    #[error("the API states that the order is completed, and that none of its payments is")]
    Contradiction,
    /// It is another order, or is not paid as expected.
    #[error("the payment or order is not as expected")]
    Mismatch(#[from] Mismatch),
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
    /// Asks the API for the payment or order of the webhook, and compares it with
    /// `expected`. Of the webhook it uses only the id.
    ///
    /// It makes up to four requests while the sender waits, and does not prevent that two
    /// webhooks of one order are handled at once. A [`Worker`](super::inbox::Worker)
    /// confirms webhooks outside the sender's request, once for each order.
    ///
    /// # Errors
    ///
    /// If a request fails, or if it is another order or not paid as expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        confirm(client, self.subject().as_ref(), expected).await
    }
}

impl Authentic {
    /// Asks the API for the signed payment or order, and compares it with `expected`: see
    /// [`Untrusted::confirm`] for its limits.
    ///
    /// # Errors
    ///
    /// If a request fails, or if it is another order or not paid as expected.
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
    /// Returns whether the order is paid as expected, and not refunded in full.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.is_paid && !self.is_refunded()
    }

    /// Returns whether all that was paid is refunded.
    #[must_use]
    pub fn is_refunded(&self) -> bool {
        let mut states = self.observed.payments.iter().map(ObservedPayment::state);
        let counts = |state: Option<State>| state == Some(State::Completed);
        self.is_paid && !self.observed.payments.is_empty() && !states.any(counts)
    }

    /// Returns the status of the payment or order, as it is written on the wire.
    #[must_use]
    pub fn status(&self) -> &str {
        self.observed.status()
    }

    /// Returns the expected order.
    #[must_use]
    pub fn order_id(&self) -> &OrderId {
        &self.observed.order_id
    }

    /// Returns the sum that was received and not refunded.
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

    /// Returns the payments that the API stated: the payment of the webhook, or all payments
    /// of its order.
    pub fn payments(&self) -> impl Iterator<Item = &PaymentId> {
        self.observed.payments.iter().map(|payment| &payment.id)
    }
}
