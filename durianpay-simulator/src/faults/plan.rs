//! The faults to inject into requests and deliveries.

use super::kinds::{DeliveryFault, Effect, Fault};
use super::random::Random;
use super::reads::{ReadFault, ReadPlan};
use crate::operation::Operation;
use crate::record::RecordedRequest;
use std::collections::VecDeque;
use std::time::Duration;

/// The waiting faults, the random ones, and those of reads.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    requests: Queue<Operation, Fault>,
    deliveries: Queue<String, DeliveryFault>,
    pub(super) random: Option<Random>,
    pub(crate) reads: ReadPlan,
}

/// Faults in the order in which they were added, each with a name; `None` matches every name.
#[derive(Debug)]
struct Queue<Name, Fault>(VecDeque<(Option<Name>, Fault)>);

impl<Name, Fault> Default for Queue<Name, Fault> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<Name, Fault> Queue<Name, Fault> {
    /// Removes and returns the first fault whose name matches.
    fn take(&mut self, is_it: impl Fn(&Name) -> bool) -> Option<Fault> {
        let is_for = |(wanted, _): &(Option<Name>, Fault)| wanted.as_ref().is_none_or(&is_it);
        let position = self.0.iter().position(is_for)?;
        self.0.remove(position).map(|(_, fault)| fault)
    }
}

/// The random faults of requests. The delay is short, so that tests with many of them stay fast.
const REQUEST_FAULTS: [Fault; 10] = [
    Fault::Delay(Duration::from_millis(50)),
    Fault::Reset(Effect::NotApplied),
    Fault::Reset(Effect::Applied),
    Fault::Close(Effect::NotApplied),
    Fault::Close(Effect::Applied),
    Fault::CutBody,
    Fault::TooManyRequests {
        retry_after: Duration::ZERO,
    },
    Fault::ServerError(Effect::NotApplied),
    Fault::ServerError(Effect::Applied),
    Fault::Unavailable,
];

/// The random faults of deliveries. The delay is longer than all retries of another delivery
/// together. A sender hangs up at once, or while the receiver works.
const DELIVERY_FAULTS: [DeliveryFault; 7] = [
    DeliveryFault::Duplicate,
    DeliveryFault::Reorder,
    DeliveryFault::Delay(Duration::from_secs(4 * 60 * 60)),
    DeliveryFault::Tampered,
    DeliveryFault::Drop,
    DeliveryFault::HangUp {
        after: Duration::ZERO,
    },
    DeliveryFault::HangUp {
        after: Duration::from_millis(5),
    },
];

impl Plan {
    pub(super) fn add(&mut self, operation: Option<Operation>, fault: Fault) {
        self.requests.0.push_back((operation, fault));
    }

    pub(super) fn add_to_delivery(&mut self, event: Option<String>, fault: DeliveryFault) {
        self.deliveries.0.push_back((event, fault));
    }

    /// Adds a fault of the reads of an object: they show this status, or the object as it was before
    /// its last change.
    pub(crate) fn add_read(&mut self, id: &str, status: Option<String>, reads: usize) {
        let fault = status.map_or(ReadFault::Lag, ReadFault::Status);
        self.reads.add(id, fault, reads);
    }

    pub(crate) fn waiting(&self) -> usize {
        self.requests.0.len() + self.deliveries.0.len() + self.reads.waiting()
    }

    /// Takes the fault of a request.
    pub(crate) fn take_for_request(
        &mut self,
        operation: Operation,
        request: &RecordedRequest,
    ) -> Option<Fault> {
        if let Some(fault) = self.requests.take(|wanted| *wanted == operation) {
            return Some(fault);
        }
        // Headers are left out, since they differ between calls: one contains a random key, for
        // example.
        let RecordedRequest {
            method,
            path,
            query,
            body,
            ..
        } = request;
        let query = query.as_deref().unwrap_or_default();
        let parts = [method.as_str(), path, query].map(str::as_bytes);
        let [method, path, query] = parts;
        let random = self.random.as_mut()?;
        random.choose(&REQUEST_FAULTS, &[method, path, query, body])
    }

    /// Takes the fault of a delivery, by its event and the id of its object.
    pub(crate) fn take_for_delivery(&mut self, event: &str, id: &str) -> Option<DeliveryFault> {
        if let Some(fault) = self.deliveries.take(|wanted| wanted == event) {
            return Some(fault);
        }
        // The rest of the payload contains times, which differ between runs.
        let random = self.random.as_mut()?;
        random.choose(&DELIVERY_FAULTS, &[event.as_bytes(), id.as_bytes()])
    }
}
