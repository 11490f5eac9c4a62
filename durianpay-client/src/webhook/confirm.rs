//! The last step: the API itself says what became of the payment.

use super::authentic::Authentic;
use super::subject::Subject;
use super::untrusted::Untrusted;
use crate::api::{Order, OrderId, OrderStatus, Payment, PaymentStatus};
use crate::client::Client;
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::escape::Escaped;

/// The order and the amount that you wait for, from your own books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    order_id: OrderId,
    amount: Amount,
}

impl Expected {
    /// Expects that amount for that order.
    #[must_use]
    pub fn new(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Self {
        Self {
            order_id: order_id.into(),
            amount: amount.into(),
        }
    }
}

/// A payment or order as the API itself gave it, matched with what was
/// expected. Its status can be relied on as of now.
///
/// Confirming makes values of this type, and nothing else does.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "ask it whether the payment is made: `is_paid`"]
pub struct Confirmed(Object);

#[derive(Debug, Clone, PartialEq)]
enum Object {
    Payment(Box<Payment>),
    Order(Box<Order>),
}

/// Why a webhook could not be confirmed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfirmError {
    /// The API could not be asked. Try again; the webhook stays unconfirmed.
    #[error("the API could not be asked")]
    Api(#[from] Error),
    /// The webhook names nothing that the API could be asked for.
    #[error("the webhook names no payment and no order")]
    NoSubject,
    /// The API answered with another object than it was asked for.
    #[error("the API answered with another object than it was asked for")]
    UnexpectedObject,
    /// It is about another order than expected.
    #[error("it belongs to the order `{}`, not to `{}`", Escaped(.found.as_str()), Escaped(.expected.as_str()))]
    OrderMismatch {
        /// The order waited for.
        expected: OrderId,
        /// The order it belongs to.
        found: OrderId,
    },
    /// It is about another amount than expected.
    #[error("the amount is {found}, not {expected}")]
    AmountMismatch {
        /// The amount waited for.
        expected: Amount,
        /// The amount found.
        found: Amount,
    },
    /// It is of another environment than the client's key.
    #[error("it is of another environment than the API key")]
    EnvironmentMismatch,
}

impl Untrusted {
    /// Asks the API for what the webhook is about, and compares it with what
    /// you expect. Nothing of the webhook is relied on but the id to ask for.
    ///
    /// # Errors
    ///
    /// If the API cannot be asked, or it is another order, amount or
    /// environment than expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        confirm(client, self.subject().as_ref(), expected).await
    }
}

impl Authentic {
    /// Asks the API for what was signed, and compares it with what you expect.
    ///
    /// # Errors
    ///
    /// If the signed amount is not the expected one, if the API cannot be
    /// asked, or it is another order, amount or environment than expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        check_amount(expected, self.amount())?;
        confirm(client, self.subject(), expected).await
    }
}

async fn confirm(
    client: &Client,
    subject: Option<&Subject>,
    expected: &Expected,
) -> Result<Confirmed, ConfirmError> {
    match subject.ok_or(ConfirmError::NoSubject)? {
        Subject::Payment(id) => {
            let payment = client.payments().get(id).await?;
            if payment.id != *id {
                return Err(ConfirmError::UnexpectedObject);
            }
            check_order(expected, &payment.order_id)?;
            check_amount(expected, payment.amount)?;
            check_environment(client, payment.is_live)?;
            Ok(Confirmed(Object::Payment(Box::new(payment))))
        }
        Subject::Order(id) => {
            check_order(expected, id)?;
            let order = client.orders().get(id).await?;
            if order.id != *id {
                return Err(ConfirmError::UnexpectedObject);
            }
            check_amount(expected, order.amount)?;
            check_environment(client, order.is_live)?;
            Ok(Confirmed(Object::Order(Box::new(order))))
        }
    }
}

fn check_order(expected: &Expected, found: &OrderId) -> Result<(), ConfirmError> {
    if expected.order_id == *found {
        return Ok(());
    }
    Err(ConfirmError::OrderMismatch {
        expected: expected.order_id.clone(),
        found: found.clone(),
    })
}

fn check_amount(expected: &Expected, found: Amount) -> Result<(), ConfirmError> {
    if expected.amount == found {
        return Ok(());
    }
    Err(ConfirmError::AmountMismatch {
        expected: expected.amount,
        found,
    })
}

fn check_environment(client: &Client, is_live: Option<bool>) -> Result<(), ConfirmError> {
    let own = client.environment().map(|environment| environment.live);
    match (own, is_live) {
        (Some(own), Some(found)) if own != found => Err(ConfirmError::EnvironmentMismatch),
        _ => Ok(()),
    }
}

impl Confirmed {
    /// Whether the payment, or the whole order, is paid.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        match &self.0 {
            Object::Payment(payment) => payment.status == PaymentStatus::Completed,
            Object::Order(order) => order.status == OrderStatus::Completed,
        }
    }

    /// The status as it stands on the wire.
    #[must_use]
    pub fn status(&self) -> &str {
        match &self.0 {
            Object::Payment(payment) => payment.status.as_str(),
            Object::Order(order) => order.status.as_str(),
        }
    }

    /// The order that was expected.
    #[must_use]
    pub fn order_id(&self) -> &OrderId {
        match &self.0 {
            Object::Payment(payment) => &payment.order_id,
            Object::Order(order) => &order.id,
        }
    }

    /// The amount that was expected.
    #[must_use]
    pub fn amount(&self) -> Amount {
        match &self.0 {
            Object::Payment(payment) => payment.amount,
            Object::Order(order) => order.amount,
        }
    }

    /// The payment, if the webhook was about one.
    #[must_use]
    pub fn payment(&self) -> Option<&Payment> {
        match &self.0 {
            Object::Payment(payment) => Some(payment),
            Object::Order(_) => None,
        }
    }

    /// The order, if the webhook was about one.
    #[must_use]
    pub fn order(&self) -> Option<&Order> {
        match &self.0 {
            Object::Payment(_) => None,
            Object::Order(order) => Some(order),
        }
    }
}
