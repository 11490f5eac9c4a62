//! Confirms a webhook by asking the API for the payment or order.

use super::authentic::Authentic;
use super::subject::Subject;
use super::untrusted::Untrusted;
use crate::api::{Order, OrderId, OrderStatus, Payment, PaymentStatus};
use crate::client::Client;
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::escape::Escaped;

/// The expected order and amount, from your own database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    order_id: OrderId,
    amount: Amount,
}

impl Expected {
    /// Creates an expectation of that amount for that order.
    #[must_use]
    pub fn new(order_id: impl Into<OrderId>, amount: impl Into<Amount>) -> Self {
        Self {
            order_id: order_id.into(),
            amount: amount.into(),
        }
    }
}

/// A payment or order as the API itself returned it, which matches the expected
/// order and amount. Its status is that of the time of the request.
///
/// Only confirming a webhook creates a value of this type.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "check with `is_paid` whether the payment is made"]
pub struct Confirmed(Object);

#[derive(Debug, Clone, PartialEq)]
enum Object {
    Payment(Box<Payment>),
    Order(Box<Order>),
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
    /// The webhook is about another order than expected.
    #[error("the webhook is about the order `{}`, not `{}`", Escaped(.found.as_str()), Escaped(.expected.as_str()))]
    OrderMismatch {
        /// The expected order.
        expected: OrderId,
        /// The order that was found.
        found: OrderId,
    },
    /// The webhook is about another amount than expected.
    #[error("the amount is {found}, not {expected}")]
    AmountMismatch {
        /// The expected amount.
        expected: Amount,
        /// The amount that was found.
        found: Amount,
    },
    /// The payment or order is in another environment than the client's key.
    #[error("the payment or order is in another environment than the API key")]
    EnvironmentMismatch,
}

impl Untrusted {
    /// Asks the API for the payment or order of the webhook, and compares it
    /// with `expected`. Of the webhook it uses only the id.
    ///
    /// # Errors
    ///
    /// If the request fails, or the order, amount or environment is not as
    /// expected.
    pub async fn confirm(
        &self,
        client: &Client,
        expected: &Expected,
    ) -> Result<Confirmed, ConfirmError> {
        confirm(client, self.subject().as_ref(), expected).await
    }
}

impl Authentic {
    /// Asks the API for the signed payment or order, and compares it with
    /// `expected`.
    ///
    /// # Errors
    ///
    /// If the signed amount is not the expected one, if the request fails, or
    /// if the order, amount or environment is not as expected.
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
        _ => Err(ConfirmError::NoSubject),
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
    let expected = client.environment().map(|environment| environment.live);
    match (expected, is_live) {
        (Some(expected), Some(found)) if expected != found => {
            Err(ConfirmError::EnvironmentMismatch)
        }
        _ => Ok(()),
    }
}

impl Confirmed {
    /// Returns whether the payment, or the whole order, is paid.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        match &self.0 {
            Object::Payment(payment) => payment.status == PaymentStatus::Completed,
            Object::Order(order) => order.status == OrderStatus::Completed,
        }
    }

    /// Returns the status as it is written on the wire.
    #[must_use]
    pub fn status(&self) -> &str {
        match &self.0 {
            Object::Payment(payment) => payment.status.as_str(),
            Object::Order(order) => order.status.as_str(),
        }
    }

    /// Returns the expected order.
    #[must_use]
    pub fn order_id(&self) -> &OrderId {
        match &self.0 {
            Object::Payment(payment) => &payment.order_id,
            Object::Order(order) => &order.id,
        }
    }

    /// Returns the expected amount.
    #[must_use]
    pub fn amount(&self) -> Amount {
        match &self.0 {
            Object::Payment(payment) => payment.amount,
            Object::Order(order) => order.amount,
        }
    }

    /// Returns the payment, if the webhook is about a payment.
    #[must_use]
    pub fn payment(&self) -> Option<&Payment> {
        match &self.0 {
            Object::Payment(payment) => Some(payment),
            Object::Order(_) => None,
        }
    }

    /// Returns the order, if the webhook is about an order.
    #[must_use]
    pub fn order(&self) -> Option<&Order> {
        match &self.0 {
            Object::Payment(_) => None,
            Object::Order(order) => Some(order),
        }
    }
}
