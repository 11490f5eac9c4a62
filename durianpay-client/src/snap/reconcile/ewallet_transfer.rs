//! Reconciles `ewallet_transfers.create`.

use super::Reconcile;
use super::transfer::{Shown, judge};
use crate::error::Error;
use crate::reconcile::Reconciled;
use crate::reconcile::blank::check;
use crate::snap::api::{EwalletTransferStatus, GetEwalletTransferStatus, PartnerReferenceNo};
use crate::types::amount::Amount;
use crate::types::server_time::ServerTime;

impl Reconcile<'_> {
    /// Finds the e-wallet transfer with this `partnerReferenceNo` and amount. Every transfer
    /// must have its own reference.
    ///
    /// A transfer with another amount is [`AmountMismatch`](Reconciled::AmountMismatch). A
    /// response need not contain the amount and the reference, which only the standard
    /// documents; if it contains another reference, the result is
    /// [`ApiUnclear`](crate::Inconclusive::ApiUnclear).
    ///
    /// # Errors
    ///
    /// If the reference is blank, before anything is sent; if the request fails, or the API
    /// rejects it with another code than 404xx01.
    pub async fn ewallet_transfer(
        self,
        reference: impl Into<PartnerReferenceNo>,
        amount: impl Into<Amount>,
        sent: ServerTime,
    ) -> Result<Reconciled<EwalletTransferStatus>, Error> {
        let reference = reference.into();
        check("partnerReferenceNo", reference.as_str())?;
        let question = GetEwalletTransferStatus::new().original_partner_reference_no(&reference);
        let response = self
            .client
            .ewallet_transfers()
            .status(question)
            .raw()
            .await?;
        let absent = self.window(sent).absent(response.handled_at());
        judge(response.read(), &reference, amount.into(), absent, |it| {
            let inner = it.additional_info.as_ref();
            Shown {
                code: it.response_code.as_ref(),
                reference: it.original_partner_reference_no.as_ref(),
                amount: it.amount.as_ref(),
                status: it.latest_transaction_status.as_ref(),
                inner_status: inner.and_then(|info| info.latest_transaction_status.as_ref()),
                unknown: it.unknown_fields(),
            }
        })
    }
}
