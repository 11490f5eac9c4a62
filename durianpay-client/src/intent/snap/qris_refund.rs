//! The operation `qris.refund` as an intent.

use crate::client::core::ClientCore;
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::intent::Intents;
use crate::intent::intent::Intent;
use crate::intent::kind::{Kind, Sender, body, send};
use crate::json::{self, Decode as _};
use crate::snap::Client;
use crate::snap::api::{CreateRefund, Refund, endpoint};
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents<Client> {
    /// Refunds a QRIS payment once. The reference is the `partnerRefundNo` of the request.
    ///
    /// The API has no list of such refunds. If the response was lost, the intent is in
    /// [review](crate::intent::IntentStatus::Review), and is sent again only if a person
    /// [resolves](Intents::resolve) it as not done. If it is resolved as done, the outcome is
    /// the refund with the id that the person named.
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents};
    /// use durianpay_client::snap::api::{CreateRefund, CreateRefundFields, Money};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::snap::api::{CreateQris, QrisInfo};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let intents = Intents::new(simulator.snap().client(), MemoryIntents::default());
    /// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    /// # let qris = simulator.snap().client().qris().create(qris).await?;
    /// # let payment = qris.reference_no.ok_or("no id")?;
    /// # simulator.snap().pay_qris(&payment).await?;
    /// let request = CreateRefund::new(CreateRefundFields {
    ///     original_partner_reference_no: "shop-1017".into(),
    ///     original_reference_no: payment,
    ///     partner_refund_no: "credit-note-7".into(),
    ///     refund_amount: Money::new(10_000),
    /// });
    /// let refund = intents.refund_qris(request).await?;
    /// println!("{:?}", refund.refund_no);
    /// # Ok(())
    /// # }
    /// ```
    pub fn refund_qris(&self, request: impl Into<CreateRefund>) -> Intent<Refund> {
        let request = request.into();
        let reference = request.partner_refund_no.clone();
        let object = request.original_reference_no.to_string();
        let amount = request.refund_amount.value.canonical();
        let summary = format!("refund of {amount} of {object}");
        let call = self.client.qris().refund(request);
        Intent::new(&self.engine, reference, object, summary, &call)
    }
}

pub(super) struct QrisRefundKind;

impl Kind for QrisRefundKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::QRIS_REFUND
    }

    fn sender(&self) -> Sender {
        send::<Refund>
    }

    fn why_unknown(&self, _: &StoredRequest, _: bool) -> Option<&'static str> {
        Some("the API has no list of QRIS refunds: look for the refund in the dashboard")
    }

    fn read<'a>(
        &'a self,
        _: &'a ClientCore,
        request: &'a StoredRequest,
        id: &'a str,
    ) -> BoxFuture<'a, Result<String, Error>> {
        let request: Result<CreateRefund, Error> = body(request);
        let refund = request.map(|request| {
            let mut refund = Refund::EMPTY;
            refund.original_partner_reference_no = Some(request.original_partner_reference_no);
            refund.original_reference_no = Some(request.original_reference_no);
            refund.refund_no = Some(id.into());
            refund.partner_refund_no = Some(request.partner_refund_no);
            refund.refund_amount = Some(request.refund_amount);
            json::to_string(&refund)
        });
        Box::pin(std::future::ready(refund))
    }
}
