//! [`Authentic`]: an id and an amount with a valid signature.

use super::subject::Subject;
use crate::types::amount::Amount;

/// An id and an amount that a holder of the API key has signed.
///
/// The signature proves nothing else. It does not cover the event, the status, the
/// order or the time, and an old signature can be sent again. You must call
/// [`confirm`](Self::confirm) before you deliver anything. Only verifying a signature
/// creates a value of this type:
///
/// ```compile_fail
/// let forged = durianpay_client::webhook::Authentic {
///     id: String::from("pay_1"),
///     amount: durianpay_client::Amount::ZERO,
///     subject: None,
/// };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a signed webhook does not prove a payment: confirm it"]
pub struct Authentic {
    id: String,
    amount: Amount,
    subject: Option<Subject>,
}

impl Authentic {
    pub(super) fn new(id: String, amount: Amount, subject: Option<Subject>) -> Self {
        Self {
            id,
            amount,
            subject,
        }
    }

    /// Returns the signed id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the signed amount.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// Returns the object that the id identifies.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }
}
