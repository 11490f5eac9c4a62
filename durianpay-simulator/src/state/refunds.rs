//! Refunds of payments.

use super::State;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use durianpay_client::Amount;

impl State {
    /// Returns the amount of a payment that can still be refunded.
    pub(crate) fn refundable(&self, payment: &Payment) -> Amount {
        let paid = payment.paid.unwrap_or_default();
        let refunds = self.refunds.iter();
        refunds
            .filter(|refund| refund.payment == payment.id)
            .try_fold(paid, |left, refund| left.checked_sub(refund.amount))
            .unwrap_or_default()
    }

    /// Adds a refund. If the payment is then fully refunded and the builder enabled it, its status
    /// becomes `refunded`.
    pub(crate) fn add_refund(&mut self, refund: Refund) {
        let id = refund.payment.clone();
        self.refunds.push(refund);
        let is_whole = self
            .payment(id.as_str())
            .is_some_and(|payment| self.refundable(payment) == Amount::ZERO);
        if !is_whole || !self.merchant.behavior.has_refunded_status {
            return;
        }
        if let Some(payment) = self.payments.get_mut(&id) {
            self.earlier.keep_payment(payment);
            payment.is_refunded = true;
            payment.updated_at = self.clock.now();
        }
    }
}
