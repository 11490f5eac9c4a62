//! Refunds.

use durianpay_client::api::{CustomerId, PaymentId, RefundId, RefundType};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};

/// A refund of a payment. It is approved at once and keeps that status.
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
