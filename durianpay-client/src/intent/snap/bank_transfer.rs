//! The operation `bank_transfers.create` as an intent.

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
    BankTransfer, BankTransferStatus, CreateBankTransfer, GetBankTransferStatus, endpoint,
};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Submits a transfer to a bank account once. Its reference is the `partnerReferenceNo` of
    /// the request. Another call with it must have the same amount and account.
    ///
    /// A transfer that was accepted may still fail: read its status with
    /// `bank_transfers().status`, or wait for the notification. To pay again after a failure,
    /// you must use another reference.
    ///
    /// If the response was lost, the status is read by the reference. If the API has none once
    /// it would be visible, the same request is sent again, with the same reference and another
    /// `X-EXTERNAL-ID`.
    ///
    /// ```
    /// use durianpay_client::intent::Submitted;
    /// use durianpay_client::snap::api::{CreateBankTransfer, CreateBankTransferFields, Money};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::intent::{Intents, MemoryIntents};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// let request = CreateBankTransfer::new(CreateBankTransferFields {
    ///     partner_reference_no: "payout-42".into(), // from your books
    ///     amount: Money::new(250_000),
    ///     beneficiary_account_name: "Jane Doe".into(),
    ///     beneficiary_account_no: "1234567890".into(),
    ///     beneficiary_bank_code: "014".into(),
    ///     source_account_no: "mer_12345678d9abcde".into(),
    ///     transaction_date: "2026-07-31T10:00:00+07:00".parse()?,
    /// });
    /// match intents.create_bank_transfer(request).await? {
    ///     Submitted::Accepted(transfer) => println!("accepted: {:?}", transfer.reference_no),
    ///     Submitted::Found(status) => println!("found: {:?}", status.original_reference_no),
    ///     _ => {}
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_bank_transfer(
        &self,
        request: impl Into<CreateBankTransfer>,
    ) -> Intent<Submitted<BankTransfer, BankTransferStatus>> {
        let request = request.into();
        let reference = request.partner_reference_no.to_string();
        let summary = format!(
            "transfer of {} to an account {}",
            request.amount.value.canonical(),
            mark([
                &request.beneficiary_bank_code,
                &request.beneficiary_account_no
            ]),
        );
        let call = self.client.bank_transfers().create(request);
        Intent::with_outcome(&self.engine, reference, String::new(), summary, &call, read)
    }
}

pub(super) struct BankTransferKind;

impl Kind for BankTransferKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::BANK_TRANSFERS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<BankTransfer>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateBankTransfer = body(question.request)?;
            let reconcile = client
                .reconcile()
                .consistency_window(question.window)
                .sent_within(question.sent.within);
            let (reference, amount) = (request.partner_reference_no, request.amount.value);
            let found = reconcile.bank_transfer(reference, amount, question.sent_at());
            let done = async |status: BankTransferStatus| Ok(Finding::done(&status));
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
            let request: CreateBankTransfer = body(request)?;
            let question = GetBankTransferStatus::new()
                .original_partner_reference_no(request.partner_reference_no)
                .original_reference_no(id);
            let status = client.bank_transfers().status(question).await?;
            Ok(json::to_string(&status))
        })
    }

    /// Returns whether the ids differ: the API creates one transfer for a reference, so another
    /// id would belong to a second one.
    fn is_double(&self, _: bool, recorded: Option<&str>, response: &str) -> bool {
        let id = |response| {
            let transfer: Option<BankTransfer> = json::from_str(response).ok();
            transfer.and_then(|transfer| transfer.reference_no)
        };
        recorded.is_some_and(|recorded| {
            let (one, other) = (id(recorded), id(response));
            recorded != response && (one.is_none() || one != other)
        })
    }
}
