//! The operation `refunds.create` as an intent.

use super::Intents;
use super::doubt::reconcile;
use super::intent::Intent;
use super::kind::{Finding, Kind, Question, Sender, body, send};
use crate::api::{CreateRefund, Refund, RefundId, endpoint};
use crate::client::Client;
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json;
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents {
    /// Refunds a payment once. The reference is the `ref_id` of the request.
    ///
    /// You should use one reference for each refund in your books, such as the number of a
    /// credit note: a second click on "refund" has the same reference, and returns the same
    /// refund.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
    /// # use durianpay_client::intent::{Intents, MemoryIntents};
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let payment_id = qris.payment_id;
    /// # simulator.pay(&payment_id).await?;
    /// # let intents = Intents::new(client, MemoryIntents::default());
    /// use durianpay_client::api::{CreateRefund, CreateRefundFields};
    ///
    /// let request = CreateRefund::new(CreateRefundFields {
    ///     ref_id: "credit-note-7".into(),
    ///     payment_id,
    ///     amount: 10_000.into(),
    /// });
    /// let refund = intents.create_refund(request).await?;
    /// println!("{}", refund.status);
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_refund(&self, request: CreateRefund) -> Intent<Refund> {
        let reference = request.ref_id.clone();
        let amount = request.amount.canonical();
        let summary = format!("refund of {amount} of {}", request.payment_id);
        let object = request.payment_id.to_string();
        let call = self.client.refunds().create(request);
        Intent::new(&self.engine, reference, object, summary, &call)
    }
}

pub(super) struct CreateRefundKind;

impl Kind for CreateRefundKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::REFUNDS_CREATE
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
            let reconcile = reconcile(&client, question);
            let found = reconcile.refund(&request, question.sent_at()).await?;
            Finding::of(found, async |refund: Refund| Ok(Finding::done(&refund))).await
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
            let refund = client.refunds().get(RefundId::new(id)).await?;
            Ok(json::to_string(&refund))
        })
    }
}
