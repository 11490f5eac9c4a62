//! The operation `ewallet_payments.refund` as an intent.

use super::submitted::{Submitted, read};
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Finding, Kind, Question, Sender, body, send};
use crate::json::{self, Decode as _};
use crate::snap::Client;
use crate::snap::api::{CreateRefund, GetEwalletPaymentStatus, Refund, RefundRecord, endpoint};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Refunds an e-wallet payment once. The reference is the `partnerRefundNo` of the request.
    ///
    /// If the response was lost, the refund is looked up in the `refundHistory` of the payment,
    /// which only the standard documents. If the API does not return that list, or returns an empty
    /// one, the intent is in [review](crate::intent::IntentStatus::Review). If other refunds are
    /// in it, and this one is not once it would be visible, the request is sent again.
    ///
    /// The request is the same as that of `refund_qris`, which has an example.
    pub fn refund_ewallet_payment(
        &self,
        request: impl Into<CreateRefund>,
    ) -> Intent<Submitted<Refund, RefundRecord>> {
        let request = request.into();
        let reference = request.partner_refund_no.clone();
        let object = request.original_reference_no.to_string();
        let amount = request.refund_amount.value.canonical();
        let summary = format!("refund of {amount} of {object}");
        let call = self.client.ewallet_payments().refund(request);
        Intent::with_outcome(&self.engine, reference, object, summary, &call, read)
    }
}

pub(super) struct EwalletRefundKind;

impl Kind for EwalletRefundKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::EWALLET_PAYMENTS_REFUND
    }

    fn sender(&self) -> Sender {
        send::<Refund>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateRefund = body(question.request)?;
            let reconcile = client
                .reconcile()
                .consistency_window(question.window)
                .sent_within(question.sent.within);
            let found = reconcile.ewallet_refund(&request, question.sent_at());
            let done = async |refund: RefundRecord| Ok(Finding::done(&refund));
            Finding::of(found.await?, done).await
        })
    }

    /// The API need not list refunds; then only the person's decision is available.
    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        request: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateRefund = body(request)?;
            let question = GetEwalletPaymentStatus::new(&request.original_reference_no);
            let payment = client.ewallet_payments().status(question).await?;
            let mut history = payment.refund_history.unwrap_or_default().into_iter();
            let is_meant = |refund: &RefundRecord| {
                let found = refund.refund_no.as_ref();
                found.is_some_and(|found| found.as_str() == id)
            };
            Ok(match history.find(is_meant) {
                Some(refund) => json::to_string(&refund),
                None => named(request, id),
            })
        })
    }
}

/// Returns a refund with the id that a person named.
fn named(request: CreateRefund, id: &str) -> String {
    let mut refund = RefundRecord::EMPTY;
    refund.refund_no = Some(id.into());
    refund.partner_refund_no = Some(request.partner_refund_no);
    refund.refund_amount = Some(request.refund_amount);
    json::to_string(&refund)
}
