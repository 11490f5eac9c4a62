//! The pending webhooks and the deliveries.

use crate::destination::Destination;
use crate::events::{Event, Kind};
use crate::faults::kinds::DeliveryFault;
use crate::letter::{Letter, Signing};
use crate::log::Log;
use crate::pending::{InjectedFault, PendingDelivery};
use crate::queue::Queue;
use crate::record::{Delivery, DeliveryOutcome};
use durianpay_client::Timestamp;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// The next attempt to deliver a webhook, before it is written.
#[derive(Debug)]
pub(crate) struct Draft {
    pending: PendingDelivery,
    destination: Destination,
    signing: Signing,
    now: Timestamp,
}

impl Draft {
    /// Writes and signs the webhook. The state need not be locked.
    pub(crate) fn write(self) -> OutgoingWebhook {
        let Self {
            pending,
            destination,
            signing,
            now,
        } = self;
        OutgoingWebhook {
            number: pending.number,
            letter: pending.letter(&destination, signing, now),
            destination,
            copies: pending.copies(),
            hang_up_after: pending.hang_up_after(),
        }
    }
}

/// An attempt to deliver a webhook.
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

/// An attempt that was made, and its event.
#[derive(Debug)]
struct Sent {
    delivery: Delivery,
    event: Arc<Event>,
}

/// The time for which a webhook waits for another one to be sent first.
const REORDER_TIMEOUT: Duration = Duration::from_secs(2 * 60);

/// The queue of webhooks.
#[derive(Debug)]
pub(crate) struct Outbox {
    destination: Option<Destination>,
    /// The destination of the notifications of SNAP.
    notified: Option<Destination>,
    /// The settings for signing them.
    signing: Signing,
    queue: Queue,
    sent: Log<Sent>,
}

impl Outbox {
    /// Creates an empty outbox, which keeps this many attempts.
    pub(crate) fn new(
        destination: Option<Destination>,
        notified: Option<Destination>,
        signing: Signing,
        log_limit: usize,
    ) -> Self {
        Self {
            destination,
            notified,
            signing,
            queue: Queue::default(),
            sent: Log::new(log_limit),
        }
    }

    pub(crate) fn set_destination(&mut self, destination: Destination) {
        self.destination = Some(destination);
    }

    pub(crate) fn set_notified(&mut self, destination: Destination) {
        self.notified = Some(destination);
    }

    /// Returns the destination of webhooks.
    pub(crate) fn destination(&self) -> Option<&Destination> {
        self.destination.as_ref()
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
        self.queue.next_number()
    }

    /// Returns the webhooks that wait.
    pub(crate) fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Replaces the webhooks that wait. Numbers of events are not used again.
    pub(crate) fn set_queue(&mut self, queue: Queue) {
        self.queue = queue.numbered_from(self.queue.next_number());
    }

    /// Adds an event to be sent now. Without a destination it is dropped.
    pub(crate) fn add(&mut self, event: Event, now: Timestamp) {
        if self.destination_of(&event).is_some() {
            self.queue.add(event, now);
        }
    }

    /// Schedules an event that was delivered, or waits for a retry, to be sent again now. Returns
    /// its number as a range, or `None` if no attempt is known.
    pub(crate) fn resend(&mut self, number: u64, now: Timestamp) -> Option<Range<u64>> {
        let waits = self.queue.change(number, |pending| pending.due = now);
        if waits.is_some() {
            return Some(number..number + 1);
        }
        let mut sent = self.sent.iter().rev();
        let last = sent.find(|sent| sent.delivery.number == number)?;
        let (event, attempts) = (Arc::clone(&last.event), last.delivery.attempt);
        let pending = PendingDelivery::new(number, event, attempts, now);
        self.queue.insert(pending);
        Some(number..number + 1)
    }

    /// Returns the time at which the next attempt is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.queue.first().map(|pending| pending.due)
    }

    /// Returns the next attempt, unless the fault that `decide` chooses postpones it. It stays
    /// pending until its outcome is [recorded](Self::record): an attempt that is cancelled before
    /// is made again.
    pub(crate) fn next_webhook(
        &mut self,
        now: Timestamp,
        decide: impl FnOnce(&str, &str) -> Option<DeliveryFault>,
    ) -> Option<Draft> {
        let pending = self.queue.first()?;
        let number = pending.number;
        let Some(destination) = self.destination_of(&pending.event).cloned() else {
            // It was queued by an earlier process, which had a destination.
            self.queue.remove(number);
            return None;
        };
        if pending.injected.is_none() {
            let fault = decide(&pending.event.name, &pending.event.id());
            self.queue.change(number, |pending| {
                pending.injected = Some(InjectedFault {
                    fault,
                    waits_for_another: fault == Some(DeliveryFault::Reorder),
                });
                match fault {
                    Some(DeliveryFault::Delay(by)) => pending.put_off(by),
                    Some(DeliveryFault::Reorder) => pending.put_off(REORDER_TIMEOUT),
                    _ => {}
                }
            });
            match fault {
                Some(DeliveryFault::Drop) => {
                    self.drop_pending(number, &destination, now);
                    return None;
                }
                Some(DeliveryFault::Delay(_) | DeliveryFault::Reorder) => return None,
                Some(
                    DeliveryFault::Duplicate
                    | DeliveryFault::Tampered
                    | DeliveryFault::HangUp { .. },
                )
                | None => {}
            }
        }
        Some(Draft {
            pending: self.queue.get(number)?.clone(),
            destination,
            signing: self.signing,
            now,
        })
    }

    /// Removes a webhook that is never delivered.
    fn drop_pending(&mut self, number: u64, destination: &Destination, now: Timestamp) {
        let Some(pending) = self.queue.remove(number) else {
            return;
        };
        let letter = pending.letter(destination, self.signing, now);
        let attempt = pending.attempts + 1;
        let delivery = pending.delivery(attempt, letter, DeliveryOutcome::Lost, now);
        self.log(delivery, pending.event);
    }

    /// Records the outcome of an attempt, or of each of its copies, and schedules the next one.
    pub(crate) fn record(
        &mut self,
        webhook: &OutgoingWebhook,
        outcomes: &[DeliveryOutcome],
        now: Timestamp,
    ) {
        let number = webhook.number;
        let Some(mut pending) = self.queue.remove(number) else {
            return;
        };
        pending.count(now);
        for outcome in outcomes {
            let letter = webhook.letter.clone();
            let delivery = pending.delivery(pending.attempts, letter, *outcome, now);
            self.log(delivery, Arc::clone(&pending.event));
        }
        pending.injected = None;
        if let Some(due) = pending.next_retry()
            && !outcomes.contains(&DeliveryOutcome::Accepted)
        {
            pending.due = due;
            self.queue.insert(pending);
        }
        self.queue.release_reordered(now);
    }

    fn log(&mut self, delivery: Delivery, event: Arc<Event>) {
        let bytes = delivery.bytes();
        self.sent.push(Sent { delivery, event }, bytes);
    }

    /// Returns the attempts that are kept, oldest first.
    pub(crate) fn sent(&self) -> impl DoubleEndedIterator<Item = &Delivery> {
        self.sent.iter().map(|sent| &sent.delivery)
    }

    /// Returns the attempts from a position of the log on, oldest first.
    pub(crate) fn sent_since(&self, position: u64) -> impl Iterator<Item = &Delivery> {
        self.sent.since(position).map(|sent| &sent.delivery)
    }

    /// Returns the position of the first attempt that is kept.
    pub(crate) fn sent_start(&self) -> u64 {
        self.sent.start()
    }

    /// Returns the position of the next attempt in the log.
    pub(crate) fn sent_end(&self) -> u64 {
        self.sent.end()
    }

    /// Removes the attempts that are kept.
    pub(crate) fn clear_sent(&mut self) {
        self.sent.clear();
    }
}
