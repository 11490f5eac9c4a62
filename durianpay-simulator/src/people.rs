//! Actions of the merchant in the dashboard, and of customers at their bank.

use crate::error::SimulatorError;
use crate::model::payment::Ending;
use crate::record::Delivery;
use crate::simulator::Simulator;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{DisbursementId, PaymentId};

impl Simulator {
    /// Cancels a payment as the merchant, and sends `payment.cancelled`, like `payments.cancel`.
    ///
    /// # Errors
    ///
    /// Fails if the payment does not exist or is not processing.
    pub async fn cancel(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let payment = payment.into();
        self.shared
            .act(|state| state.end(&payment, Ending::Cancelled))
            .await
    }

    /// Approves a batch of payouts in the dashboard, like `disbursements.approve`. The banks pay it
    /// out a minute of the clock later. With `ignore_invalid`, only its valid payouts are paid out.
    ///
    /// # Errors
    ///
    /// Fails if the batch does not exist, was approved before, has invalid payouts that are not
    /// ignored, or is larger than the balance.
    pub async fn approve(
        &self,
        batch: impl Into<DisbursementId>,
        ignore_invalid: bool,
    ) -> Result<(), SimulatorError> {
        let batch = batch.into();
        let approve = |state: &mut State| {
            state.approve_batch(&batch, ignore_invalid)?;
            Ok(0..0)
        };
        self.shared.act(approve).await.map(|_deliveries| ())
    }

    /// Pays into a virtual account of the older API as a customer, like `virtual_accounts.simulate`.
    /// Returns the first attempts to deliver the webhooks.
    ///
    /// # Errors
    ///
    /// Fails if the account does not exist or does not accept the payment: it is expired, paid or
    /// disabled, or takes another amount.
    pub async fn pay_virtual_account(
        &self,
        number: impl AsRef<str>,
        amount: impl Into<Amount>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let amount = amount.into();
        self.shared
            .act(|state| state.pay_account(number.as_ref(), amount, Ending::Completed))
            .await
    }

    /// Sends the event with this number again, which [`Delivery::number`] returns. Returns the
    /// attempts to deliver it.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::Simulator;
    /// use http::StatusCode;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder()
    ///     .webhook_receiver(|_| std::future::ready(StatusCode::OK))
    ///     .start_in_memory()?;
    /// let sent = simulator.trigger("order.completed", Json::parse("{}")?).await?;
    /// let again = simulator.resend(sent[0].number).await?;
    /// assert_eq!((&*again[0].event, again[0].attempt), ("order.completed", 2));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if no attempt to deliver the event is known.
    pub async fn resend(&self, number: u64) -> Result<Vec<Delivery>, SimulatorError> {
        let resend = |state: &mut State| {
            let now = state.clock.now();
            let numbers = state.outbox.resend(number, now);
            numbers.ok_or(SimulatorError::UnknownDelivery(number))
        };
        self.shared.act(resend).await
    }
}
