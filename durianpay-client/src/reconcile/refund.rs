//! Reconciles `refunds.create`.

use super::matches::{Fit, Matches};
use super::{Reconcile, Reconciled};
use crate::api::{CreateRefund, Refund};
use crate::client::pages::PageItems;
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
        let response = self.client.refunds().by_payment(payment).raw().await?;
        let refunds = PageItems::read(&response)?;
        let all_read = refunds.is_complete();
        let mut refunds = Matches::of(refunds.items, |refund| {
            let fits = refund.ref_id.as_ref() == Some(&request.ref_id);
            Fit::by("ref_id", refund.unknown_fields(), fits)
        });
        refunds.is_complete &= all_read;
        let none = refunds.none(&self, sent_at, requested_at);
        Ok(Reconciled::from_found(
            refunds.found,
            |refund| refund.amount == request.amount,
            none,
        ))
    }
}
