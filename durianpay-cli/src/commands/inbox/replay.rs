//! `durianpay inbox replay`: schedules jobs to run again.

use super::database::{Database, DatabaseArgs, Missing};
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{Replayed, Selection, plan, store_error};
use clap::{ArgGroup, Args};

const EXAMPLES: &str = "\
Effect of a replay:
  an event          The API is queried again. The handler is called only for new states
  a dead task       The handler runs again, in addition to the failed attempts
  a done task       The handler runs again, with all its effects. Requires --yes
  a superseded task The handler runs for a state that a later one has replaced. Requires --yes
Pending and running jobs, and tasks whose content was pruned, are skipped.

Examples:
  durianpay inbox replay 1234 1235
  durianpay inbox replay --dead --object orders/ord_1
  durianpay inbox replay --range 1200..1300 --yes";

/// The arguments of `replay`.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    group = ArgGroup::new("jobs").required(true).args(["ids", "dead", "range"]),
)]
pub struct ReplayArgs {
    /// Ids of the jobs
    #[arg(value_name = "ID")]
    ids: Vec<i64>,
    /// All dead jobs
    #[arg(long)]
    dead: bool,
    /// Only dead jobs of this object: `orders/ord_…`
    #[arg(long, requires = "dead", conflicts_with_all = ["ids", "range"])]
    object: Option<String>,
    /// All jobs in this range of ids, inclusive
    #[arg(long, value_name = "FROM..TO", value_parser = range)]
    range: Option<(i64, i64)>,
    /// Also replay tasks that are done or superseded
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    report: ReportArgs,
}

fn range(text: &str) -> Result<(i64, i64), String> {
    let range = text.split_once("..").and_then(|(from, to)| {
        let (from, to) = (from.parse().ok()?, to.parse().ok()?);
        (from <= to).then_some((from, to))
    });
    range.ok_or_else(|| "expected the first and the last id, such as `1200..1300`".to_owned())
}

impl ReplayArgs {
    /// Schedules the jobs.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let replayed = self
            .database
            .with_database(Missing::Reject, async |database| {
                self.replay(database).await
            })?;
        Ok(self.report.write(|| replayed.human(), || replayed.json())?)
    }

    async fn replay(&self, database: &Database) -> Result<Replayed, String> {
        let store = database.store();
        let plan = plan(store, &self.selection()).await;
        let plan = plan.map_err(|error| store_error(&error))?;
        if let Some(unknown) = plan.unknown() {
            return Err(format!("{unknown}; nothing was replayed"));
        }
        if let Some(objection) = plan.objection().filter(|_| !self.yes) {
            return Err(format!(
                "{objection}; nothing was replayed; use --yes to replay anyway"
            ));
        }
        // One atomic call, so that an error cannot leave only half of the jobs replayed.
        let replayed = store.replay(plan.replay).await;
        Ok(Replayed {
            replayed: replayed.map_err(|error| store_error(&error))?,
            skipped: plan.skipped,
        })
    }

    fn selection(&self) -> Selection {
        match self.range {
            Some((from, to)) => Selection::Range { from, to },
            None if self.dead => Selection::Dead {
                object: self.object.clone(),
            },
            None => Selection::Ids(self.ids.clone()),
        }
    }
}
