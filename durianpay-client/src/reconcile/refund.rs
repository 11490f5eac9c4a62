//! Reconciles `refunds.create`.

use super::{Reconcile, Reconciled};
use crate::api::{PaymentId, Refund};
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

impl Reconcile<'_> {
    /// Finds the refund of a payment with this `ref_id` and amount. No other
    /// refund may have the same reference.
    ///
    /// # Errors
    ///
    /// If the request fails.
    pub async fn refund(
        self,
        payment_id: impl Into<PaymentId>,
        ref_id: &str,
        amount: impl Into<Amount>,
        sent_at: Timestamp,
    ) -> Result<Reconciled<Refund>, Error> {
        let (amount, requested_at) = (amount.into(), Timestamp::now());
        let mut refunds = self.client.refunds().by_payment(payment_id).await?;
        refunds.retain(|refund| refund.ref_id.as_deref() == Some(ref_id));
        let none = self.absent(sent_at, requested_at);
        Ok(Reconciled::from_found(
            refunds,
            |refund| refund.amount == amount,
            none,
        ))
    }
}
