//! The record of an object that notifications are about, and the state machine that decides
//! which of its statuses are handed over.
//!
//! Everything here is pure. The first final status is recorded, and stays.

use super::notification::key_part;
use crate::types::descriptor::Progress;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The statuses of an object that were handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NotifiedRecord {
    /// Those that could still change.
    open: BTreeSet<String>,
    /// The first final one.
    closed: Option<String>,
    /// Those that the spec does not know, and final ones that arrived after the first.
    others: BTreeSet<String>,
}

/// The consequence of a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reaction {
    /// It is handed over under this key. Occurrences under the other keys are no longer needed.
    HandOver {
        key: String,
        superseded: Vec<String>,
    },
    /// It is handed over under this key, as a conflict with the recorded one.
    Conflict { key: String, recorded: String },
    /// It was handed over before.
    Known,
    /// It arrives after this final one.
    Late { recorded: String },
}

impl NotifiedRecord {
    /// Reads a record that [`to_data`](Self::to_data) wrote; `None` if it cannot be read.
    pub(super) fn from_data(data: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(data).ok()?;
        let texts = |name: &str| -> Option<BTreeSet<String>> {
            let texts = value.get(name)?.as_array()?.iter();
            texts.map(|text| text.as_str().map(str::to_owned)).collect()
        };
        Some(Self {
            open: texts("open")?,
            closed: match value.get("final")? {
                Value::Null => None,
                closed => Some(closed.as_str()?.to_owned()),
            },
            others: texts("others")?,
        })
    }

    /// Returns the stored form of the record.
    pub(super) fn to_data(&self) -> String {
        json!({"open": self.open, "final": self.closed, "others": self.others}).to_string()
    }

    /// Records a status, and returns its consequence.
    pub(super) fn observe(&mut self, status: &str, progress: Progress) -> Reaction {
        let status = key_part(status).into_owned();
        let is_closed_by = self.closed.as_deref() == Some(status.as_str());
        if is_closed_by || self.open.contains(&status) || self.others.contains(&status) {
            return Reaction::Known;
        }
        let key = format!("status/{status}");
        match (self.closed.clone(), progress) {
            (None, Progress::Open) => {
                self.open.insert(status);
                let superseded = Vec::new();
                Reaction::HandOver { key, superseded }
            }
            (None, Progress::Unknown) => {
                self.others.insert(status);
                let superseded = Vec::new();
                Reaction::HandOver { key, superseded }
            }
            (None, Progress::Final) => {
                self.closed = Some(status);
                let open = self.open.iter();
                let superseded = open.map(|status| format!("status/{status}")).collect();
                Reaction::HandOver { key, superseded }
            }
            (Some(recorded), Progress::Open) => Reaction::Late { recorded },
            (Some(recorded), Progress::Final | Progress::Unknown) => {
                self.others.insert(status);
                Reaction::Conflict { key, recorded }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{NotifiedRecord, Reaction};
    use crate::types::descriptor::Progress;

    fn hand_over(status: &str, superseded: &[&str]) -> Reaction {
        let key = |status: &str| format!("status/{status}");
        Reaction::HandOver {
            key: key(status),
            superseded: superseded.iter().map(|status| key(status)).collect(),
        }
    }

    #[test]
    fn each_status_is_handed_over_once_and_in_order() {
        let mut record = NotifiedRecord::default();
        let conflict = |status: &str| Reaction::Conflict {
            key: format!("status/{status}"),
            recorded: "00".to_owned(),
        };
        let late = Reaction::Late {
            recorded: "00".to_owned(),
        };
        for (status, progress, expected) in [
            ("01", Progress::Open, hand_over("01", &[])),
            ("01", Progress::Open, Reaction::Known),
            ("77", Progress::Unknown, hand_over("77", &[])),
            ("00", Progress::Final, hand_over("00", &["01"])),
            ("00", Progress::Final, Reaction::Known),
            ("03", Progress::Open, late.clone()),
            ("03", Progress::Open, late),
            ("01", Progress::Open, Reaction::Known),
            ("06", Progress::Final, conflict("06")),
            ("06", Progress::Final, Reaction::Known),
            ("88", Progress::Unknown, conflict("88")),
            ("04", Progress::Final, conflict("04")),
        ] {
            assert_eq!(record.observe(status, progress), expected, "{status}");
            // The record is stored between any two.
            record = NotifiedRecord::from_data(&record.to_data()).unwrap();
        }
    }

    #[test]
    fn a_record_of_another_version_is_not_taken_for_an_empty_one() {
        for data in ["", "{}", "[]", r#"{"open":[1],"final":null,"others":[]}"#] {
            assert_eq!(NotifiedRecord::from_data(data), None, "{data}");
        }
    }
}
