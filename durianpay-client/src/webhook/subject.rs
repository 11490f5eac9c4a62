//! [`Subject`]: the object of a webhook, determined by the prefix of its id.

use crate::api::{OrderId, PaymentId};

/// The object that a webhook is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// A payment.
    Payment(PaymentId),
    /// An order.
    Order(OrderId),
}

impl Subject {
    /// Returns the subject that an id names by its prefix.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        let begins = |prefix: Option<&str>| prefix.is_some_and(|prefix| id.starts_with(prefix));
        if begins(PaymentId::PREFIX) {
            Some(Self::Payment(PaymentId::new(id)))
        } else if begins(OrderId::PREFIX) {
            Some(Self::Order(OrderId::new(id)))
        } else {
            None
        }
    }
}
