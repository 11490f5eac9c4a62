//! What a signature proves: an id and an amount.

use super::subject::Subject;
use crate::types::amount::Amount;

/// An id and an amount that a holder of the API key has signed.
///
/// That is all that is sure. The signature does not say which event it
/// belonged to, whether the payment completed, for which order it was or when
/// it was made, and an old one can be sent again: [`confirm`](Self::confirm)
/// before you deliver anything. Only the check of a signature makes a value of
/// this type:
///
/// ```compile_fail
/// let forged = durianpay_client::webhook::Authentic {
///     id: String::from("pay_1"),
///     amount: durianpay_client::Amount::ZERO,
///     subject: None,
/// };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a signed webhook is no payment yet: confirm it"]
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

    /// The signed id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The signed amount.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// What the id names.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }
}
