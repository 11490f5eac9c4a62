//! The part of the handle by which tests alter what reads show.

use super::handle::Faults;
use super::reads::ReadFault;
use durianpay_client::json::Json;

/// Reads that do not show the state of an object.
///
/// A read shows an object if its response has it: to `get` and `status`, in a list, or
/// expanded in another object. It is known by its `id`: the `payment_status` of an order in
/// `orders.list` is a field of the order, and not altered. Calls that change something, webhooks and the rules of the
/// simulator always go by the true state.
impl Faults<'_> {
    /// Lets the next `reads` reads that show this payment, order or batch of payouts show it
    /// as it was before its last change, like an API that reads from a replica.
    ///
    /// A payment that lags does not make its order lag, or the reverse. An object that has
    /// not changed since it was created is shown as it is.
    ///
    /// ```
    /// use durianpay_client::api::{
    ///     ChargeResponse, CreateOrder, OrderCustomer, OrderStatus, PaymentStatus, QrisCharge,
    /// };
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::start().await?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// # let qris = QrisCharge::new(&order.id, order.amount);
    /// # let charge = client.payments().charge(qris).await?;
    /// # let ChargeResponse::Qris(qris) = charge.response else {
    /// #     return Err("a QRIS charge has a QRIS response".into());
    /// # };
    /// # let payment = qris.payment_id;
    /// simulator.faults().lag(&payment, 1);
    /// simulator.pay(&payment).await?;
    ///
    /// let read = client.payments().get(&payment).await?;
    /// assert_eq!(read.status, PaymentStatus::Processing);
    /// let read = client.orders().get(&order.id).await?;
    /// assert_eq!(read.status, OrderStatus::Completed);
    /// let read = client.payments().get(&payment).await?;
    /// assert_eq!(read.status, PaymentStatus::Completed);
    /// # Ok(())
    /// # }
    /// ```
    pub fn lag(&self, id: impl AsRef<str>, reads: usize) -> &Self {
        self.change(|plan| plan.reads.add(id.as_ref(), ReadFault::Lag, reads))
    }

    /// Lets the next `reads` reads that show this object show this status, such as one that
    /// the spec does not have.
    ///
    /// Only `status` changes: `payments.status` still says in `is_completed` whether the
    /// payment is completed.
    ///
    /// ```
    /// # use durianpay_client::api::{CreateOrder, OrderCustomer, OrderStatus};
    /// # use durianpay_simulator::Simulator;
    /// #
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::start().await?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// simulator.faults().show_status(&order.id, "captured", 1);
    /// let read = client.orders().get(&order.id).await?;
    /// assert_eq!(read.status.as_str(), "captured");
    /// let read = client.orders().get(&order.id).await?;
    /// assert_eq!(read.status, OrderStatus::Started);
    /// # Ok(())
    /// # }
    /// ```
    pub fn show_status(
        &self,
        id: impl AsRef<str>,
        status: impl Into<String>,
        reads: usize,
    ) -> &Self {
        let fault = ReadFault::Status(status.into());
        self.change(|plan| plan.reads.add(id.as_ref(), fault, reads))
    }

    /// Lets all reads that show this object show this value for a member, until
    /// [`clear_of`](Self::clear_of) or [`clear`](Self::clear).
    ///
    /// The object may be any that has an `id`, the samples of invoices and subscriptions
    /// included. The member is named as on the wire, and added where there is none; the value
    /// is sent unchanged, whatever its type.
    ///
    /// ```
    /// # use durianpay_client::api::{CreateOrder, Currency, OrderCustomer};
    /// # use durianpay_client::json::Json;
    /// # use durianpay_simulator::Simulator;
    /// #
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::start().await?;
    /// # let client = simulator.client();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// let faults = simulator.faults();
    /// faults.show(&order.id, "currency", "USD").show(&order.id, "amount", Json::null());
    /// assert!(client.orders().get(&order.id).await.is_err());
    ///
    /// faults.clear_of(&order.id);
    /// let read = client.orders().get(&order.id).await?;
    /// assert_eq!(read.currency, Some(Currency::Idr));
    /// # Ok(())
    /// # }
    /// ```
    pub fn show(
        &self,
        id: impl AsRef<str>,
        member: impl AsRef<str>,
        value: impl Into<Json>,
    ) -> &Self {
        let value = value.into();
        self.change(|plan| plan.reads.show(id.as_ref(), member.as_ref(), value))
    }

    /// Removes all faults of the reads of this object.
    pub fn clear_of(&self, id: impl AsRef<str>) -> &Self {
        self.change(|plan| plan.reads.remove(id.as_ref()))
    }
}
