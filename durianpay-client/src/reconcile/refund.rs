//! Reconciles `refunds.create`.

use super::blank::check;
use super::reference::{Referenced, sort};
use super::{Reconcile, Reconciled};
use crate::api::{CreateRefund, Refund};
use crate::client::pages::PageItems;
use crate::error::Error;
use crate::types::server_time::ServerTime;

impl Reconcile<'_> {
    /// Finds the refund that this request makes: of its payment, with its `ref_id`
    /// and amount. No other refund may have the same reference.
    ///
    /// It takes the request as it was sent, since a payment and a reference that
    /// change places would make it `NotDone`. A refund that has the reference and was
    /// created at another time than the call is [`Ambiguous`](Reconciled::Ambiguous), or
    /// [`Multiple`](Reconciled::Multiple) with those of the time.
    ///
    /// # Errors
    ///
    /// If the `ref_id` is blank, before anything is sent; if the request fails.
    pub async fn refund(
        self,
        request: &CreateRefund,
        sent: ServerTime,
    ) -> Result<Reconciled<Refund>, Error> {
        check("ref_id", &request.ref_id)?;
        let window = self.window(sent);
        let payment = &request.payment_id;
        let response = self.client.refunds().by_payment(payment).raw().await?;
        let refunds = PageItems::read(&response)?;
        let is_complete = refunds.is_complete();
        let mut candidates = sort(refunds.items, &request.ref_id, &window, |refund| {
            Referenced {
                reference: refund.ref_id.as_deref(),
                field: "ref_id",
                created_at: refund.created_at,
                unknown: refund.unknown_fields(),
            }
        });
        candidates.is_complete &= is_complete;
        let absent = window.absent(response.handled_at());
        Ok(candidates.verdict(|refund| refund.amount == request.amount, absent))
    }
}
