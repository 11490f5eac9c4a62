//! The pending webhooks and the deliveries.

use crate::clock::after;
use crate::destination::Destination;
use crate::events::{Event, Kind};
use crate::faults::kinds::DeliveryFault;
use crate::letter::{Letter, Post, Signing};
use crate::record::{Delivery, DeliveryOutcome};
use durianpay_client::Timestamp;
use durianpay_client::api::WEBHOOK;
use std::time::Duration;

/// The next attempt to deliver a webhook.
#[derive(Debug, Clone)]
pub(crate) struct OutgoingWebhook {
    pub(crate) number: u64,
    pub(crate) destination: Destination,
    pub(crate) letter: Letter,
    /// The number of copies to send concurrently.
    pub(crate) copies: u32,
    /// The time after which the connection is closed without a response.
    pub(crate) hang_up_after: Option<Duration>,
}

/// A webhook that has not been accepted yet.
#[derive(Debug)]
struct PendingDelivery {
    number: u64,
    event: Event,
    /// The number of attempts so far.
    attempts: u32,
    /// The time at which the event was made.
    made_at: Timestamp,
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
    /// Whether it waits for another webhook to be sent first.
    waits_for_another: bool,
}

/// The time for which a webhook waits for another one to be sent first.
const REORDER_TIMEOUT: Duration = Duration::from_secs(2 * 60);

/// The queue of webhooks.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    destination: Option<Destination>,
    /// The destination of the notifications of SNAP.
    notified: Option<Destination>,
    /// The settings for signing them.
    signing: Signing,
    next_number: u64,
    pending: Vec<PendingDelivery>,
    sent: Vec<Delivery>,
}

impl Outbox {
    pub(crate) fn new(
        destination: Option<Destination>,
        notified: Option<Destination>,
        signing: Signing,
    ) -> Self {
        Self {
            destination,
            notified,
            signing,
            ..Self::default()
        }
    }

    pub(crate) fn set_destination(&mut self, destination: Destination) {
        self.destination = Some(destination);
    }

    pub(crate) fn set_notified(&mut self, destination: Destination) {
        self.notified = Some(destination);
    }

    /// Returns the destination of the notifications of SNAP.
    pub(crate) fn notified(&self) -> Option<&Destination> {
        self.notified.as_ref()
    }

    fn destination_of(&self, event: &Event) -> Option<&Destination> {
        match event.kind {
            Kind::Webhook { .. } => self.destination.as_ref(),
            Kind::Notification { .. } => self.notified.as_ref(),
        }
    }

    /// Returns the number of the next event.
    pub(crate) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Adds an event to be sent now. Without a destination it is dropped.
    pub(crate) fn add(&mut self, event: Event, now: Timestamp) {
        if self.destination_of(&event).is_none() {
            return;
        }
        self.pending.push(PendingDelivery {
            number: self.next_number,
            event,
            attempts: 0,
            made_at: now,
            first: now,
            due: now,
            injected: None,
        });
        self.next_number += 1;
    }

    /// Returns the time at which the next attempt is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        let position = self.next_pending()?;
        Some(self.pending[position].due)
    }

    /// Returns the next attempt, unless the fault that `decide` chooses postpones it. It stays
    /// pending until its outcome is [recorded](Self::record): an attempt that is cancelled before
    /// is made again.
    pub(crate) fn next_webhook(
        &mut self,
        now: Timestamp,
        decide: impl FnOnce(&str, &str) -> Option<DeliveryFault>,
    ) -> Option<OutgoingWebhook> {
        let position = self.next_pending()?;
        let destination = self.destination_of(&self.pending[position].event)?.clone();
        let pending = &mut self.pending[position];
        if pending.injected.is_none() {
            let fault = decide(&pending.event.name, &pending.event.id());
            pending.injected = Some(InjectedFault {
                fault,
                waits_for_another: fault == Some(DeliveryFault::Reorder),
            });
            match fault {
                Some(DeliveryFault::Drop) => {
                    self.drop_pending(position, &destination, now);
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
            letter: pending.letter(&destination, self.signing, now),
            destination,
            copies: pending.copies(),
            hang_up_after: pending.hang_up_after(),
        })
    }

    fn next_pending(&self) -> Option<usize> {
        let pending = self.pending.iter().enumerate();
        let first = pending.min_by_key(|(_, pending)| (pending.due, pending.number));
        first.map(|(position, _)| position)
    }

    /// Removes a webhook that is never delivered.
    fn drop_pending(&mut self, position: usize, destination: &Destination, now: Timestamp) {
        let pending = self.pending.remove(position);
        let letter = pending.letter(destination, self.signing, now);
        let attempt = pending.attempts + 1;
        self.sent
            .push(pending.delivery(attempt, letter, DeliveryOutcome::Lost, now));
    }

    /// Records the outcome of an attempt, or of each of its copies, and schedules the next one.
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
            let letter = webhook.letter.clone();
            self.sent
                .push(pending.delivery(pending.attempts, letter, *outcome, now));
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

    /// Makes the webhooks due that waited for another one to be sent first.
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
    /// Returns the time of the next attempt; `None` after the last one.
    fn next_retry(&self) -> Option<Timestamp> {
        if !self.event.is_retried {
            return None;
        }
        let position = usize::try_from(self.attempts).ok()?.checked_sub(1)?;
        let minutes = WEBHOOK.retry_minutes.get(position)?;
        after(self.first, Duration::from_secs(minutes * 60))
    }

    /// Postpones the next attempt, at most to the end of the clock.
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
        letter: Letter,
        outcome: DeliveryOutcome,
        at: Timestamp,
    ) -> Delivery {
        let Letter {
            path,
            headers,
            body,
        } = letter;
        Delivery {
            number: self.number,
            event: self.event.name.clone().into_owned(),
            attempt,
            at,
            outcome,
            path,
            headers,
            body,
            fault: self.fault(),
        }
    }

    /// Builds the request for a destination.
    fn letter(&self, destination: &Destination, signing: Signing, now: Timestamp) -> Letter {
        let is_forged = self.fault() == Some(DeliveryFault::Tampered);
        match &self.event.kind {
            Kind::Webhook { counts_retries } => {
                let retries = counts_retries.then_some(i64::from(self.attempts));
                Letter::webhook(&self.event, retries, is_forged, destination)
            }
            Kind::Notification { path } => {
                let time = if signing.is_repeated {
                    now
                } else {
                    self.made_at
                };
                let post = Post {
                    number: self.number,
                    path,
                    time,
                    is_forged,
                };
                Letter::notification(&self.event.data, &post, signing, destination)
            }
        }
    }
}
