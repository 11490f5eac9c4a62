//! The tasks that fall due by the clock.

use durianpay_client::Timestamp;
use durianpay_client::api::{DisbursementId, PaymentId};
use std::collections::BTreeSet;

/// A task that falls due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    /// A payment expires, or ends as its request demands.
    End(PaymentId),
    /// The banks have completed a batch.
    PayOut(DisbursementId),
    /// A bank has checked an account: the validation with this index.
    Validate(usize),
    /// A bank rejects a transfer of SNAP.
    Refuse(String),
}

/// The tasks that wait for their time, in the order in which they fall due.
#[derive(Debug, Default)]
pub(crate) struct Tasks(BTreeSet<(Timestamp, Task)>);

impl Tasks {
    /// Adds a task if there is a time for it.
    pub(crate) fn add(&mut self, due: Option<Timestamp>, task: impl FnOnce() -> Task) {
        if let Some(due) = due {
            self.0.insert((due, task()));
        }
    }

    /// Returns the time of the task that falls due first.
    pub(crate) fn next(&self) -> Option<Timestamp> {
        self.0.first().map(|(due, _)| *due)
    }

    /// Removes and returns the task that falls due first.
    pub(crate) fn pop(&mut self) -> Option<(Timestamp, Task)> {
        self.0.pop_first()
    }

    /// Removes the task with this time.
    pub(crate) fn remove(&mut self, due: Option<Timestamp>, task: impl FnOnce() -> Task) {
        if let Some(due) = due {
            self.0.remove(&(due, task()));
        }
    }
}
