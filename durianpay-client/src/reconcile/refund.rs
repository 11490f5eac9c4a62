//! What became of `refunds.create`.

use super::{Reconcile, Reconciled};
use crate::api::{PaymentId, Refund};
use crate::error::Error;
use crate::types::amount::Amount;
use crate::types::timestamp::Timestamp;

impl Reconcile<'_> {
    /// Whether a payment was paid back, by the `ref_id` of the refund and its
    /// amount. The reference has to be of that refund alone.
    ///
    /// # Errors
    ///
    /// If the API cannot be asked.
    pub async fn refund(
        self,
        payment_id: impl Into<PaymentId>,
        ref_id: &str,
        amount: impl Into<Amount>,
        sent_at: Timestamp,
    ) -> Result<Reconciled<Refund>, Error> {
        let (amount, asked_at) = (amount.into(), Timestamp::now());
        let mut refunds = self.client.refunds().by_payment(payment_id).await?;
        refunds.retain(|refund| refund.ref_id.as_deref() == Some(ref_id));
        let none = self.absent(sent_at, asked_at);
        Ok(Reconciled::of(
            refunds,
            |refund| refund.amount == amount,
            none,
        ))
    }
}
