//! [`Truth`]: the state at Durianpay.

use crate::model::payment::Ending;
use crate::model::refund::RefundKey;
use crate::simulator::Simulator;
use durianpay_client::Amount;
use durianpay_client::api::{BatchKey, OrderId, PaymentId};
use std::fmt;
use std::sync::Arc;

/// The state at Durianpay at the end of a history, whether or not the program knows it.
///
/// The [module](crate::simulation) has an example.
pub struct Truth {
    simulator: Arc<Simulator>,
}

impl Truth {
    pub(super) fn new(simulator: Arc<Simulator>) -> Self {
        Self { simulator }
    }

    /// Returns the number of orders with this `order_ref_id`.
    #[must_use]
    pub fn orders(&self, reference: &str) -> usize {
        let state = self.simulator.shared.state();
        let references = state.orders().map(|order| &order.request.order_ref_id);
        references
            .filter(|found| found.as_deref() == Some(reference))
            .count()
    }

    /// Returns the payments of an order that are paid or can still be paid.
    #[must_use]
    pub fn payable(&self, order: &OrderId) -> Vec<PaymentId> {
        let state = self.simulator.shared.state();
        let payments = state.payments_of(order).into_iter();
        payments
            .filter(|payment| matches!(payment.ending, None | Some(Ending::Completed)))
            .map(|payment| payment.id.clone())
            .collect()
    }

    /// Returns the payments of an order that are paid.
    #[must_use]
    pub fn paid(&self, order: &OrderId) -> Vec<PaymentId> {
        let state = self.simulator.shared.state();
        let payments = state.payments_of(order).into_iter();
        payments
            .filter(|payment| payment.ending == Some(Ending::Completed))
            .map(|payment| payment.id.clone())
            .collect()
    }

    /// Returns the number of refunds with this `ref_id`.
    #[must_use]
    pub fn refunds(&self, reference: &str) -> usize {
        let state = self.simulator.shared.state();
        let key = RefundKey::Reference(reference.to_owned());
        state.refunds.with_key(&key).count()
    }

    /// Returns the number of batches with this batch key, and the amount that was paid out.
    #[must_use]
    pub fn batches(&self, key: &str) -> (usize, Amount) {
        let state = self.simulator.shared.state();
        let batches = state.disbursements.batches.with_key(&BatchKey::from(key));
        let batches: Vec<_> = batches.collect();
        let paid = batches.iter().filter(|batch| batch.approved_at.is_some());
        let paid = paid.fold(Amount::ZERO, |sum, batch| {
            sum.checked_add(batch.total).unwrap_or(sum)
        });
        (batches.len(), paid)
    }

    /// Returns the balance that payouts are paid from.
    #[must_use]
    pub fn balance(&self) -> Amount {
        self.simulator.shared.state().disbursements.balance
    }

    /// Returns the simulator.
    #[must_use]
    pub fn simulator(&self) -> &Simulator {
        &self.simulator
    }
}

impl fmt::Debug for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Truth").finish_non_exhaustive()
    }
}
