//! Refunds of payments.

use super::State;
use crate::model::payment::Payment;
use crate::model::refund::{Refund, RefundKey};
use durianpay_client::Amount;
use durianpay_client::api::PaymentId;
use std::sync::Arc;

impl State {
    /// Returns the amount of a payment that can still be refunded.
    pub(crate) fn refundable(&self, payment: &Payment) -> Amount {
        let paid = payment.paid.unwrap_or_default();
        self.refunds_of(&payment.id)
            .try_fold(paid, |left, refund| left.checked_sub(refund.amount))
            .unwrap_or_default()
    }

    /// Returns the refunds of a payment, oldest first.
    pub(crate) fn refunds_of<'s>(
        &'s self,
        payment: &PaymentId,
    ) -> impl DoubleEndedIterator<Item = &'s Arc<Refund>> + use<'s> {
        self.refunds.with_key(&RefundKey::Payment(payment.clone()))
    }

    /// Adds a refund. If the payment is then fully refunded and the builder enabled it, its status
    /// becomes `refunded`.
    pub(crate) fn add_refund(&mut self, refund: Refund) -> Arc<Refund> {
        let refund = self.refunds.push(refund);
        let has_status = self.merchant.behavior.has_refunded_status;
        let payment = self.payments.get(refund.payment.as_str());
        let is_whole = |payment: &&Arc<Payment>| self.refundable(payment) == Amount::ZERO;
        if let Some(payment) = payment.filter(|payment| has_status && is_whole(payment)) {
            self.earlier.keep_payment(payment);
            if let Some(payment) = self.payments.get_mut(refund.payment.as_str()) {
                payment.is_refunded = true;
                payment.updated_at = self.clock.now();
            }
        }
        refund
    }
}
