//! Orders.

use crate::table::{Dated, Record};
use durianpay_client::api::{
    AdminFeeMethod, CreateOrder, CustomerId, OrderId, OrderStatus, PaymentId,
};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// An order: the request, and the fields of the simulator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) customer: CustomerId,
    /// Shared by all versions of the order.
    #[serde(with = "crate::exact::shared")]
    pub(crate) request: Arc<CreateOrder>,
    pub(crate) access_token: String,
    /// The code of the hosted payment page, if one was requested.
    pub(crate) payment_link: Option<String>,
    /// The attempts to pay it, oldest first.
    pub(crate) payments: Vec<PaymentId>,
    /// The status, which follows from the payments. It is stored separately, since a read that lags
    /// may show an order and a payment of different times.
    pub(crate) status: OrderStatus,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    /// The time from which it cannot be charged.
    pub(crate) expires_at: Timestamp,
}

/// The key is the code of the hosted payment page.
impl Record for Order {
    type Key = String;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<String> {
        self.payment_link.iter().cloned().collect()
    }
}

impl Dated for Order {
    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

/// Returns the amount that a customer must pay for an order: its amount, plus this fee if the
/// customer bears it. `None` if the sum is not a valid amount.
pub(crate) fn due(order: &CreateOrder, fee: Amount) -> Option<Amount> {
    match order.admin_fee_method {
        Some(AdminFeeMethod::Excluded) => order.amount.checked_add(fee),
        _ => Some(order.amount),
    }
    .map(Amount::canonical)
}
