//! Reconciles `refunds.create`.

use super::blank::check;
use super::reference::{Referenced, sort};
use super::{Reconcile, Reconciled};
use crate::api::{CreateRefund, Refund};
use crate::client::pages::PageItems;
use crate::error::Error;
use crate::types::server_time::ServerTime;

impl Reconcile<'_> {
    /// Finds the refund that this request creates, by its payment, its `ref_id` and its amount.
    /// Every refund must have its own reference.
    ///
    /// It takes the whole request as sent: with separate arguments, a swapped payment and
    /// reference would yield `NotDone`. A refund that has the reference but was created at
    /// another time than the call is [`Ambiguous`](Reconciled::Ambiguous), or
    /// [`Multiple`](Reconciled::Multiple) if there are also refunds from the time of the call.
    ///
    /// # Errors
    ///
    /// If the `ref_id` is blank, before anything is sent; if the request fails.
    ///
    /// ```
    /// use durianpay_client::Reconciled;
    /// use durianpay_client::api::{CreateRefund, CreateRefundFields};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
    /// # let simulator = durianpay_simulator::Simulator::builder()
    /// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
    /// #     .start_in_memory()?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
    /// # drop(body);
    /// let sent = client.server_time().await?.ok_or("the server does not tell its time")?;
    /// let request = CreateRefund::new(CreateRefundFields {
    ///     ref_id: "credit-note-7".into(),
    ///     payment_id: qris.payment_id,
    ///     amount: 10_000.into(),
    /// });
    /// let _lost = client.refunds().create(request.clone()).await; // suppose that it timed out
    /// let found = client.reconcile().refund(&request, sent).await?;
    /// assert!(matches!(found, Reconciled::Done(refund) if refund.amount == request.amount));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn refund(
        self,
        request: &CreateRefund,
        sent: ServerTime,
    ) -> Result<Reconciled<Refund>, Error> {
        check("ref_id", &request.ref_id)?;
        let window = self.window(sent);
        let payment = &request.payment_id;
        let response = self.client.refunds().by_payment(payment).raw().await?;
        let refunds = PageItems::read(&response)?;
        let is_complete = refunds.is_complete();
        let mut candidates = sort(refunds.items, &request.ref_id, &window, |refund| {
            Referenced {
                reference: refund.ref_id.as_deref(),
                field: "ref_id",
                created_at: refund.created_at,
                unknown: refund.unknown_fields(),
            }
        });
        candidates.is_complete &= is_complete;
        let absent = window.absent(response.handled_at());
        Ok(candidates.verdict(|refund| refund.amount == request.amount, absent))
    }
}
