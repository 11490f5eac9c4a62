//! Orders.

use durianpay_client::Timestamp;
use durianpay_client::api::{CreateOrder, CustomerId, OrderId, PaymentId};

/// An order: the request, and the fields of the simulator.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) customer: CustomerId,
    pub(crate) request: CreateOrder,
    pub(crate) access_token: String,
    /// The code of the hosted payment page, if one was requested.
    pub(crate) payment_link: Option<String>,
    /// The attempts to pay it, the first one first.
    pub(crate) payments: Vec<PaymentId>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}
