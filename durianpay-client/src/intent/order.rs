//! The operation `orders.create` as an intent.

use super::Intents;
use super::doubt::reconcile;
use super::intent::Intent;
use super::kind::{Finding, Kind, Question, Sender, body, send};
use crate::api::{CreateOrder, ListedOrder, Order, OrderId, endpoint};
use crate::client::Client;
use crate::client::core::{ApiClient as _, ClientCore};
use crate::error::Error;
use crate::http::stored::StoredRequest;
use crate::json;
use crate::store::BoxFuture;
use crate::types::descriptor::Endpoint;

impl Intents {
    /// Creates an order once. Its reference is the `order_ref_id` of the request, which must be
    /// set: without it, an order whose response was lost cannot be found again.
    ///
    /// An order that was found again is read with `orders.get`, which does not return the
    /// `access_token` of the first response.
    ///
    /// ```
    /// use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// use durianpay_client::intent::{Intents, MemoryIntents};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::start().await?;
    /// # let client = simulator.client();
    /// let intents = Intents::new(client, MemoryIntents::default());
    /// let jane = || OrderCustomer::new().email("jane.doe@example.com");
    /// let request = || CreateOrder::new(10_000, jane()).order_ref_id("shop-1017");
    ///
    /// let order = intents.create_order(request()).await?;
    /// let again = intents.create_order(request()).await?; // the job ran twice
    /// assert_eq!(order.id, again.id);
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_order(&self, request: CreateOrder) -> Intent<Order> {
        let reference = request.order_ref_id.clone().unwrap_or_default();
        let summary = format!("order of {}", request.amount.canonical());
        let call = self.client.orders().create(request);
        Intent::new(&self.engine, reference, String::new(), summary, &call)
    }
}

pub(super) struct CreateOrderKind;

impl Kind for CreateOrderKind {
    fn endpoint(&self) -> &'static Endpoint {
        &endpoint::ORDERS_CREATE
    }

    fn sender(&self) -> Sender {
        send::<Order>
    }

    fn find<'a>(
        &'a self,
        core: &'a ClientCore,
        question: &'a Question<'a>,
    ) -> BoxFuture<'a, Result<Finding, Error>> {
        Box::pin(async move {
            let client = Client::from_core(core.clone());
            let order: CreateOrder = body(question.request)?;
            let reference = order.order_ref_id.unwrap_or_default();
            let reconcile = reconcile(&client, question);
            let found = reconcile.order(&reference, order.amount, question.sent_at());
            let read = async |listed: ListedOrder| {
                Ok(Finding::done(&client.orders().get(&listed.id).await?))
            };
            Finding::of(found.await?, read).await
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
            let order = client.orders().get(OrderId::new(id)).await?;
            Ok(json::to_string(&order))
        })
    }
}
