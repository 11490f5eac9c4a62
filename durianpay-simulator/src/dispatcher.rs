//! The dispatcher: chooses the webhooks to deliver, and moves the clock between events.

use crate::clock::after;
use crate::destination::Destination;
use crate::error::SimulatorError;
use crate::hand_over::hand_over;
use crate::outbox::{Draft, OutgoingWebhook};
use crate::post::post_all;
use crate::record::{Delivery, DeliveryOutcome, LogEntry};
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::Timestamp;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

impl Shared {
    /// Sends the webhooks that are due.
    pub(crate) async fn deliver_due(&self) {
        // This can fail only if the clock is moved.
        let _delivered = self.advance(Duration::ZERO).await;
    }

    /// Moves the clock forward, and performs the tasks that fall due on the way, in order and each
    /// at its time. Returns the deliveries.
    pub(crate) async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        // One caller at a time, so that deliveries keep their order.
        let _turn = self.turn.lock().await;
        let until = {
            let mut state = self.state();
            if !by.is_zero() {
                state.revision += 1;
            }
            after(state.clock.now(), by).ok_or(SimulatorError::OutOfTime)?
        };
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
        let mut all = Vec::new();
        let mut position = self.state().outbox.sent_end();
        loop {
            let draft = self.state().step_towards(until);
            // The state is not locked while the webhook is written and signed.
            let webhook = draft.map(Draft::write);
            if let Some(webhook) = &webhook {
                let outcomes = self.deliver(webhook).await;
                let mut state = self.state();
                let now = state.clock.now();
                state.outbox.record(webhook, &outcomes, now);
                state.revision += 1;
            }
            let sent = self.sent_since(&mut position);
            for delivery in &sent {
                self.observe(LogEntry::Delivery(delivery));
            }
            all.extend(sent);
            if webhook.is_none() {
                return all;
            }
        }
    }

    /// Returns the deliveries from a position of the log on, and moves it to their end.
    fn sent_since(&self, position: &mut u64) -> Vec<Delivery> {
        let state = self.state();
        let sent = state.outbox.sent_since(*position).cloned().collect();
        *position = state.outbox.sent_end();
        sent
    }

    /// Changes the state, sends the webhooks that are due, and returns the attempts to deliver the
    /// events that the change caused.
    pub(crate) async fn act(
        &self,
        change: impl FnOnce(&mut State) -> Result<Range<u64>, SimulatorError>,
    ) -> Result<Vec<Delivery>, SimulatorError> {
        let (numbers, position) = self.change(change)?;
        self.advance(Duration::ZERO).await?;
        let state = self.state();
        let sent = state.outbox.sent_since(position);
        Ok(sent
            .filter(|delivery| numbers.contains(&delivery.number))
            .cloned()
            .collect())
    }

    /// Changes the state, and wakes the dispatcher. Returns the numbers of the events that the
    /// change caused, and the position of their deliveries in the log.
    pub(crate) fn change(
        &self,
        change: impl FnOnce(&mut State) -> Result<Range<u64>, SimulatorError>,
    ) -> Result<(Range<u64>, u64), SimulatorError> {
        let mut state = self.state();
        state.keep_pace(self.runtime.system_time());
        let position = state.outbox.sent_end();
        let numbers = change(&mut state)?;
        state.revision += 1;
        drop(state);
        self.wake_dispatcher();
        Ok((numbers, position))
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
    fn next_webhook(&mut self) -> Option<Draft> {
        let now = self.clock.now();
        let faults = &mut self.faults;
        self.outbox
            .next_webhook(now, |event, id| faults.take_for_delivery(event, id, now))
    }

    /// Moves a clock that runs to the time that belongs to this real time.
    pub(crate) fn keep_pace(&mut self, real: SystemTime) {
        if let Some(time) = self.clock.tick(real) {
            self.perform_until(time);
        }
    }

    /// Moves the clock to a time and performs the tasks on the way, without deliveries.
    pub(crate) fn perform_until(&mut self, until: Timestamp) {
        while self.next_task().is_some_and(|due| due <= until) {
            self.perform_next();
        }
        self.clock.move_to(until);
    }

    /// Moves the clock to the next webhook that is due by `until`, performing the
    /// tasks before it. Without one, moves it to `until`.
    fn step_towards(&mut self, until: Timestamp) -> Option<Draft> {
        loop {
            let due = self.outbox.next_due().filter(|due| *due <= until);
            let task = self.next_task().filter(|time| *time <= until);
            match (due, task) {
                // A webhook that is due at the same moment was due before.
                (Some(due), task) if task.is_none_or(|time| due <= time) => {
                    self.clock.move_to(due);
                    if let Some(webhook) = self.next_webhook() {
                        return Some(webhook);
                    }
                }
                (_, Some(_)) => self.perform_next(),
                _ => {
                    self.clock.move_to(until);
                    return None;
                }
            }
        }
    }
}

/// The real time between two looks at a clock that runs.
const TICK: Duration = Duration::from_millis(200);

/// Keeps a clock running, and sends the webhooks that fall due.
pub(crate) async fn keep_running(shared: Arc<Shared>) {
    loop {
        shared.runtime.sleep(TICK).await;
        let real = shared.runtime.system_time();
        shared.state().keep_pace(real);
        shared.deliver_due().await;
    }
}

/// Sends the webhooks of each request after its response.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        shared.wake.notified().await;
        shared.deliver_due().await;
    }
}
