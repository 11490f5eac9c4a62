//! Refunds.

use crate::clock::after;
use crate::table::{Dated, Record};
use durianpay_client::api::{CustomerId, PaymentId, RefundId, RefundStatus, RefundType};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::time::Duration;

/// The time until a partial refund is done. No source documents it.
const LASTS: Duration = Duration::from_secs(60);

/// A refund of a payment: a full one is done at once, a partial one is approved first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Refund {
    pub(crate) id: RefundId,
    pub(crate) reference: String,
    pub(crate) payment: PaymentId,
    pub(crate) amount: Amount,
    pub(crate) kind: RefundType,
    pub(crate) notes: String,
    pub(crate) customer: Option<CustomerId>,
    pub(crate) created_at: Timestamp,
}

impl Refund {
    /// Returns the time at which it was approved, if that was a step of its own.
    pub(crate) fn approved_at(&self) -> Option<Timestamp> {
        (self.kind != RefundType::Full).then_some(self.created_at)
    }

    /// Returns its status at this time, and the time of its last change.
    pub(crate) fn status(&self, now: Timestamp) -> (RefundStatus, Timestamp) {
        let Some(approved_at) = self.approved_at() else {
            return (RefundStatus::Done, self.created_at);
        };
        match after(approved_at, LASTS) {
            Some(done_at) if done_at <= now => (RefundStatus::Done, done_at),
            _ => (RefundStatus::Approved, approved_at),
        }
    }
}

/// A key by which refunds are found.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum RefundKey {
    Payment(PaymentId),
    /// The merchant's reference.
    Reference(String),
}

impl Record for Refund {
    type Key = RefundKey;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<RefundKey> {
        vec![
            RefundKey::Payment(self.payment.clone()),
            RefundKey::Reference(self.reference.clone()),
        ]
    }
}

impl Dated for Refund {
    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}
