//! Reconciles `ewallet_payments.refund`.

use super::Reconcile;
use crate::error::Error;
use crate::reconcile::blank::check;
use crate::reconcile::verdict::Candidates;
use crate::reconcile::{Inconclusive, Reconciled};
use crate::snap::api::{
    CreateRefund, EwalletPaymentStatus, GetEwalletPaymentStatus, RefundRecord, ResponseCode,
};
use crate::types::server_time::ServerTime;

impl Reconcile<'_> {
    /// Finds the refund of an e-wallet payment that this request creates: in the
    /// `refundHistory` of its payment, by `partnerRefundNo` and amount. Every refund must have
    /// its own reference.
    ///
    /// Only the standard documents `refundHistory`, so Durianpay may not fill it. Without it, or
    /// if it is empty, the result is [`ApiUnclear`](Inconclusive::ApiUnclear); if it contains a
    /// refund without a reference, [`ListIncomplete`](Inconclusive::ListIncomplete).
    ///
    /// # Errors
    ///
    /// If the `partnerRefundNo` is blank, before anything is sent; if the request fails.
    pub async fn ewallet_refund(
        self,
        request: &CreateRefund,
        sent: ServerTime,
    ) -> Result<Reconciled<RefundRecord>, Error> {
        check("partnerRefundNo", &request.partner_refund_no)?;
        let question = GetEwalletPaymentStatus::new(&request.original_reference_no);
        let payments = self.client.ewallet_payments();
        let response = payments.status(question).raw().await?;
        let absent = self.window(sent).absent(response.handled_at());
        Ok(judge(response.read()?, request, absent))
    }
}

/// Returns the result for the status of a payment: `absent` if it lists refunds, and none has the
/// reference of the request. An empty list proves nothing.
fn judge(
    payment: EwalletPaymentStatus,
    request: &CreateRefund,
    absent: Reconciled<RefundRecord>,
) -> Reconciled<RefundRecord> {
    let asked = &request.original_reference_no;
    let is_other = payment.original_reference_no.as_ref();
    let is_other = is_other.is_some_and(|found| found != asked);
    let is_unanswered = payment.response_code.as_ref();
    let is_unanswered = is_unanswered.is_some_and(ResponseCode::is_pending);
    // Unreadable items are left out of the list.
    let is_whole = !payment.unknown_fields().is_unreadable("refundHistory");
    let history = payment.refund_history.unwrap_or_default();
    let is_unfilled = history.is_empty() && is_whole;
    if is_other || is_unanswered || is_unfilled {
        return Reconciled::Inconclusive(Inconclusive::ApiUnclear);
    }
    let mut candidates = Candidates::none();
    candidates.is_complete = is_whole;
    for refund in history {
        match &refund.partner_refund_no {
            Some(reference) if *reference == request.partner_refund_no => {
                candidates.found.push(refund);
            }
            Some(_) => {}
            None => candidates.is_complete = false,
        }
    }
    candidates.verdict(|refund| has_amount(refund, request), absent)
}

/// Returns whether a refund may have the amount of a request. A response need not contain it.
fn has_amount(refund: &RefundRecord, request: &CreateRefund) -> bool {
    let is_unreadable = refund.unknown_fields().is_unreadable("refundAmount");
    let found = refund.refund_amount.as_ref();
    !is_unreadable && found.is_none_or(|found| found.value == request.refund_amount.value)
}
