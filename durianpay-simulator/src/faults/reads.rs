//! The faults of reads, which alter the objects in responses.

use durianpay_client::json::Json;
use std::collections::{BTreeMap, VecDeque};

/// The faults of the reads of all objects, by their ids.
#[derive(Debug, Default)]
pub(crate) struct ReadPlan(BTreeMap<String, ObjectFaults>);

/// The faults of the reads of one object.
#[derive(Debug, Default)]
struct ObjectFaults {
    /// The faults with a number of reads. A read meets only the first of them.
    queue: VecDeque<(ReadFault, usize)>,
    /// The members to show in every read.
    members: BTreeMap<String, Json>,
}

/// A fault with a number of reads.
#[derive(Debug)]
pub(super) enum ReadFault {
    /// They show the object as it was before its last change.
    Lag,
    /// They show this status.
    Status(String),
}

/// The alterations of an object in one response.
#[derive(Debug)]
pub(crate) struct Alteration {
    /// Whether it shows the object as it was before its last change.
    pub(crate) lags: bool,
    /// The members to replace.
    pub(crate) members: BTreeMap<String, Json>,
}

impl ReadPlan {
    pub(super) fn add(&mut self, id: &str, fault: ReadFault, reads: usize) {
        if reads > 0 {
            let faults = self.0.entry(id.to_owned()).or_default();
            faults.queue.push_back((fault, reads));
        }
    }

    pub(super) fn show(&mut self, id: &str, member: &str, value: Json) {
        let faults = self.0.entry(id.to_owned()).or_default();
        faults.members.insert(member.to_owned(), value);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Returns the number of faults that still have reads left.
    pub(super) fn waiting(&self) -> usize {
        self.0.values().map(|faults| faults.queue.len()).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the alteration of this object for one read.
    pub(crate) fn take(&mut self, id: &str) -> Option<Alteration> {
        let faults = self.0.get_mut(id)?;
        let mut members = faults.members.clone();
        let mut lags = false;
        if let Some((fault, reads)) = faults.queue.front_mut() {
            match fault {
                ReadFault::Lag => lags = true,
                ReadFault::Status(status) => {
                    members.insert("status".to_owned(), Json::from(status.as_str()));
                }
            }
            *reads -= 1;
            if *reads == 0 {
                faults.queue.pop_front();
            }
        }
        if faults.queue.is_empty() && faults.members.is_empty() {
            self.0.remove(id);
        }
        Some(Alteration { lags, members })
    }
}
