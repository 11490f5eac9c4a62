//! The faults to inject into requests and deliveries.

use super::armed::{Armed, Fired, History, Kind};
use super::kinds::{DeliveryFault, Effect, Fault};
use super::names::operation_name;
use super::queue::Queue;
use super::random::Random;
use super::reads::{Alteration, ReadFault, ReadPlan};
use crate::operation::Operation;
use crate::record::RecordedRequest;
use durianpay_client::Timestamp;
use durianpay_client::json::Json;
use std::time::Duration;

/// The waiting faults, the random ones, those of reads, and those that were injected.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    requests: Queue<Operation, Fault>,
    deliveries: Queue<String, DeliveryFault>,
    /// The random faults, with their number.
    random: Option<(u64, Random)>,
    pub(crate) reads: ReadPlan,
    pub(crate) history: History,
    /// The number of the next fault.
    next: u64,
    /// Grows with each change.
    pub(crate) revision: u64,
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
        let number = self.number();
        self.requests.push(number, operation, fault);
    }

    pub(super) fn add_to_delivery(&mut self, event: Option<String>, fault: DeliveryFault) {
        let number = self.number();
        self.deliveries.push(number, event, fault);
    }

    /// Sets the percentage of random faults; 0 disables them.
    pub(super) fn set_random(&mut self, seed: u64, percent: u8) {
        let number = self.number();
        self.random = (percent > 0).then(|| (number, Random::new(seed, percent)));
    }

    /// Adds a fault of the reads of an object: they show this status, or the object as it was before
    /// its last change.
    pub(crate) fn add_read(&mut self, id: &str, status: Option<String>, reads: usize) {
        let fault = status.map_or(ReadFault::Lag, ReadFault::Status);
        let number = self.number();
        self.reads.add(number, id, fault, reads);
    }

    /// Shows this value for a member in all reads of an object.
    pub(crate) fn show(&mut self, id: &str, member: &str, value: Json) {
        let number = self.number();
        self.reads.show(number, id, member, value);
    }

    /// Removes all faults from the reads of an object.
    pub(super) fn clear_reads(&mut self, id: &str) {
        self.revision += 1;
        self.reads.clear(id);
    }

    /// Removes all faults that wait. Those that were injected stay listed.
    pub(crate) fn clear(&mut self) {
        let earlier = std::mem::take(self);
        self.history = earlier.history;
        self.next = earlier.next;
        self.revision = earlier.revision + 1;
    }

    /// Removes all faults, and the list of those that were injected.
    pub(crate) fn reset(&mut self) {
        self.clear();
        self.history = History::default();
    }

    /// Removes the fault with this number. Returns whether there was one.
    pub(crate) fn remove(&mut self, number: u64) -> bool {
        self.revision += 1;
        let is_random = |(known, _): &mut (u64, Random)| *known == number;
        self.requests.remove(number)
            || self.deliveries.remove(number)
            || self.reads.remove(number)
            || self.random.take_if(is_random).is_some()
    }

    fn number(&mut self) -> u64 {
        let number = self.next;
        self.next += 1;
        self.revision += 1;
        number
    }

    pub(crate) fn waiting(&self) -> usize {
        self.requests.len() + self.deliveries.len() + self.reads.waiting()
    }

    /// Returns the faults that wait, in the order of their numbers.
    pub(crate) fn armed(&self) -> Vec<Armed> {
        let armed = |number, kind, target, fault| Armed {
            number,
            kind,
            target,
            fault,
            reads: None,
        };
        let mut all: Vec<Armed> = Vec::new();
        all.extend(self.requests.iter().map(|(number, operation, fault)| {
            let target = operation.map(operation_name);
            armed(*number, Kind::Request, target, fault.to_string())
        }));
        all.extend(self.deliveries.iter().map(|(number, event, fault)| {
            armed(*number, Kind::Delivery, event.clone(), fault.to_string())
        }));
        all.extend(
            self.random
                .iter()
                .map(|(number, random)| armed(*number, Kind::Random, None, random.to_string())),
        );
        all.extend(self.reads.armed());
        all.sort_by_key(|fault| fault.number);
        all
    }

    /// Takes the fault of a request.
    pub(crate) fn take_for_request(
        &mut self,
        operation: Operation,
        request: &RecordedRequest,
    ) -> Option<Fault> {
        let armed = self.requests.take(|wanted| *wanted == operation);
        let fault = armed.or_else(|| self.random_for_request(request))?;
        self.fired(Fired {
            at: request.at,
            kind: Kind::Request,
            target: operation_name(operation),
            fault: fault.to_string(),
            subject: Some(request.number.to_string()),
            is_random: armed.is_none(),
        });
        Some(fault)
    }

    fn random_for_request(&mut self, request: &RecordedRequest) -> Option<Fault> {
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
        let (_, random) = self.random.as_mut()?;
        random.choose(&REQUEST_FAULTS, &[method, path, query, body])
    }

    /// Takes the fault of a delivery, by its event and the id of its object.
    pub(crate) fn take_for_delivery(
        &mut self,
        event: &str,
        id: &str,
        at: Timestamp,
    ) -> Option<DeliveryFault> {
        let armed = self.deliveries.take(|wanted| wanted == event);
        // The rest of the payload contains times, which differ between runs.
        let random = |(_, random): &mut (u64, Random)| {
            random.choose(&DELIVERY_FAULTS, &[event.as_bytes(), id.as_bytes()])
        };
        let fault = armed.or_else(|| self.random.as_mut().and_then(random))?;
        self.fired(Fired {
            at,
            kind: Kind::Delivery,
            target: event.to_owned(),
            fault: fault.to_string(),
            subject: (!id.is_empty()).then(|| id.to_owned()),
            is_random: armed.is_none(),
        });
        Some(fault)
    }

    /// Takes the alteration of an object for one read.
    pub(crate) fn take_for_read(&mut self, id: &str, at: Timestamp) -> Option<Alteration> {
        let alteration = self.reads.take(id)?;
        if let Some(fault) = alteration.fault.clone() {
            self.fired(Fired {
                at,
                kind: Kind::Read,
                target: id.to_owned(),
                fault,
                subject: None,
                is_random: false,
            });
        }
        Some(alteration)
    }

    fn fired(&mut self, fired: Fired) {
        self.revision += 1;
        self.history.push(fired);
    }
}
