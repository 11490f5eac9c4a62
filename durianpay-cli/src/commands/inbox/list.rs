//! `durianpay inbox list`: lists jobs, page by page.

use super::database::DatabaseArgs;
use super::duration::duration;
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{list_json, table};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use durianpay_client::webhook::inbox::{Filter, JobInfo, JobKind, JobStatus};
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  durianpay inbox list --status dead
  durianpay inbox list --stuck 15m
  durianpay inbox list --kind task --object orders/ord_1 --format json
  durianpay inbox list --limit 20 --before 1234";

/// The arguments of `list`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ListArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Only jobs of this kind: received webhooks (event) or handler runs (task)
    #[arg(long, value_parser = kind_parser())]
    kind: Option<JobKind>,
    /// Only jobs with this status
    #[arg(long, value_parser = status_parser())]
    status: Option<JobStatus>,
    /// Only jobs that have been running for longer than this
    #[arg(long, value_name = "DURATION", value_parser = duration, conflicts_with = "status")]
    stuck: Option<Duration>,
    /// Only jobs of this object: `orders/ord_…`
    #[arg(long)]
    object: Option<String>,
    /// Maximum number of jobs to list
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Only jobs with a smaller id, to get the next page
    #[arg(long, value_name = "ID")]
    before: Option<i64>,
    #[command(flatten)]
    report: ReportArgs,
}

fn kind_parser() -> impl TypedValueParser<Value = JobKind> {
    let kinds = [JobKind::Event, JobKind::Task].map(JobKind::as_str);
    PossibleValuesParser::new(kinds)
        .try_map(|text| JobKind::from_stored(&text).ok_or("unknown kind of job"))
}

fn status_parser() -> impl TypedValueParser<Value = JobStatus> {
    let statuses = [
        JobStatus::Pending,
        JobStatus::Running,
        JobStatus::Done,
        JobStatus::Dead,
        JobStatus::Superseded,
    ];
    PossibleValuesParser::new(statuses.map(JobStatus::as_str))
        .try_map(|text| JobStatus::from_stored(&text).ok_or("unknown job status"))
}

impl ListArgs {
    /// Lists the jobs.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let jobs = self
            .database
            .with_store(async |store| store.list(self.filter()).await)?;
        let mut output = self.report.write(|| table(&jobs), || list_json(&jobs))?;
        if let Some(hint) = self.next_page(&jobs) {
            if !output.stderr.is_empty() {
                output.stderr.push('\n');
            }
            output.stderr.push_str(&hint);
        }
        Ok(output)
    }

    fn filter(&self) -> Filter {
        Filter {
            kind: self.kind,
            status: self.stuck.map_or(self.status, |_| Some(JobStatus::Running)),
            object: self.object.clone(),
            claimed_before: self.stuck,
            before: self.before,
            limit: Some(self.limit),
        }
    }

    /// Returns a hint about the next page, if the list has as many jobs as the limit allows.
    fn next_page(&self, jobs: &[JobInfo]) -> Option<String> {
        let is_full = u32::try_from(jobs.len()).is_ok_and(|jobs| jobs == self.limit);
        let last = jobs.last().filter(|_| is_full)?;
        Some(format!(
            "there may be more jobs; continue with --before {}",
            last.id
        ))
    }
}
