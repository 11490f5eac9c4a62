//! Reconciles `refunds.create`.

use super::{Reconcile, Reconciled};
use crate::api::{CreateRefund, Refund};
use crate::error::Error;
use crate::types::timestamp::Timestamp;

impl Reconcile<'_> {
    /// Finds the refund that this request makes: of its payment, with its `ref_id`
    /// and amount. No other refund may have the same reference.
    ///
    /// It takes the request as it was sent, since a payment and a reference that
    /// change places would make it `NotDone`.
    ///
    /// # Errors
    ///
    /// If the request fails.
    pub async fn refund(
        self,
        request: &CreateRefund,
        sent_at: Timestamp,
    ) -> Result<Reconciled<Refund>, Error> {
        let requested_at = Timestamp::now();
        let payment = &request.payment_id;
        let mut refunds = self.client.refunds().by_payment(payment).await?;
        refunds.retain(|refund| refund.ref_id.as_ref() == Some(&request.ref_id));
        let none = self.absent(sent_at, requested_at);
        Ok(Reconciled::from_found(
            refunds,
            |refund| refund.amount == request.amount,
            none,
        ))
    }
}
