//! Payments.

use crate::snap::origin::{Origin, Source};
use crate::table::{Dated, Record};
use durianpay_client::api::{OrderId, PaymentId, PaymentMethod, PaymentStatus};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
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

/// A payment to be created.
#[derive(Debug)]
pub(crate) struct NewPayment {
    pub(crate) method: PaymentMethod,
    pub(crate) channel: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) origin: Option<Origin>,
    /// The time at which it expires, unless it is the default.
    pub(crate) expires_at: Option<Timestamp>,
}

impl NewPayment {
    /// Creates a payment by this method, without the rest.
    pub(crate) fn by(method: PaymentMethod) -> Self {
        Self {
            method,
            channel: None,
            reference: None,
            origin: None,
            expires_at: None,
        }
    }
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

    /// Returns the time at which it ends by itself; `None` once it has ended.
    pub(crate) fn due_at(&self) -> Option<Timestamp> {
        self.ending.is_none().then(|| self.next_end().0)
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

/// The merchant's reference of a payment that SNAP created, unless it was paid into an account.
impl Record for Payment {
    type Key = String;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<String> {
        let origin = self.origin.as_ref();
        let origin =
            origin.filter(|origin| !matches!(origin.source, Source::VirtualAccount { .. }));
        let reference = origin.map(|origin| origin.reference.as_str().to_owned());
        reference.into_iter().collect()
    }
}

impl Dated for Payment {
    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}
