//! The operation `ewallet_transfers.create` as an intent.

use super::mark::mark;
use super::submitted::{Submitted, read};
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Finding, Kind, Question, Sender, body, send};
use crate::json;
use crate::snap::Client;
use crate::snap::api::{
    CreateEwalletTransfer, EwalletTransfer, EwalletTransferStatus, GetEwalletTransferStatus,
    endpoint,
};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Submits a transfer to an e-wallet once. Its reference is the `partnerReferenceNo` of the
    /// request. Another call with it must have the same amount, platform and number.
    ///
    /// Otherwise it works like `create_bank_transfer`: a transfer that was accepted may still
    /// fail, and one whose response was lost is looked up by its reference.
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents, Submitted};
    /// use durianpay_client::snap::api::{
    ///     CreateEwalletTransfer, CreateEwalletTransferFields, EwalletPlatform,
    ///     EwalletTransferInfo, Money,
    /// };
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// let request = CreateEwalletTransfer::new(CreateEwalletTransferFields {
    ///     partner_reference_no: "payout-42".into(),
    ///     customer_number: "087783146496".into(),
    ///     amount: Money::new(20_000),
    ///     additional_info: EwalletTransferInfo::new(EwalletPlatform::GoPay),
    /// });
    /// let submitted = intents.create_ewallet_transfer(request).await?;
    /// assert!(matches!(submitted, Submitted::Accepted(_)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_ewallet_transfer(
        &self,
        request: impl Into<CreateEwalletTransfer>,
    ) -> Intent<Submitted<EwalletTransfer, EwalletTransferStatus>> {
        let request = request.into();
        let reference = request.partner_reference_no.to_string();
        let summary = format!(
            "transfer of {} to a wallet {}",
            request.amount.value.canonical(),
            mark([
                request.additional_info.platform_code.as_str(),
                &request.customer_number,
            ]),
        );
        let call = self.client.ewallet_transfers().create(request);
        Intent::with_outcome(&self.engine, reference, String::new(), summary, &call, read)
    }
}

pub(super) struct EwalletTransferKind;

impl Kind for EwalletTransferKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::EWALLET_TRANSFERS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<EwalletTransfer>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateEwalletTransfer = body(question.request)?;
            let reconcile = client
                .reconcile()
                .consistency_window(question.window)
                .sent_within(question.sent.within);
            let (reference, amount) = (request.partner_reference_no, request.amount.value);
            let found = reconcile.ewallet_transfer(reference, amount, question.sent_at());
            let done = async |status: EwalletTransferStatus| Ok(Finding::done(&status));
            Finding::of(found.await?, done).await
        })
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        request: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateEwalletTransfer = body(request)?;
            let question = GetEwalletTransferStatus::new()
                .original_partner_reference_no(request.partner_reference_no)
                .original_reference_no(id);
            let status = client.ewallet_transfers().status(question).await?;
            Ok(json::to_string(&status))
        })
    }

    /// Returns whether the ids differ: the API creates one transfer for a reference, so another
    /// id would belong to a second one.
    fn is_double(&self, _: bool, recorded: Option<&str>, response: &str) -> bool {
        let id = |response| {
            let transfer: Option<EwalletTransfer> = json::from_str(response).ok();
            transfer.and_then(|transfer| transfer.reference_no)
        };
        recorded.is_some_and(|recorded| {
            let (one, other) = (id(recorded), id(response));
            recorded != response && (one.is_none() || one != other)
        })
    }
}
