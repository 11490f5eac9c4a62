//! Webhooks that no call of the client brings about.

use crate::error::SimulatorError;
use crate::outbox::Notice;
use crate::record::Delivery;
use crate::state::{Ending, State};
use crate::{Simulator, events};
use durianpay_client::api::{PaymentId, SettlementId};
use durianpay_client::json::Json;
use std::ops::Range;
use std::time::Duration;

impl Simulator {
    /// Pays a completed payment out to the merchant, and sends `settlement.settled`. Gives
    /// the first attempts to deliver it.
    ///
    /// # Errors
    ///
    /// If there is no such payment, if it is not completed, or if it was paid out before.
    pub async fn settle(
        &self,
        payment: impl Into<PaymentId>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let told = self.shared.state().settle(&payment.into())?;
        self.deliver(told).await
    }

    /// Sends a webhook of your own making: an event whose moment nobody has described, a
    /// payload with more in it than is documented, or an event that nobody has seen yet.
    /// Gives the first attempts to deliver it.
    ///
    /// The payload goes out as it is. To have it signed, put the
    /// [signature](durianpay_client::webhook::sign) into it.
    ///
    /// ```
    /// use durianpay_client::json::Json;
    /// use durianpay_simulator::Simulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::start().await?;
    /// let data = Json::parse(r#"{"id":"sub_1","channel":"email"}"#)?;
    /// simulator.tell("subscription.notification_sent", data).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// None at present. A webhook that is not accepted is no error.
    pub async fn tell(
        &self,
        event: impl Into<String>,
        data: Json,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let told = self.shared.state().tell(Notice {
            event: event.into().into(),
            data,
            counts_retries: true,
        });
        self.deliver(told).await
    }

    /// Sends what is due, and gives the attempts that tell of these events.
    pub(crate) async fn deliver(
        &self,
        events: Range<u64>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        self.shared.advance(Duration::ZERO).await?;
        let state = self.shared.state();
        let sent = state.outbox.sent().iter();
        Ok(sent
            .filter(|delivery| events.contains(&delivery.number))
            .cloned()
            .collect())
    }
}

impl State {
    /// Sends a webhook now. Gives the number of the event.
    pub(crate) fn tell(&mut self, notice: Notice) -> Range<u64> {
        let first = self.outbox.next_number();
        let now = self.clock.now();
        self.outbox.add(notice, now);
        first..self.outbox.next_number()
    }

    fn settle(&mut self, id: &PaymentId) -> Result<Range<u64>, SimulatorError> {
        let Some(payment) = self.payment(id.as_str()) else {
            return Err(SimulatorError::UnknownPayment(id.clone()));
        };
        if payment.ending != Some(Ending::Completed) {
            return Err(SimulatorError::NotCompleted {
                payment: id.clone(),
                status: payment.status(),
            });
        }
        if !self.settled.insert(id.clone()) {
            return Err(SimulatorError::Settled(id.clone()));
        }
        let settlement = self.ids.next(SettlementId::PREFIX.unwrap_or_default());
        Ok(self.tell(events::settled(&SettlementId::new(settlement), id)))
    }
}
