//! The operations `disbursements.submit` and `disbursements.approve` as intents.

use super::Intents;
use super::doubt::{not_done, reconcile};
use super::intent::Intent;
use super::kind::{Finding, Kind, Question, Sender, send};
use crate::api::{
    ApproveDisbursement, BatchKey, Disbursement, DisbursementId, DisbursementStatus,
    SubmitDisbursement, SubmitDisbursementHeaders, SubmitDisbursementOptions, endpoint,
};
use crate::client::Client;
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json;
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents {
    /// Submits a batch of payouts once for this reference, such as `payroll-2026-07`. The
    /// reference is also the batch key, by which the batch is found again.
    ///
    /// You must take the reference from your books, not generate it for the call: another
    /// reference is another batch. The idempotency key of the request is random, and is
    /// recorded before the request is sent.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::intent::{Intents, MemoryIntents};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.client(), MemoryIntents::default());
    /// use durianpay_client::api::{
    ///     ApproveDisbursement, DisbursementPayout, DisbursementPayoutFields, SubmitDisbursement,
    ///     SubmitDisbursementOptions,
    /// };
    ///
    /// let salary = DisbursementPayout::new(DisbursementPayoutFields {
    ///     account_owner_name: "Jane Doe".into(),
    ///     bank_code: "bca".into(),
    ///     amount: 10_000.into(),
    ///     account_number: "8422640".into(),
    /// });
    /// let batch = SubmitDisbursement::new("July", [salary]);
    /// let options = SubmitDisbursementOptions::new().force_disburse(false);
    /// let batch = intents.submit_disbursement("payroll-2026-07", batch, options).await?;
    /// # simulator.advance(std::time::Duration::from_secs(60)).await?;
    /// intents.approve_disbursement(batch.id, ApproveDisbursement::new()).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn submit_disbursement(
        &self,
        reference: impl Into<String>,
        request: SubmitDisbursement,
        options: SubmitDisbursementOptions,
    ) -> Intent<Disbursement> {
        let reference = reference.into();
        let headers = SubmitDisbursementHeaders::new(BatchKey::new(reference.as_str()));
        // Another call must have the same recipients and amounts.
        let summary = format!("payouts {}", digest(&json::to_string(&request.items)));
        let disbursements = self.client.disbursements();
        let call = disbursements.submit_with(request, options, headers);
        Intent::new(&self.engine, reference, String::new(), summary, &call)
    }

    /// Approves a submitted batch once: the money goes out. The reference is the batch's id.
    ///
    /// A batch that someone else approves meanwhile counts as approved.
    pub fn approve_disbursement(
        &self,
        id: impl Into<DisbursementId>,
        options: ApproveDisbursement,
    ) -> Intent<Disbursement> {
        let id = id.into();
        let summary = format!("approval {}", json::to_string(&options));
        let (reference, object) = (id.to_string(), id.to_string());
        let call = self.client.disbursements().approve_with(id, options);
        Intent::new(&self.engine, reference, object, summary, &call)
    }
}

/// Returns a digest, so that messages contain no account numbers.
fn digest(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    hex::encode(Sha256::digest(text))
}

pub(super) struct SubmitKind;

impl Kind for SubmitKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::DISBURSEMENTS_SUBMIT
    }

    fn is_keyed(&self) -> bool {
        true
    }

    fn sender(&self) -> Sender {
        send::<Disbursement>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let headers = question.request.headers.iter();
            let mut keys = headers.filter(|(name, _)| name == "idempotency_key");
            let key = keys.next().map_or("", |(_, value)| value.as_str());
            let reconcile = reconcile(&client, question);
            let found = reconcile.disbursement(BatchKey::new(key), question.sent_at());
            let done = async |batch: Disbursement| Ok(Finding::done(&batch));
            Finding::of(found.await?, done).await
        })
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        _: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(read(core, id))
    }
}

pub(super) struct ApproveKind;

impl Kind for ApproveKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::DISBURSEMENTS_APPROVE
    }

    fn is_keyed(&self) -> bool {
        true
    }

    fn sender(&self) -> Sender {
        send::<Disbursement>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        use DisbursementStatus as S;
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let batch = client
                .disbursements()
                .get(DisbursementId::new(question.object));
            let batch = batch.await?;
            match &batch.status {
                Some(S::Approved | S::PartiallySuccess | S::Success | S::Failed) => {
                    Ok(Finding::done(&batch))
                }
                Some(S::Draft | S::NeedApproval | S::NeedRevision) => {
                    not_done(&client, question).await
                }
                Some(S::Unknown(status)) => Ok(Finding::Unclear(format!(
                    "the batch has the status `{status}`"
                ))),
                None => Ok(Finding::Unclear("the batch has no status".to_owned())),
            }
        })
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        _: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(read(core, id))
    }
}

async fn read(core: &ClientCore, id: &str) -> Result<String, Error> {
    let client = Client::from_core(core.clone());
    let batch = client.disbursements().get(DisbursementId::new(id)).await?;
    Ok(json::to_string(&batch))
}
