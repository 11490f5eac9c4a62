//! The operation `virtual_accounts.create` as an intent.

use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Kind, Sender, body, send};
use crate::json;
use crate::snap::Client;
use crate::snap::api::{
    CreateVirtualAccount, GetVirtualAccount, GetVirtualAccountFields, VirtualAccountResponse,
    endpoint,
};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

/// The number of characters of a prefix, from the documentation of the notification.
const PREFIX: usize = 8;

impl Intents<Client> {
    /// Creates a virtual account once. Its reference is the `trxId` of the request. Another
    /// call with it must have the same amount and bank.
    ///
    /// An account is read by its numbers, which only the response contains, and the vendor does
    /// not document whether a second account with the same `trxId` is rejected. If the response
    /// was lost, the intent is in [review](crate::intent::IntentStatus::Review). Find the
    /// account in the dashboard, and [resolve](Intents::resolve) the intent with its whole
    /// number, including leading blanks. Or resolve it as not done, and the request is sent
    /// again.
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents};
    /// use durianpay_client::snap::api::{
    ///     CreateVirtualAccount, CreateVirtualAccountFields, Money, VirtualAccountBank,
    ///     VirtualAccountInfo, VirtualAccountType,
    /// };
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// let account = CreateVirtualAccount::new(CreateVirtualAccountFields {
    ///     virtual_account_name: "Jane Doe".into(),
    ///     virtual_account_trx_type: VirtualAccountType::Closed,
    ///     trx_id: "shop-1017".into(),
    ///     additional_info: VirtualAccountInfo::new(VirtualAccountBank::Bca),
    /// });
    /// let account = account.total_amount(Money::new(150_000));
    /// let created = intents.create_virtual_account(account).await?;
    /// println!("pay into {:?}", created.virtual_account_data);
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_virtual_account(
        &self,
        request: impl Into<CreateVirtualAccount>,
    ) -> Intent<VirtualAccountResponse> {
        let request = request.into();
        let reference = request.trx_id.to_string();
        let amount = request.total_amount.as_ref();
        let amount = amount.map(|amount| amount.value.canonical().to_string());
        let summary = format!(
            "virtual account of {} at {}",
            amount.as_deref().unwrap_or("any amount"),
            request.additional_info.bank_code,
        );
        let call = self.client.virtual_accounts().create(request);
        Intent::new(&self.engine, reference, String::new(), summary, &call)
    }
}

pub(super) struct VirtualAccountKind;

impl Kind for VirtualAccountKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::VIRTUAL_ACCOUNTS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<VirtualAccountResponse>
    }

    fn why_unknown(&self, _: &StoredRequest, _: bool) -> Option<&'static str> {
        Some(
            "an account can be found only by its numbers, which were lost: look for it in \
                      the dashboard",
        )
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        request: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let request: CreateVirtualAccount = body(request)?;
            let account = client.virtual_accounts().get(numbers(&request, id));
            Ok(json::to_string(&account.await?))
        })
    }
}

/// Splits the whole number of an account: the suffix is that of the request, or everything
/// after the prefix.
fn numbers(request: &CreateVirtualAccount, number: &str) -> GetVirtualAccount {
    let of_request = request.customer_no.as_deref();
    let suffix = of_request.filter(|suffix| !suffix.is_empty() && number.ends_with(suffix));
    let after_prefix = || {
        number
            .char_indices()
            .nth(PREFIX)
            .map_or(number.len(), |(at, _)| at)
    };
    let at = suffix.map_or_else(after_prefix, |suffix| number.len() - suffix.len());
    let (prefix, suffix) = number.split_at(at);
    GetVirtualAccount::new(GetVirtualAccountFields {
        partner_service_id: prefix.to_owned(),
        customer_no: suffix.to_owned(),
        virtual_account_no: number.to_owned(),
        trx_id: request.trx_id.clone(),
    })
}
