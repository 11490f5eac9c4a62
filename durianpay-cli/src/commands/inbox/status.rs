//! `durianpay inbox status`: reports the state of the queue, for people and for monitoring.

use super::database::DatabaseArgs;
use super::duration::duration;
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{Limits, Status};
use clap::Args;
use std::time::{Duration, SystemTime};

const EXAMPLES: &str = "\
Exits with 1 if there are dead, stuck or overdue jobs. Ages are computed with the clock of this machine.

Examples:
  durianpay inbox status --database-url sqlite:shop.db
  durianpay inbox status --stuck 1h --overdue 30m --format json
  */10 * * * *  durianpay inbox status --overdue 30m || alert 'webhooks'";

/// The arguments of `status`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct StatusArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Time after which a running job counts as stuck. It should be longer than any handler takes
    #[arg(long, value_name = "DURATION", value_parser = duration, default_value = "15m")]
    stuck: Duration,
    /// Time after which a due but still pending job counts as overdue, usually because no worker is
    /// running. By default, overdue jobs are not reported
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    overdue: Option<Duration>,
    #[command(flatten)]
    report: ReportArgs,
}

impl StatusArgs {
    /// Reports the state.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let limits = Limits {
            stuck: self.stuck,
            overdue: self.overdue,
        };
        let status = self
            .database
            .with_store(async |store| Status::read(store, limits, SystemTime::now()).await)?;
        let output = self.report.write(|| status.human(), || status.json())?;
        if status.is_alarming() {
            Err(Failure::Findings(output))
        } else {
            Ok(output)
        }
    }
}
