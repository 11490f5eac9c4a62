//! The faults of reads, which alter the objects in responses.

use super::armed::{Armed, Kind};
use durianpay_client::json::Json;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;

/// The faults of the reads of all objects, by their ids.
#[derive(Debug, Default)]
pub(crate) struct ReadPlan(BTreeMap<String, ObjectFaults>);

/// The faults of the reads of one object.
#[derive(Debug, Default)]
struct ObjectFaults {
    /// The faults with a number of reads. A read meets only the first of them.
    queue: VecDeque<Waiting>,
    /// The members to show in every read, each with its number.
    members: BTreeMap<String, (u64, Json)>,
}

/// A fault of the next reads of an object.
#[derive(Debug)]
struct Waiting {
    number: u64,
    fault: ReadFault,
    /// The number of reads that are left.
    reads: usize,
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
    /// The fault with a number of reads that this read has met.
    pub(crate) fault: Option<String>,
}

impl ReadPlan {
    pub(super) fn add(&mut self, number: u64, id: &str, fault: ReadFault, reads: usize) {
        if reads > 0 {
            let faults = self.0.entry(id.to_owned()).or_default();
            faults.queue.push_back(Waiting {
                number,
                fault,
                reads,
            });
        }
    }

    pub(super) fn show(&mut self, number: u64, id: &str, member: &str, value: Json) {
        let faults = self.0.entry(id.to_owned()).or_default();
        faults.members.insert(member.to_owned(), (number, value));
    }

    pub(super) fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Removes the fault with this number. Returns whether there was one.
    pub(super) fn remove(&mut self, number: u64) -> bool {
        let count = |all: &BTreeMap<String, ObjectFaults>| -> usize {
            all.values()
                .map(|faults| faults.queue.len() + faults.members.len())
                .sum()
        };
        let before = count(&self.0);
        for faults in self.0.values_mut() {
            faults.queue.retain(|waiting| waiting.number != number);
            faults.members.retain(|_, (known, _)| *known != number);
        }
        let is_removed = count(&self.0) < before;
        self.0.retain(|_, faults| !faults.is_empty());
        is_removed
    }

    /// Returns the number of faults that still have reads left.
    pub(super) fn waiting(&self) -> usize {
        self.0.values().map(|faults| faults.queue.len()).sum()
    }

    /// Returns the faults that wait.
    pub(super) fn armed(&self) -> Vec<Armed> {
        let armed = |number, id: &str, fault: String, reads| Armed {
            number,
            kind: Kind::Read,
            target: Some(id.to_owned()),
            fault,
            reads,
        };
        let mut all = Vec::new();
        for (id, faults) in &self.0 {
            let waiting = faults.queue.iter();
            all.extend(waiting.map(|waiting| {
                let Waiting {
                    number,
                    fault,
                    reads,
                } = waiting;
                armed(*number, id, fault.to_string(), Some(*reads))
            }));
            let members = faults.members.iter();
            all.extend(members.map(|(member, (number, value))| {
                armed(*number, id, format!("{member}={}", value.as_str()), None)
            }));
        }
        all
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the alteration of this object for one read.
    pub(super) fn take(&mut self, id: &str) -> Option<Alteration> {
        let faults = self.0.get_mut(id)?;
        let members = faults.members.iter();
        let mut alteration = Alteration {
            lags: false,
            members: members
                .map(|(member, (_, value))| (member.clone(), value.clone()))
                .collect(),
            fault: None,
        };
        if let Some(waiting) = faults.queue.front_mut() {
            match &waiting.fault {
                ReadFault::Lag => alteration.lags = true,
                ReadFault::Status(status) => {
                    let status = Json::from(status.as_str());
                    alteration.members.insert("status".to_owned(), status);
                }
            }
            alteration.fault = Some(waiting.fault.to_string());
            waiting.reads -= 1;
            if waiting.reads == 0 {
                faults.queue.pop_front();
            }
        }
        if faults.is_empty() {
            self.0.remove(id);
        }
        Some(alteration)
    }
}

impl ObjectFaults {
    fn is_empty(&self) -> bool {
        self.queue.is_empty() && self.members.is_empty()
    }
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lag => f.write_str("lag"),
            Self::Status(status) => write!(f, "status={status}"),
        }
    }
}
