//! Records as they were before their last change.

use super::batch::Batch;
use super::order::Order;
use super::payment::Payment;
use durianpay_client::api::{DisbursementId, OrderId, PaymentId};
use std::collections::BTreeMap;

/// The earlier versions of the records that were changed.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    pub(crate) orders: BTreeMap<OrderId, Order>,
    pub(crate) payments: BTreeMap<PaymentId, Payment>,
    pub(crate) batches: BTreeMap<DisbursementId, Batch>,
}

impl Earlier {
    /// Stores an order that is about to change.
    pub(crate) fn keep_order(&mut self, order: &Order) {
        self.orders.insert(order.id.clone(), order.clone());
    }

    /// Stores a payment that is about to change.
    pub(crate) fn keep_payment(&mut self, payment: &Payment) {
        self.payments.insert(payment.id.clone(), payment.clone());
    }

    /// Stores a batch that is about to change.
    pub(crate) fn keep_batch(&mut self, batch: &Batch) {
        self.batches.insert(batch.id.clone(), batch.clone());
    }
}
