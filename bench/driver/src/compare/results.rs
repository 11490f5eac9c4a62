//! The results of the comparison, stored as a file in the repository.

use crate::cargo::Mode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use xtask::shipped::root;

/// The processor time, in microseconds, below which a build is repeated.
const SHORT: u64 = 20_000_000;

const PATH: &str = "bench/results/compare.json";

/// The results of all documents and generators.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Compared {
    /// The versions of the compiler, of crates and of the generators.
    pub(crate) versions: BTreeMap<String, String>,
    /// The subjects by API, then by generator.
    pub(crate) subjects: BTreeMap<String, BTreeMap<String, Subject>>,
    /// The cost of an edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) edit: Option<Edit>,
}

/// The cost of an edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Edit {
    /// The number of lines of the spec.
    pub(crate) lines: usize,
    /// The number of operations that the program binds.
    pub(crate) operations: usize,
    /// The processor time of rustc, the macro included, for an incremental `cargo check`, in microseconds.
    pub(crate) processor: u64,
}

/// The bindings of a document by a generator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subject {
    /// The reason for which there are no bindings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) failed: Option<String>,
    /// The number of lines of Rust.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lines: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    check: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    debug: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release: Option<Outcome>,
}

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Outcome {
    Took {
        /// The processor time of rustc, in microseconds.
        processor: u64,
        /// The peak memory of rustc, in bytes.
        memory: u64,
    },
    Failed {
        failed: String,
    },
}

impl Outcome {
    pub(crate) fn failed(reason: impl Into<String>) -> Self {
        Self::Failed {
            failed: reason.into(),
        }
    }

    /// Returns whether a build took less than [`SHORT`].
    pub(crate) fn is_short(&self) -> bool {
        matches!(self, Self::Took { processor, .. } if *processor < SHORT)
    }

    /// Returns the build that took less processor time. A build that failed is kept.
    fn or_faster(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Took { processor, .. }, Self::Took { processor: new, .. })
                if processor <= new =>
            {
                self
            }
            (Self::Failed { .. }, _) => self,
            _ => other,
        }
    }
}

impl Subject {
    pub(crate) fn of(&self, mode: Mode) -> Option<&Outcome> {
        match mode {
            Mode::Check => self.check.as_ref(),
            Mode::Debug => self.debug.as_ref(),
            Mode::Release => self.release.as_ref(),
        }
    }

    /// Adds the result of a build. Of several, that with the least processor time is kept: other
    /// programs on the machine can only add to it.
    pub(crate) fn add(&mut self, mode: Mode, outcome: Outcome) {
        let place = match mode {
            Mode::Check => &mut self.check,
            Mode::Debug => &mut self.debug,
            Mode::Release => &mut self.release,
        };
        *place = Some(match place.take() {
            Some(earlier) => earlier.or_faster(outcome),
            None => outcome,
        });
    }

    /// Returns whether the generator made bindings, or has not tried.
    pub(crate) fn is_generated(&self) -> bool {
        self.failed.is_none()
    }

    /// Returns whether the bindings do not compile.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.check, Some(Outcome::Failed { .. }))
    }
}

impl Compared {
    pub(crate) fn subject(&self, api: &str, generator: &str) -> Option<&Subject> {
        self.subjects.get(api)?.get(generator)
    }

    pub(crate) fn subject_mut(&mut self, api: &str, generator: &str) -> &mut Subject {
        let of_api = self.subjects.entry(api.to_owned()).or_default();
        of_api.entry(generator.to_owned()).or_default()
    }
}

/// Loads the results, or empty ones if nothing was measured yet.
pub(crate) fn load() -> Result<Compared, String> {
    match fs::read_to_string(root().join(PATH)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Compared::default()),
        Err(error) => Err(format!("{PATH}: {error}")),
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("{PATH}: {error}")),
    }
}

pub(crate) fn save(compared: &Compared) -> Result<(), String> {
    let text = serde_json::to_string_pretty(compared).map_err(|error| error.to_string())?;
    let path = root().join(PATH);
    fs::write(path, text + "\n").map_err(|error| format!("{PATH}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_as_they_were_stored() {
        let mut compared = Compared::default();
        let subject = compared.subject_mut("shop", "durianpay");
        subject.lines = Some(7);
        let took = Outcome::Took {
            processor: 1,
            memory: 2,
        };
        subject.add(Mode::Check, took);
        subject.add(Mode::Release, Outcome::failed("over 600 s"));
        let text = serde_json::to_string(&compared).unwrap();
        assert_eq!(serde_json::from_str::<Compared>(&text).unwrap(), compared);
        assert!(!text.contains("debug"), "{text}");
    }

    #[test]
    fn the_faster_of_two_builds_is_kept_and_a_failure_always() {
        let took = |processor| Outcome::Took {
            processor,
            memory: 1,
        };
        let failed = || Outcome::failed("no bindings");
        assert_eq!(took(2).or_faster(took(3)), took(2));
        assert_eq!(took(3).or_faster(took(2)), took(2));
        assert_eq!(took(3).or_faster(failed()), failed());
        assert_eq!(failed().or_faster(took(3)), failed());
        assert!(took(19_999_999).is_short() && !took(20_000_000).is_short());
    }
}
