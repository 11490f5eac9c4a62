//! What a webhook is about: the prefix of an id tells.

use crate::api::{OrderId, PaymentId};

/// What a webhook is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// A payment.
    Payment(PaymentId),
    /// An order.
    Order(OrderId),
}

impl Subject {
    /// The subject that an id names by its prefix.
    pub(super) fn of(id: &str) -> Option<Self> {
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
