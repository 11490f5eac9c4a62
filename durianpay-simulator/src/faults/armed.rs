//! The faults that wait, and those that were injected, for people.

use durianpay_client::Timestamp;
use serde::Serialize;
use std::collections::VecDeque;

/// The number of injected faults that are kept.
const MOST: usize = 100;

/// The subject of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Request,
    Delivery,
    Read,
    Random,
}

/// A fault that waits.
#[derive(Debug, Serialize)]
pub(crate) struct Armed {
    /// The number by which it is removed.
    pub(crate) number: u64,
    pub(crate) kind: Kind,
    /// The operation, the event or the object that it is for; `None` for any.
    pub(crate) target: Option<String>,
    /// The fault, as a plan reads it; of a read, the member and value, or `lag`.
    pub(crate) fault: String,
    /// The number of reads that are left; `None` for all, and for other faults.
    pub(crate) reads: Option<usize>,
}

/// A fault that was injected.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Fired {
    pub(crate) at: Timestamp,
    pub(crate) kind: Kind,
    /// The operation or the event; for a read, the object.
    pub(crate) target: String,
    pub(crate) fault: String,
    /// The number of the request, or the id in the webhook.
    pub(crate) subject: Option<String>,
    pub(crate) is_random: bool,
}

/// The last faults that were injected, oldest first.
#[derive(Debug, Default)]
pub(crate) struct History(VecDeque<Fired>);

impl History {
    pub(super) fn push(&mut self, fired: Fired) {
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(fired);
    }

    /// Returns the faults, newest first.
    pub(crate) fn newest(&self) -> Vec<Fired> {
        self.0.iter().rev().cloned().collect()
    }
}
