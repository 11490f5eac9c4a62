//! The report of `durianpay inbox prune`.

use super::escape::to_json;
use serde::Serialize;

/// The result of pruning.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Pruned {
    /// The number of jobs whose rows were deleted or emptied.
    pub pruned: u64,
}

impl Pruned {
    /// Formats the report as text.
    #[must_use]
    pub fn human(self) -> String {
        let jobs = super::replay::jobs(self.pruned);
        format!(
            "{jobs} pruned: events were deleted, tasks lost their content\n\
             kept: pending, running and dead jobs, the key of every task, and all records, so that no effect \
             happens twice\n"
        )
    }

    /// Formats the report as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the report cannot be serialized.
    pub fn json(self) -> Result<String, String> {
        to_json(&self)
    }
}
