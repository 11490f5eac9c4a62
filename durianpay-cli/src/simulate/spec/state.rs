//! What changes while the simulator runs.

use super::auth::tokens::Tokens;
use super::faults::Faults;
use super::idempotency::Keys;
use super::record::{Delivery, Record};
use super::store::Store;
use std::collections::VecDeque;

/// The number of requests and of deliveries that the log keeps.
const LOG: usize = 1_000;

/// What changes while the simulator runs.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) store: Store,
    pub(super) tokens: Tokens,
    pub(super) keys: Keys,
    pub(super) faults: Faults,
    pub(super) requests: VecDeque<Record>,
    pub(super) deliveries: VecDeque<Delivery>,
    /// The number of requests so far.
    pub(super) received: u64,
    /// The number of webhooks so far.
    pub(super) sent: u64,
}

impl State {
    /// Adds a request to the log, and numbers it.
    pub(super) fn log_request(&mut self, mut record: Record) -> Record {
        record.number = self.received;
        self.received += 1;
        push(&mut self.requests, record.clone());
        record
    }

    pub(super) fn log_delivery(&mut self, delivery: Delivery) {
        push(&mut self.deliveries, delivery);
    }
}

fn push<T>(log: &mut VecDeque<T>, entry: T) {
    if log.len() >= LOG {
        log.pop_front();
    }
    log.push_back(entry);
}
