//! The pending webhooks and the deliveries.

use crate::clock::after;
use crate::destination::Destination;
use crate::events::Event;
use crate::faults::kinds::DeliveryFault;
use crate::forge::forge_signature;
use crate::object::{Object, typed};
use crate::record::{Delivery, DeliveryOutcome};
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_client::api::{Notification, WEBHOOK};
use std::time::Duration;

/// A webhook on its way: the next attempt to deliver it.
#[derive(Debug, Clone)]
pub(crate) struct OutgoingWebhook {
    pub(crate) number: u64,
    pub(crate) destination: Destination,
    pub(crate) body: Bytes,
    /// The number of copies to send at the same time.
    pub(crate) copies: u32,
    /// How long to wait until the connection is closed without a response.
    pub(crate) hang_up_after: Option<Duration>,
}

/// A webhook that has not been accepted yet.
#[derive(Debug)]
struct PendingDelivery {
    number: u64,
    event: Event,
    /// The number of attempts so far.
    attempts: u32,
    /// The time of the first attempt.
    first: Timestamp,
    due: Timestamp,
    /// The fault of the next attempt, once it is chosen.
    injected: Option<InjectedFault>,
}

/// The fault of an attempt.
#[derive(Debug, Clone, Copy)]
struct InjectedFault {
    fault: Option<DeliveryFault>,
    /// Whether it waits for another webhook to go first.
    waits_for_another: bool,
}

/// How long a webhook waits for another one to go first.
const REORDER_TIMEOUT: Duration = Duration::from_secs(2 * 60);

/// The queue of webhooks.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    destination: Option<Destination>,
    next_number: u64,
    pending: Vec<PendingDelivery>,
    sent: Vec<Delivery>,
}

impl Outbox {
    pub(crate) fn new(destination: Option<Destination>) -> Self {
        Self {
            destination,
            ..Self::default()
        }
    }

    pub(crate) fn set_destination(&mut self, destination: Destination) {
        self.destination = Some(destination);
    }

    /// Returns the number that the next event gets.
    pub(crate) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Adds an event to be sent now. Without a receiver it is dropped.
    pub(crate) fn add(&mut self, event: Event, now: Timestamp) {
        if self.destination.is_none() {
            return;
        }
        self.pending.push(PendingDelivery {
            number: self.next_number,
            event,
            attempts: 0,
            first: now,
            due: now,
            injected: None,
        });
        self.next_number += 1;
    }

    /// Returns when the next attempt is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        let position = self.next_pending()?;
        Some(self.pending[position].due)
    }

    /// Returns the next attempt, unless the fault that `decide` chooses postpones it. It stays
    /// pending until its outcome is [recorded](Self::record): an attempt that is cancelled
    /// before is made again.
    pub(crate) fn next_webhook(
        &mut self,
        now: Timestamp,
        decide: impl FnOnce(&str, &str) -> Option<DeliveryFault>,
    ) -> Option<OutgoingWebhook> {
        let position = self.next_pending()?;
        let pending = &mut self.pending[position];
        if pending.injected.is_none() {
            let fault = decide(&pending.event.name, &pending.event.id());
            pending.injected = Some(InjectedFault {
                fault,
                waits_for_another: fault == Some(DeliveryFault::Reorder),
            });
            match fault {
                Some(DeliveryFault::Drop) => {
                    self.drop_pending(position, now);
                    return None;
                }
                Some(DeliveryFault::Delay(by)) => {
                    pending.put_off(by);
                    return None;
                }
                Some(DeliveryFault::Reorder) => {
                    pending.put_off(REORDER_TIMEOUT);
                    return None;
                }
                Some(
                    DeliveryFault::Duplicate
                    | DeliveryFault::Tampered
                    | DeliveryFault::HangUp { .. },
                )
                | None => {}
            }
        }
        Some(OutgoingWebhook {
            number: pending.number,
            destination: self.destination.clone()?,
            body: Bytes::from(pending.body()),
            copies: pending.copies(),
            hang_up_after: pending.hang_up_after(),
        })
    }

    fn next_pending(&self) -> Option<usize> {
        let pending = self.pending.iter().enumerate();
        let first = pending.min_by_key(|(_, pending)| (pending.due, pending.number));
        first.map(|(position, _)| position)
    }

    /// Removes a webhook that never arrives.
    fn drop_pending(&mut self, position: usize, now: Timestamp) {
        let pending = self.pending.remove(position);
        let body = Bytes::from(pending.body());
        let attempt = pending.attempts + 1;
        self.sent
            .push(pending.delivery(attempt, body, DeliveryOutcome::Lost, now));
    }

    /// Records the outcome of an attempt, or of each copy of it, and sets when the next one is
    /// due.
    pub(crate) fn record(
        &mut self,
        webhook: &OutgoingWebhook,
        outcomes: &[DeliveryOutcome],
        now: Timestamp,
    ) {
        let is_it = |pending: &PendingDelivery| pending.number == webhook.number;
        let Some(position) = self.pending.iter().position(is_it) else {
            return;
        };
        let pending = &mut self.pending[position];
        if pending.attempts == 0 {
            pending.first = now;
        }
        pending.attempts += 1;
        for outcome in outcomes {
            let body = webhook.body.clone();
            self.sent
                .push(pending.delivery(pending.attempts, body, *outcome, now));
        }
        pending.injected = None;
        match pending.next_retry() {
            Some(due) if !outcomes.contains(&DeliveryOutcome::Accepted) => pending.due = due,
            _ => {
                self.pending.remove(position);
            }
        }
        self.release_reordered(now);
    }

    /// Makes the webhooks due that waited for another one to go first.
    fn release_reordered(&mut self, now: Timestamp) {
        for pending in &mut self.pending {
            let injected = pending.injected.as_mut();
            if let Some(injected) = injected.filter(|injected| injected.waits_for_another) {
                injected.waits_for_another = false;
                pending.due = now;
            }
        }
    }

    pub(crate) fn sent(&self) -> &[Delivery] {
        &self.sent
    }
}

impl PendingDelivery {
    /// Returns when the next attempt is due; `None` after the last one.
    fn next_retry(&self) -> Option<Timestamp> {
        if !self.event.is_retried {
            return None;
        }
        let position = usize::try_from(self.attempts).ok()?.checked_sub(1)?;
        let minutes = WEBHOOK.retry_minutes.get(position)?;
        after(self.first, Duration::from_secs(minutes * 60))
    }

    /// Makes the next attempt later. Nothing is put off beyond the end of the clock.
    fn put_off(&mut self, by: Duration) {
        self.due = after(self.due, by).unwrap_or(self.due);
    }

    fn fault(&self) -> Option<DeliveryFault> {
        self.injected.and_then(|injected| injected.fault)
    }

    fn copies(&self) -> u32 {
        match self.fault() {
            Some(DeliveryFault::Duplicate) => 2,
            _ => 1,
        }
    }

    fn hang_up_after(&self) -> Option<Duration> {
        match self.fault() {
            Some(DeliveryFault::HangUp { after }) => Some(after),
            _ => None,
        }
    }

    /// Creates the public record of an attempt.
    fn delivery(
        &self,
        attempt: u32,
        body: Bytes,
        outcome: DeliveryOutcome,
        at: Timestamp,
    ) -> Delivery {
        Delivery {
            number: self.number,
            event: self.event.name.clone().into_owned(),
            attempt,
            at,
            outcome,
            body,
            fault: self.fault(),
        }
    }

    fn body(&self) -> String {
        let retries = self
            .event
            .counts_retries
            .then_some(i64::from(self.attempts));
        let data = match self.fault() {
            Some(DeliveryFault::Tampered) => &forge_signature(&self.event.data),
            _ => &self.event.data,
        };
        let body = Object::new()
            .string(WEBHOOK.event, &self.event.name)
            .with(WEBHOOK.data, data)
            .with_some("retry_count", retries.as_ref())
            .finish();
        typed::<Notification>(&body).unwrap_or_else(|_| body.as_str().to_owned())
    }
}
