//! Actions of the customer that end a payment: paying, failing, expiring.

use crate::error::SimulatorError;
use crate::model::payment::Ending;
use crate::record::Delivery;
use crate::simulator::Simulator;
use durianpay_client::Amount;
use durianpay_client::api::PaymentId;

impl Simulator {
    /// Pays a payment as the customer: the payment and its order are completed, and
    /// `payment.completed` and `order.completed` are sent. Returns the first attempts to deliver
    /// them, which is empty without a webhook URL.
    ///
    /// For a payment that was created by SNAP, only the notification of SNAP is sent. This also
    /// applies to [`fail`](Self::fail) and [`expire`](Self::expire).
    ///
    /// A customer can pay an order twice, for example by a virtual account and by a QR code, since
    /// neither bank checks whether the order is paid. The second payment is completed like the
    /// first, and `payment.completed` is sent for it; `order.completed` is not sent again.
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
    /// Fails if the payment does not exist or is not processing. A webhook that is not accepted is
    /// not an error.
    pub async fn pay(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Completed).await
    }

    /// Pays another amount than requested; zero is allowed. Otherwise it is like
    /// [`pay`](Self::pay): the payment and its order are completed, and the webhooks contain the
    /// requested amount with a valid signature. Only a read of the payment shows the paid amount,
    /// in `paid_amount`, which is also the limit for refunds.
    ///
    /// Some recorded responses have a blank `paid_amount`. To simulate them, use
    /// `faults().show(&payment, "paid_amount", "")`.
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
    /// Fails if the amount is negative, or if the payment does not exist or is not processing.
    pub async fn pay_amount(
        &self,
        payment: impl Into<PaymentId>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let (payment, amount) = (payment.into(), amount.into());
        self.shared
            .act(|state| state.pay_amount(&payment, amount))
            .await
    }

    /// Fails a payment, and sends `payment.failed`.
    ///
    /// # Errors
    ///
    /// Fails if the payment does not exist or is not processing.
    pub async fn fail(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.end(payment.into(), Ending::Failed).await
    }

    /// Expires a payment at once, and sends `payment.expired`. The guide's list of five events does
    /// not contain it; other pages of the vendor do.
    ///
    /// # Errors
    ///
    /// Fails if the payment does not exist or is not processing.
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
        self.shared.act(|state| state.end(&payment, ending)).await
    }
}
