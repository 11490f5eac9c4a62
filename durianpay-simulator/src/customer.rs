//! Ends of a payment that the customer causes: paying, failing, expiring.

use crate::error::SimulatorError;
use crate::model::payment::Ending;
use crate::record::Delivery;
use crate::simulator::Simulator;
use durianpay_client::Amount;
use durianpay_client::api::PaymentId;

impl Simulator {
    /// Lets the customer pay: the payment and its order are completed, and
    /// `payment.completed` and `order.completed` are sent. Returns the first
    /// attempts to deliver them; none without a webhook URL.
    ///
    /// Of a payment that SNAP has created, the notification of SNAP is sent alone. That is so of
    /// [`fail`](Self::fail) and [`expire`](Self::expire) too.
    ///
    /// A customer can pay an order twice, by a virtual account and by a QR code
    /// for example, since neither bank asks whether the order is paid. The second
    /// payment is completed like the first, and `payment.completed` is sent for
    /// it; `order.completed` is not sent again.
    ///
    /// ```
    /// use durianpay_client::api::{
    ///     ChargeResponse, CreateOrder, OrderCustomer, QrisCharge, VaCharge, VaChargeFields,
    /// };
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = Simulator::builder().webhook_url("http://127.0.0.1:9/hook").start().await?;
    /// let client = simulator.client();
    /// let payments = client.payments();
    /// # let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    /// let account = VaCharge::new(VaChargeFields {
    ///     order_id: order.id.clone(),
    ///     bank_code: "BCA".into(),
    ///     name: "Jane".into(),
    ///     amount: order.amount,
    /// });
    /// let ChargeResponse::Va(account) = payments.charge(account).await?.response else {
    ///     return Err("a VA charge has a VA response".into());
    /// };
    /// let code = QrisCharge::new(&order.id, order.amount);
    /// let ChargeResponse::Qris(code) = payments.charge(code).await?.response else {
    ///     return Err("a QRIS charge has a QRIS response".into());
    /// };
    ///
    /// assert_eq!(simulator.pay(&account.payment_id).await?.len(), 2);
    /// let second = simulator.pay(&code.payment_id).await?;
    /// assert_eq!(second.len(), 1);
    /// assert_eq!(second[0].event, "payment.completed");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no such payment, or if it is not processing. A webhook that is
    /// not accepted is not an error.
    pub async fn pay(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Completed).await
    }

    /// Lets the customer pay another amount than asked for, zero included. Everything else
    /// is as in [`pay`](Self::pay): the payment and its order are completed, and the
    /// webhooks name the amount that was asked for, with a valid signature. Only a read of
    /// the payment shows the amount, in `paid_amount`, and refunds go up to it.
    ///
    /// Some recorded responses leave `paid_amount` blank:
    /// `faults().show(&payment, "paid_amount", "")` shows it so.
    ///
    /// ```
    /// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
    /// # use durianpay_simulator::Simulator;
    /// #
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
    /// simulator.pay_amount(&payment, 1).await?;
    /// let read = client.payments().get(&payment).await?;
    /// assert_eq!(read.amount, 10_000.into());
    /// assert_eq!(read.paid_amount, Some(1.into()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the amount is negative, if there is no such payment, or if it is not processing.
    pub async fn pay_amount(
        &self,
        payment: impl Into<PaymentId>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let (payment, amount) = (payment.into(), amount.into());
        let numbers = self.shared.state().pay_amount(&payment, amount)?;
        self.deliver(numbers).await
    }

    /// Lets the payment fail, and sends `payment.failed`.
    ///
    /// # Errors
    ///
    /// If there is no such payment, or if it is not processing.
    pub async fn fail(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Failed).await
    }

    /// Lets the payment expire at once, and sends
    /// `payment.expired`: an event that the guide's list of five lacks and
    /// other pages of the vendor name.
    ///
    /// # Errors
    ///
    /// If there is no such payment, or if it is not processing.
    pub async fn expire(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Expired).await
    }

    async fn end(
        &self,
        payment: PaymentId,
        ending: Ending,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let numbers = self.shared.state().end(&payment, ending)?;
        self.deliver(numbers).await
    }
}
