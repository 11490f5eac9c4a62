//! The webhooks that wait, in the order in which they are due.

use crate::events::Event;
use crate::pending::PendingDelivery;
use durianpay_client::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The webhooks that wait, and the number of the next event.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(from = "Waiting", into = "Waiting")]
pub(crate) struct Queue {
    next_number: u64,
    /// By the number of the event.
    pending: BTreeMap<u64, PendingDelivery>,
    /// The numbers in the order in which they are due.
    order: BTreeSet<(Timestamp, u64)>,
    /// The numbers that wait for another webhook to be sent first.
    reordered: BTreeSet<u64>,
}

/// The form of a queue in a snapshot.
#[derive(Serialize, Deserialize)]
struct Waiting {
    next_number: u64,
    pending: Vec<PendingDelivery>,
}

impl Queue {
    pub(crate) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Returns the queue with the numbers of events from this one on.
    pub(crate) fn numbered_from(mut self, number: u64) -> Self {
        self.next_number = self.next_number.max(number);
        self
    }

    /// Adds a new event that is due now.
    pub(crate) fn add(&mut self, event: Event, now: Timestamp) {
        let number = self.next_number;
        self.next_number += 1;
        self.insert(PendingDelivery::new(number, Arc::new(event), 0, now));
    }

    /// Adds a webhook, which replaces the one of its number.
    pub(crate) fn insert(&mut self, pending: PendingDelivery) {
        self.remove(pending.number);
        self.order.insert((pending.due, pending.number));
        if pending.waits_for_another() {
            self.reordered.insert(pending.number);
        }
        self.pending.insert(pending.number, pending);
    }

    pub(crate) fn get(&self, number: u64) -> Option<&PendingDelivery> {
        self.pending.get(&number)
    }

    /// Returns the webhook that is due first.
    pub(crate) fn first(&self) -> Option<&PendingDelivery> {
        let (_, number) = self.order.first()?;
        self.pending.get(number)
    }

    /// Changes a webhook, and its place in the order.
    pub(crate) fn change<T>(
        &mut self,
        number: u64,
        change: impl FnOnce(&mut PendingDelivery) -> T,
    ) -> Option<T> {
        let mut pending = self.remove(number)?;
        let result = change(&mut pending);
        self.insert(pending);
        Some(result)
    }

    pub(crate) fn remove(&mut self, number: u64) -> Option<PendingDelivery> {
        let pending = self.pending.remove(&number)?;
        self.order.remove(&(pending.due, number));
        self.reordered.remove(&number);
        Some(pending)
    }

    /// Makes the webhooks due that waited for another one to be sent first.
    pub(crate) fn release_reordered(&mut self, now: Timestamp) {
        for number in std::mem::take(&mut self.reordered) {
            self.change(number, |pending| pending.release(now));
        }
    }
}

impl From<Waiting> for Queue {
    fn from(waiting: Waiting) -> Self {
        let mut queue = Self {
            next_number: waiting.next_number,
            ..Self::default()
        };
        for pending in waiting.pending {
            queue.insert(pending);
        }
        queue
    }
}

impl From<Queue> for Waiting {
    fn from(queue: Queue) -> Self {
        Self {
            next_number: queue.next_number,
            pending: queue.pending.into_values().collect(),
        }
    }
}
