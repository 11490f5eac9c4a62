//! The methods of the handle that alter reads.

use super::handle::Faults;
use durianpay_client::json::Json;

/// Faults of reads: responses that do not show the current state of an object.
///
/// A read shows an object if its response contains it: in `get` and `status`, in a list, or
/// expanded in another object. An object is identified by its `id`; the `payment_status` of an
/// order in `orders.list` is a field of the order, and is not altered. Requests that change
/// something, webhooks and the rules of the simulator always use the true state.
impl Faults<'_> {
    /// Shows this payment, order or batch of payouts as it was before its last change, in the next
    /// `reads` reads of it, like an API that reads from a replica.
    ///
    /// If a payment lags, its order does not, and vice versa. An object that was not changed since
    /// its creation is shown as it is.
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
        self.change(|plan| plan.add_read(id.as_ref(), None, reads))
    }

    /// Shows this status in the next `reads` reads of the object. The status may be one that the
    /// spec does not have.
    ///
    /// Only `status` is altered: `is_completed` of `payments.status` still states whether the
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
        let status = status.into();
        self.change(|plan| plan.add_read(id.as_ref(), Some(status), reads))
    }

    /// Shows this value for a member in all reads of the object, until [`clear_of`](Self::clear_of)
    /// or [`clear`](Self::clear).
    ///
    /// The object may be any with an `id`, including the samples of invoices and subscriptions. The
    /// member has its name on the wire, and is added if it does not exist. The value is sent
    /// unchanged, whatever its type.
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
        self.change(|plan| plan.show(id.as_ref(), member.as_ref(), value))
    }

    /// Removes all faults from the reads of this object.
    pub fn clear_of(&self, id: impl AsRef<str>) -> &Self {
        self.change(|plan| plan.clear_reads(id.as_ref()))
    }
}
