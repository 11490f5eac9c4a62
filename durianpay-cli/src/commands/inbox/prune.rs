//! `durianpay inbox prune`: deletes old finished jobs.

use super::database::DatabaseArgs;
use super::duration::duration;
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::Pruned;
use clap::Args;
use std::time::Duration;

const EXAMPLES: &str = "\
Events are deleted. Tasks lose their content and can no longer be replayed.
Pending, running and dead jobs, the key of every task and all records are kept:
a webhook that is delivered again, however late, has no second effect.

Examples:
  durianpay inbox prune --older-than 30d
  0 3 * * *  durianpay inbox prune --older-than 90d --format json";

/// The arguments of `prune`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct PruneArgs {
    /// Minimum time since the job finished: `30d`, `12h`
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    older_than: Duration,
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    report: ReportArgs,
}

impl PruneArgs {
    /// Prunes the inbox.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let pruned = self
            .database
            .with_store(async |store| store.prune(self.older_than).await)?;
        let pruned = Pruned { pruned };
        Ok(self.report.write(|| pruned.human(), || pruned.json())?)
    }
}
