//! Chooses the webhooks to deliver, and moves the clock from one event to the next.

use crate::clock::after;
use crate::error::SimulatorError;
use crate::outbox::OutgoingWebhook;
use crate::post::deliver;
use crate::record::Delivery;
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::Timestamp;
use std::sync::Arc;
use std::time::Duration;

/// Creates an HTTP client for loopback, without proxy and retries. It trusts no
/// certificate, since it needs none.
pub(crate) fn http_client() -> Result<reqwest::Client, SimulatorError> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_certs_only([])
        .build()
        .map_err(|error| SimulatorError::HttpClient(Box::new(error)))
}

impl Shared {
    /// Moves the clock on, and performs the tasks that fall due on the way, in
    /// order and each at its time. Returns the deliveries.
    pub(crate) async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        // One at a time, so that deliveries keep their order.
        let _turn = self.turn.lock().await;
        let (until, sent_before) = {
            let state = self.state();
            let until = after(state.clock.now(), by).ok_or(SimulatorError::OutOfTime)?;
            (until, state.outbox.sent().len())
        };
        loop {
            let webhook = self.state().step_towards(until);
            let Some(webhook) = webhook else { break };
            let outcomes = deliver(&self.http, &webhook).await;
            let mut state = self.state();
            let now = state.clock.now();
            state.outbox.record(&webhook, &outcomes, now);
        }
        let state = self.state();
        Ok(state
            .outbox
            .sent()
            .get(sent_before..)
            .unwrap_or_default()
            .to_vec())
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

/// Sends the webhooks that calls have caused, after the responses to the calls.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        shared.wake.notified().await;
        // Only a clock that is moved can fail.
        let _delivered = shared.advance(Duration::ZERO).await;
    }
}
