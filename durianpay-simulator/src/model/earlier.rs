//! Records as they were before their last change.

use super::batch::Batch;
use super::order::Order;
use super::payment::Payment;
use durianpay_client::api::{DisbursementId, OrderId, PaymentId};
use std::collections::HashMap;
use std::sync::Arc;

/// The earlier versions of the records that were changed.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    pub(crate) orders: HashMap<OrderId, Arc<Order>>,
    pub(crate) payments: HashMap<PaymentId, Arc<Payment>>,
    pub(crate) batches: HashMap<DisbursementId, Arc<Batch>>,
}

impl Earlier {
    /// Stores an order that is about to change.
    pub(crate) fn keep_order(&mut self, order: &Arc<Order>) {
        self.orders.insert(order.id.clone(), Arc::clone(order));
    }

    /// Stores a payment that is about to change.
    pub(crate) fn keep_payment(&mut self, payment: &Arc<Payment>) {
        self.payments
            .insert(payment.id.clone(), Arc::clone(payment));
    }

    /// Stores a batch that is about to change.
    pub(crate) fn keep_batch(&mut self, batch: &Arc<Batch>) {
        self.batches.insert(batch.id.clone(), Arc::clone(batch));
    }
}
