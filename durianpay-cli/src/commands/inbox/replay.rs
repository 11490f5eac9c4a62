//! `durianpay inbox replay`: jobs, to be handled again.

use super::database::{Database, DatabaseArgs, Missing};
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{Replayed, Selection, plan, store_error};
use clap::{ArgGroup, Args};

const EXAMPLES: &str = "\
What a replay does:
  an event          The API is asked again. The handler gets only states that are new
  a dead task       The handler runs again, after the failed attempts
  a done task       The handler runs again, with all its effects. Only with --yes
  a superseded task The handler gets a state that a later one has replaced. Only with --yes
Pending and running jobs stay as they are, and so do tasks whose content was pruned.

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
    /// All jobs with these ids, both included
    #[arg(long, value_name = "FROM..TO", value_parser = range)]
    range: Option<(i64, i64)>,
    /// Replay tasks that are done or superseded, too
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
    range.ok_or_else(|| "write the first and the last id: `1200..1300`".to_owned())
}

impl ReplayArgs {
    /// Makes the jobs pending.
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
            return Err(format!("there is no {unknown}; nothing is replayed"));
        }
        if let Some(objection) = plan.objection().filter(|_| !self.yes) {
            return Err(format!("{objection}; nothing is replayed without --yes"));
        }
        // In one call, which is atomic: an error cannot leave a half of the jobs replayed.
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
