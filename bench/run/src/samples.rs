//! The collected samples.

use std::collections::BTreeMap;

/// Samples by subject.
#[derive(Debug, Default)]
pub(crate) struct Samples(pub(crate) BTreeMap<String, Vec<u64>>);

impl Samples {
    pub(crate) fn add(&mut self, key: String, sample: u64) {
        self.0.entry(key).or_default().push(sample);
    }
}
