//! Webhooks that no request of the client causes.

use crate::error::SimulatorError;
use crate::events;
use crate::forge::forged;
use crate::record::Delivery;
use crate::simulator::Simulator;
use crate::state::State;
use durianpay_client::api::PaymentId;
use durianpay_client::json::Json;

impl Simulator {
    /// Settles a completed payment, that is, pays it out to the merchant, and sends
    /// `settlement.settled`. Returns the first attempts to deliver it.
    ///
    /// # Errors
    ///
    /// Fails if the payment does not exist, is not completed, or was settled before.
    pub async fn settle(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let payment = payment.into();
        self.shared.act(|state| state.settle(&payment)).await
    }

    /// Sends a custom webhook: an event that no source names a trigger for, a payload with
    /// undocumented fields, or an undocumented event. Returns the first attempts to deliver it.
    ///
    /// The payload is sent unchanged. To sign it, add a
    /// [signature](durianpay_client::webhook::sign).
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::start().await?;
    /// let data = Json::parse(r#"{"id":"sub_1","channel":"email"}"#)?;
    /// simulator.trigger("subscription.notification_sent", data).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Never fails at present. A webhook that is not accepted is not an error.
    pub async fn trigger(
        &self,
        event: impl Into<String>,
        data: Json,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let event = events::custom(event.into(), data);
        self.shared.act(|state| Ok(state.send(event))).await
    }

    /// Sends a custom webhook like [`trigger`](Self::trigger), signed over `id` and `amount` of the
    /// payload. An integer as `amount` counts hundredths of a rupiah. A payload without an id or an
    /// amount is sent unsigned.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_client::webhook::Untrusted;
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let url = "http://127.0.0.1:9/hook";
    /// let simulator = Simulator::builder().webhook_url(url).start().await?;
    /// let data = Json::parse(r#"{"id":"pay_1","amount":"10000"}"#)?;
    /// let sent = simulator.trigger_signed("payment.completed", data).await?;
    /// Untrusted::parse(&sent[0].body)?.verify([simulator.api_key()])?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Never fails at present. A webhook that is not accepted is not an error.
    pub async fn trigger_signed(
        &self,
        event: impl Into<String>,
        data: Json,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let event = events::custom(event.into(), data);
        let send = |state: &mut State| {
            let event = events::sign_custom(&state.merchant, event);
            Ok(state.send(event))
        };
        self.shared.act(send).await
    }

    /// Sends a custom webhook like [`trigger`](Self::trigger), once, with a forged signature in the
    /// format of a valid one. A receiver must not act on it.
    ///
    /// # Errors
    ///
    /// Never fails at present. A webhook that is not accepted is not an error.
    pub async fn trigger_forged(
        &self,
        event: impl Into<String>,
        data: Json,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let event = forged(events::custom(event.into(), data));
        self.shared.act(|state| Ok(state.send(event))).await
    }

    /// Sends the sample that the dashboard sends when a webhook URL is saved, and that a receiver
    /// must accept with 200. Returns the attempt to deliver it, if there is a webhook URL.
    ///
    /// The sample is the `payment.completed` that the integration guide prints: its payment and
    /// order do not exist, and its signature does not verify. It is not retried.
    ///
    /// ```
    /// use durianpay_client::webhook::{SignatureError, Untrusted};
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let url = "http://127.0.0.1:9/hook";
    /// let simulator = Simulator::builder().webhook_url(url).start().await?;
    /// let sent = simulator.send_sample().await?;
    /// let webhook = Untrusted::parse(&sent[0].body)?;
    /// let error = webhook.verify([simulator.api_key()]).unwrap_err();
    /// assert_eq!(error, SignatureError::Mismatch);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Never fails at present. A webhook that is not accepted is not an error.
    pub async fn send_sample(&self) -> Result<Vec<Delivery>, SimulatorError> {
        self.shared
            .act(|state| Ok(state.send(events::sample())))
            .await
    }
}
