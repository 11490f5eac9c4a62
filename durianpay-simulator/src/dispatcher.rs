//! The dispatcher: chooses the webhooks to deliver, and moves the clock between events.

use crate::clock::after;
use crate::destination::Destination;
use crate::error::SimulatorError;
use crate::hand_over::hand_over;
use crate::outbox::OutgoingWebhook;
use crate::post::post_all;
use crate::record::{Delivery, DeliveryOutcome};
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::Timestamp;
use std::sync::Arc;
use std::time::Duration;

impl Shared {
    /// Moves the clock forward, and performs the tasks that fall due on the way, in order and each
    /// at its time. Returns the deliveries.
    pub(crate) async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        // One caller at a time, so that deliveries keep their order.
        let _turn = self.turn.lock().await;
        let until = after(self.state().clock.now(), by).ok_or(SimulatorError::OutOfTime)?;
        Ok(self.deliver_until(until).await)
    }

    /// Moves the clock to a time, like `advance`.
    pub(crate) async fn advance_to(&self, time: Timestamp) -> Vec<Delivery> {
        let _turn = self.turn.lock().await;
        let until = self.state().clock.now().max(time);
        self.deliver_until(until).await
    }

    /// Moves the clock to a time. The caller must hold `turn`.
    async fn deliver_until(&self, until: Timestamp) -> Vec<Delivery> {
        let sent_before = self.state().outbox.sent().len();
        loop {
            let webhook = self.state().step_towards(until);
            let Some(webhook) = webhook else { break };
            let outcomes = self.deliver(&webhook).await;
            let mut state = self.state();
            let now = state.clock.now();
            state.outbox.record(&webhook, &outcomes, now);
        }
        let state = self.state();
        let sent = state.outbox.sent().get(sent_before..);
        sent.unwrap_or_default().to_vec()
    }

    /// Delivers each copy of a webhook.
    async fn deliver(&self, webhook: &OutgoingWebhook) -> Vec<DeliveryOutcome> {
        match &webhook.destination {
            Destination::Url { http, url } => post_all(http, url, webhook).await,
            Destination::Function(receiver) => hand_over(receiver, webhook, &*self.runtime).await,
        }
    }
}

impl State {
    /// Returns the webhook that is due, unless a fault holds it back.
    fn next_webhook(&mut self) -> Option<OutgoingWebhook> {
        let now = self.clock.now();
        let faults = &mut self.faults;
        self.outbox
            .next_webhook(now, |event, id| faults.take_for_delivery(event, id))
    }

    /// Moves the clock to a time and performs the tasks on the way, without deliveries.
    pub(crate) fn perform_until(&mut self, until: Timestamp) {
        while let Some((time, task)) = self.next_task().filter(|(time, _)| *time <= until) {
            self.clock.move_to(time);
            self.perform(task);
        }
        self.clock.move_to(until);
    }

    /// Moves the clock to the next webhook that is due by `until`, performing the
    /// tasks before it. Without one, moves it to `until`.
    fn step_towards(&mut self, until: Timestamp) -> Option<OutgoingWebhook> {
        loop {
            let due = self.outbox.next_due().filter(|due| *due <= until);
            let task = self.next_task().filter(|(time, _)| *time <= until);
            match (due, task) {
                // A webhook that is due at the same moment was due before.
                (Some(due), task) if task.as_ref().is_none_or(|(time, _)| due <= *time) => {
                    self.clock.move_to(due);
                    if let Some(webhook) = self.next_webhook() {
                        return Some(webhook);
                    }
                }
                (_, Some((time, task))) => {
                    self.clock.move_to(time);
                    self.perform(task);
                }
                _ => {
                    self.clock.move_to(until);
                    return None;
                }
            }
        }
    }
}

/// Sends the webhooks of each request after its response.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        shared.wake.notified().await;
        // This can fail only if the clock is moved.
        let _delivered = shared.advance(Duration::ZERO).await;
    }
}
