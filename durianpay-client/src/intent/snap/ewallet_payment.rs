//! The operation `ewallet_payments.create` as an intent.

use super::submitted::{Submitted, read};
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Kind, Sender, body, send};
use crate::json;
use crate::snap::Client;
use crate::snap::api::{
    CreateEwalletPayment, EwalletPayment, EwalletPaymentStatus, GetEwalletPaymentStatus, endpoint,
};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Creates a payment from an e-wallet once. Its reference is the `partnerReferenceNo` of
    /// the request. Another call with it must have the same amount and wallet.
    ///
    /// The status of a payment can be read only by Durianpay's id, so a payment whose response
    /// was lost cannot be found. Without a `phoneNumber`, its page was never shown: it is
    /// requested again with the same reference, and if the payment exists, the API rejects the
    /// second one. In that case, or with a `phoneNumber`, with which the wallet may ask the
    /// customer directly, the intent is in [review](crate::intent::IntentStatus::Review). You
    /// should create another payment with another reference only if the customer cannot have
    /// been asked.
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents, Submitted};
    /// use durianpay_client::snap::api::{
    ///     CreateEwalletPayment, EwalletChannel, EwalletPaymentInfo, Money,
    /// };
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// let wallet = EwalletPaymentInfo::new(EwalletChannel::ShopeePay);
    /// let request = CreateEwalletPayment::new("shop-1017", Money::new(10_000), wallet);
    /// if let Submitted::Accepted(payment) = intents.create_ewallet_payment(request).await? {
    ///     println!("send the customer to {:?}", payment.web_redirect_url);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_ewallet_payment(
        &self,
        request: impl Into<CreateEwalletPayment>,
    ) -> Intent<Submitted<EwalletPayment, EwalletPaymentStatus>> {
        let request = request.into();
        let reference = request.partner_reference_no.to_string();
        let summary = format!(
            "payment of {} from {}",
            request.amount.value.canonical(),
            request.additional_info.channel_code,
        );
        let call = self.client.ewallet_payments().create(request);
        Intent::with_outcome(&self.engine, reference, String::new(), summary, &call, read)
    }
}

pub(super) struct EwalletPaymentKind;

impl Kind for EwalletPaymentKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::EWALLET_PAYMENTS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<EwalletPayment>
    }

    /// Returns whether the request has no phone number: the page of a lost response was never
    /// shown, but with a phone number the wallet may have reached the customer without it.
    fn may_be_repeated(&self, request: &StoredRequest) -> bool {
        let request: Result<CreateEwalletPayment, Error> = body(request);
        request.is_ok_and(|request| request.additional_info.phone_number.is_none())
    }

    /// The API creates one payment for a reference, and callers receive one page.
    fn is_double(&self, _: bool, _: Option<&str>, _: &str) -> bool {
        false
    }

    fn why_unknown(&self, request: &StoredRequest, exists: bool) -> Option<&'static str> {
        Some(if exists {
            "a payment with this reference exists, and its page cannot be read again: look for \
             it in the dashboard or in a notification; use another reference only if the \
             customer cannot have been asked to pay"
        } else if self.may_be_repeated(request) {
            "the payment was requested repeatedly without a clear response"
        } else {
            "the customer may have been asked to pay by phone number, and the payment cannot be \
             found: look for it in the dashboard or in a notification"
        })
    }

    fn read<'a>(
        &'a self,
        core: &'a ClientCore,
        _: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let question = GetEwalletPaymentStatus::new(id);
            let status = client.ewallet_payments().status(question).await?;
            Ok(json::to_string(&status))
        })
    }
}
