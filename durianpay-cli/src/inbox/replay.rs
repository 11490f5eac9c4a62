//! Replays jobs: [`plan`] selects them, and determines which effects would happen a second time.

use super::escape::to_json;
use super::pages::Pages;
use durianpay_client::webhook::inbox::{Filter, JobInfo, JobKind, JobStatus, Store, StoreResult};
use serde::Serialize;
use std::fmt::Write as _;

/// The jobs that an operator selects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// The jobs with these ids.
    Ids(Vec<i64>),
    /// All dead jobs, or only those of one object.
    Dead {
        /// The object, such as `orders/ord_1`.
        object: Option<String>,
    },
    /// All jobs in a range of ids.
    Range {
        /// The first id.
        from: i64,
        /// The last id, inclusive.
        to: i64,
    },
}

/// The consequences of a replay.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The jobs to make pending.
    pub replay: Vec<i64>,
    /// The tasks among them that are done. Their effects would happen again.
    pub done_tasks: Vec<i64>,
    /// The tasks among them that a later state has superseded. The handler would receive an
    /// outdated state.
    pub superseded_tasks: Vec<i64>,
    /// The jobs that are left unchanged.
    pub skipped: Vec<Skip>,
    /// The ids that do not exist.
    pub unknown: Vec<i64>,
}

/// A job that is left unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Skip {
    /// The id of the job.
    pub id: i64,
    /// The reason why it is skipped.
    pub reason: SkipReason,
}

/// The reason why a job is not replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The job is already pending.
    Pending,
    /// A worker has claimed the job.
    Running,
    /// The job is a task whose content was pruned.
    Pruned,
}

/// Plans a replay of the selected jobs, without changing anything.
///
/// # Errors
///
/// Returns the error of the store.
pub async fn plan(store: &dyn Store, selection: &Selection) -> StoreResult<Plan> {
    let mut plan = Plan::default();
    match selection {
        Selection::Ids(ids) => {
            for id in ids {
                match store.job(*id).await? {
                    Some((job, content)) => plan.add(&job, content.is_empty()),
                    None => plan.unknown.push(*id),
                }
            }
        }
        Selection::Dead { object } => {
            let filter = Filter {
                status: Some(JobStatus::Dead),
                object: object.clone(),
                ..Filter::default()
            };
            plan.add_all(store, filter, i64::MIN).await?;
        }
        Selection::Range { from, to } => {
            let filter = Filter {
                before: to.checked_add(1),
                ..Filter::default()
            };
            plan.add_all(store, filter, *from).await?;
        }
    }
    Ok(plan)
}

impl Plan {
    /// Adds the jobs that match a filter, down to the id `from`.
    async fn add_all(&mut self, store: &dyn Store, filter: Filter, from: i64) -> StoreResult<()> {
        let mut pages = Pages::new(store, filter);
        while let Some(page) = pages.next().await? {
            for job in page {
                if job.id < from {
                    return Ok(());
                }
                let is_empty = match job.status {
                    JobStatus::Done | JobStatus::Superseded if job.kind == JobKind::Task => {
                        let found = store.job(job.id).await?;
                        found.is_none_or(|(_, content)| content.is_empty())
                    }
                    // Never pruned: see `Store::prune`.
                    _ => false,
                };
                self.add(&job, is_empty);
            }
        }
        Ok(())
    }

    fn add(&mut self, job: &JobInfo, is_empty: bool) {
        let id = job.id;
        let skip = match (job.status, job.kind) {
            (JobStatus::Pending, _) => Some(SkipReason::Pending),
            (JobStatus::Running, _) => Some(SkipReason::Running),
            // An event without content was added by a sweep.
            (_, JobKind::Task) if is_empty => Some(SkipReason::Pruned),
            _ => None,
        };
        if let Some(reason) = skip {
            self.skipped.push(Skip { id, reason });
            return;
        }
        match (job.status, job.kind) {
            (JobStatus::Done, JobKind::Task) => self.done_tasks.push(id),
            (JobStatus::Superseded, JobKind::Task) => self.superseded_tasks.push(id),
            _ => {}
        }
        self.replay.push(id);
    }

    /// Describes the jobs that do not exist. Returns `None` if all exist.
    #[must_use]
    pub fn unknown(&self) -> Option<String> {
        match self.unknown.as_slice() {
            [] => None,
            [id] => Some(format!("job {id} does not exist")),
            ids => Some(format!("jobs {} do not exist", numbers(ids))),
        }
    }

    /// Describes why the plan must not be executed unless the operator insists. Returns `None` if
    /// there is no reason.
    #[must_use]
    pub fn objection(&self) -> Option<String> {
        let mut reasons = Vec::new();
        if !self.done_tasks.is_empty() {
            reasons.push(format!(
                "{} already done: the handler would run again, with all its effects",
                tasks_are(&self.done_tasks)
            ));
        }
        if !self.superseded_tasks.is_empty() {
            reasons.push(format!(
                "{} superseded: the handler would receive an outdated state",
                tasks_are(&self.superseded_tasks)
            ));
        }
        (!reasons.is_empty()).then(|| reasons.join("; "))
    }
}

/// The result of a replay.
#[derive(Debug, Serialize)]
pub struct Replayed {
    /// The number of jobs that are pending again.
    pub replayed: u64,
    /// The jobs that were left unchanged.
    pub skipped: Vec<Skip>,
}

impl Replayed {
    /// Formats the report as text.
    #[must_use]
    pub fn human(&self) -> String {
        let mut text = format!("{} replayed\n", jobs(self.replayed));
        for (reason, words) in [
            (SkipReason::Pending, "already pending"),
            (SkipReason::Running, "running"),
            (SkipReason::Pruned, "content was pruned"),
        ] {
            let skipped = self.skipped.iter().filter(|skip| skip.reason == reason);
            let ids: Vec<i64> = skipped.map(|skip| skip.id).collect();
            if !ids.is_empty() {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "skipped, {words}: {}", numbers(&ids));
            }
        }
        text
    }

    /// Formats the report as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the report cannot be serialized.
    pub fn json(&self) -> Result<String, String> {
        to_json(self)
    }
}

/// Formats a number of jobs.
pub(super) fn jobs(number: u64) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} job{plural}")
}

fn tasks_are(ids: &[i64]) -> String {
    match ids {
        [id] => format!("task {id} is"),
        ids => format!("tasks {} are", numbers(ids)),
    }
}

/// Formats a list of ids. Only the first ten are listed, followed by the number of others.
fn numbers(ids: &[i64]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> = ids.iter().take(SHOWN).map(i64::to_string).collect();
    let shown = shown.join(", ");
    match ids.len().checked_sub(SHOWN) {
        Some(others @ 1..) => format!("{shown} and {others} more"),
        _ => shown,
    }
}
