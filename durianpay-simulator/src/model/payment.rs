//! Payments.

use crate::snap::origin::Origin;
use durianpay_client::api::{OrderId, PaymentId, PaymentMethod, PaymentStatus};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An attempt to pay an order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) order: OrderId,
    pub(crate) method: PaymentMethod,
    /// The bank, wallet, shop or lender, if the request named one.
    pub(crate) channel: Option<String>,
    /// The number to pay to, for a virtual account or a shop.
    #[serde(default)]
    pub(crate) number: Option<String>,
    /// The amount that the customer must pay, including a fee on top.
    pub(crate) amount: Amount,
    /// The fee, if the order states who bears it.
    pub(crate) fee: Option<Amount>,
    /// The amount that the customer paid; `None` before.
    pub(crate) paid: Option<Amount>,
    /// The merchant's reference.
    pub(crate) reference: Option<String>,
    /// `None` while it is processing.
    pub(crate) ending: Option<Ending>,
    /// The origin, if SNAP created it.
    pub(crate) origin: Option<Arc<Origin>>,
    /// Whether its status is `refunded`, after a full refund.
    pub(crate) is_refunded: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    /// The end that `sandbox_options` request, with its time.
    pub(crate) planned: Option<(Timestamp, Ending)>,
}

/// The way in which a payment ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ending {
    Completed,
    Failed,
    Expired,
    Cancelled,
}

impl Payment {
    /// Returns the time at which it ends by itself, and the way.
    pub(crate) fn next_end(&self) -> (Timestamp, Ending) {
        match self.planned {
            Some(planned) if planned.0 < self.expires_at => planned,
            _ => (self.expires_at, Ending::Expired),
        }
    }

    /// Returns the bank, wallet, shop or lender; the method if it has none.
    pub(crate) fn channel(&self) -> &str {
        self.channel.as_deref().unwrap_or(self.method.as_str())
    }

    pub(crate) fn status(&self) -> PaymentStatus {
        match self.ending {
            None => PaymentStatus::Processing,
            Some(Ending::Completed) if self.is_refunded => PaymentStatus::Refunded,
            Some(Ending::Completed) => PaymentStatus::Completed,
            Some(Ending::Failed) => PaymentStatus::Failed,
            Some(Ending::Expired) => PaymentStatus::Expired,
            Some(Ending::Cancelled) => PaymentStatus::Cancelled,
        }
    }
}
