//! A webhook that has not been accepted yet.

use crate::clock::after;
use crate::destination::Destination;
use crate::events::{Event, Kind};
use crate::faults::kinds::DeliveryFault;
use crate::letter::{Letter, Post, Signing};
use crate::record::{Delivery, DeliveryOutcome};
use durianpay_client::Timestamp;
use durianpay_client::api::WEBHOOK;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// A webhook that has not been accepted yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PendingDelivery {
    pub(crate) number: u64,
    pub(crate) event: Arc<Event>,
    /// The number of attempts so far.
    pub(crate) attempts: u32,
    /// The time at which the event was made.
    made_at: Timestamp,
    /// The time of the first attempt.
    first: Timestamp,
    pub(crate) due: Timestamp,
    /// The fault of the next attempt, once it is chosen.
    #[serde(skip)]
    pub(crate) injected: Option<InjectedFault>,
}

/// The fault of an attempt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InjectedFault {
    pub(crate) fault: Option<DeliveryFault>,
    /// Whether it waits for another webhook to be sent first.
    pub(crate) waits_for_another: bool,
}

impl PendingDelivery {
    /// Creates a webhook to be sent now.
    pub(crate) fn new(number: u64, event: Arc<Event>, attempts: u32, now: Timestamp) -> Self {
        Self {
            number,
            event,
            attempts,
            made_at: now,
            first: now,
            due: now,
            injected: None,
        }
    }

    /// Counts an attempt.
    pub(crate) fn count(&mut self, now: Timestamp) {
        if self.attempts == 0 {
            self.first = now;
        }
        self.attempts += 1;
    }

    /// Returns the time of the next attempt; `None` after the last one.
    pub(crate) fn next_retry(&self) -> Option<Timestamp> {
        if !self.event.is_retried {
            return None;
        }
        let position = usize::try_from(self.attempts).ok()?.checked_sub(1)?;
        let minutes = WEBHOOK.retry_minutes.get(position)?;
        after(self.first, Duration::from_secs(minutes * 60))
    }

    /// Postpones the next attempt, at most to the end of the clock.
    pub(crate) fn put_off(&mut self, by: Duration) {
        self.due = after(self.due, by).unwrap_or(self.due);
    }

    /// Returns whether it waits for another webhook to be sent first.
    pub(crate) fn waits_for_another(&self) -> bool {
        self.injected
            .is_some_and(|injected| injected.waits_for_another)
    }

    /// Makes it due, after another webhook was sent first.
    pub(crate) fn release(&mut self, now: Timestamp) {
        if let Some(injected) = &mut self.injected {
            injected.waits_for_another = false;
        }
        self.due = now;
    }

    pub(crate) fn fault(&self) -> Option<DeliveryFault> {
        self.injected.and_then(|injected| injected.fault)
    }

    pub(crate) fn copies(&self) -> u32 {
        match self.fault() {
            Some(DeliveryFault::Duplicate) => 2,
            _ => 1,
        }
    }

    pub(crate) fn hang_up_after(&self) -> Option<Duration> {
        match self.fault() {
            Some(DeliveryFault::HangUp { after }) => Some(after),
            _ => None,
        }
    }

    /// Creates the public record of an attempt.
    pub(crate) fn delivery(
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
    pub(crate) fn letter(
        &self,
        destination: &Destination,
        signing: Signing,
        now: Timestamp,
    ) -> Letter {
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
