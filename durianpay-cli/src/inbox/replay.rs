//! Jobs to be handled again: [`plan`] decides which, and which effects that repeats.

use super::escape::to_json;
use super::pages::Pages;
use durianpay_client::webhook::inbox::{Filter, JobInfo, JobKind, JobStatus, Store, StoreResult};
use serde::Serialize;
use std::fmt::Write as _;

/// The jobs that an operator names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// These jobs.
    Ids(Vec<i64>),
    /// All dead jobs, or those of one object.
    Dead {
        /// The object.
        object: Option<String>,
    },
    /// All jobs with these numbers.
    Range {
        /// The first number.
        from: i64,
        /// The last number.
        to: i64,
    },
}

/// The consequences of a replay.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The jobs to be made pending.
    pub replay: Vec<i64>,
    /// Of these, the tasks that are done: their effects are repeated.
    pub done_tasks: Vec<i64>,
    /// Of these, the tasks that a later state has replaced: the handler gets an outdated state.
    pub superseded_tasks: Vec<i64>,
    /// The jobs that are left as they are.
    pub skipped: Vec<Skip>,
    /// The numbers that no job has.
    pub unknown: Vec<i64>,
}

/// A job that is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Skip {
    /// The number of the row.
    pub id: i64,
    /// Why it is left.
    pub reason: SkipReason,
}

/// Why a job is not replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It is to be tried anyway.
    Pending,
    /// A worker has claimed it.
    Running,
    /// It is a task whose content was pruned.
    Pruned,
}

/// Plans a replay of the selected jobs. Changes nothing.
///
/// # Errors
///
/// If the store fails.
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
    /// Adds the jobs that match a filter, down to the number `from`.
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
                    // Not pruned: see `Store::prune`.
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
            // An event without content is one that a sweep has found.
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

    /// Returns the jobs that do not exist, in words, or `None` if all do.
    #[must_use]
    pub fn unknown(&self) -> Option<String> {
        match self.unknown.as_slice() {
            [] => None,
            [id] => Some(format!("job {id}")),
            ids => Some(format!("job with one of the ids {}", numbers(ids))),
        }
    }

    /// Returns why the plan may be carried out only if the operator insists, or `None`.
    #[must_use]
    pub fn objection(&self) -> Option<String> {
        let mut reasons = Vec::new();
        if !self.done_tasks.is_empty() {
            reasons.push(format!(
                "{} done: the handler runs again, with all its effects",
                tasks_are(&self.done_tasks)
            ));
        }
        if !self.superseded_tasks.is_empty() {
            reasons.push(format!(
                "{} superseded: the handler gets a state that is outdated",
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
    /// The jobs that were left as they are.
    pub skipped: Vec<Skip>,
}

impl Replayed {
    /// Returns the report for people.
    #[must_use]
    pub fn human(&self) -> String {
        let mut text = format!("{} replayed\n", jobs(self.replayed));
        for (reason, words) in [
            (SkipReason::Pending, "pending anyway"),
            (SkipReason::Running, "running"),
            (SkipReason::Pruned, "without content, which was pruned"),
        ] {
            let skipped = self.skipped.iter().filter(|skip| skip.reason == reason);
            let ids: Vec<i64> = skipped.map(|skip| skip.id).collect();
            if !ids.is_empty() {
                // Writing to a string does not fail.
                let _ = writeln!(text, "skipped, {words}: {}", numbers(&ids));
            }
        }
        text
    }

    /// Returns the report as JSON.
    ///
    /// # Errors
    ///
    /// If it cannot be written as JSON.
    pub fn json(&self) -> Result<String, String> {
        to_json(self)
    }
}

/// Returns a number of jobs in words.
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

/// Returns the numbers of jobs, or of the first ten and how many there are.
fn numbers(ids: &[i64]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> = ids.iter().take(SHOWN).map(i64::to_string).collect();
    let shown = shown.join(", ");
    match ids.len().checked_sub(SHOWN) {
        Some(others @ 1..) => format!("{shown} and {others} more"),
        _ => shown,
    }
}
