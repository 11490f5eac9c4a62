//! The report of `durianpay inbox prune`.

use super::escape::to_json;
use serde::Serialize;

/// The result of pruning.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Pruned {
    /// The number of jobs that were deleted or emptied.
    pub pruned: u64,
}

impl Pruned {
    /// Returns the report for people.
    #[must_use]
    pub fn human(self) -> String {
        let jobs = super::replay::jobs(self.pruned);
        format!(
            "{jobs} pruned: events are deleted, tasks lose their content\n\
             kept: pending, running and dead jobs, the key of every task, and all records, so that no effect is \
             repeated\n"
        )
    }

    /// Returns the report as JSON.
    ///
    /// # Errors
    ///
    /// If it cannot be written as JSON.
    pub fn json(self) -> Result<String, String> {
        to_json(&self)
    }
}
