//! [`Status`]: the state of a whole queue.

use super::age::{age, exact};
use super::escape::to_json;
use super::pages::Pages;
use durianpay_client::webhook::inbox::{Filter, JobInfo, JobKind, JobStatus, Store, StoreResult};
use serde::Serialize;
use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

/// The limits after which jobs are reported.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A job that has been running for longer is stuck.
    pub stuck: Duration,
    /// A pending job that has been due for longer is overdue. `None` disables the check.
    pub overdue: Option<Duration>,
}

/// The state of a queue.
#[derive(Debug)]
pub struct Status {
    /// The number of jobs for each kind and status. Combinations without jobs are left out.
    pub counts: Vec<(JobKind, JobStatus, u64)>,
    /// The pending job that was added first.
    pub oldest_pending: Option<Pending>,
    /// The number of dead jobs.
    pub dead: u64,
    /// The number of jobs that have been running for longer than the limit.
    pub stuck: u64,
    /// The number of jobs that have been due for longer than the limit, if there is a limit.
    pub overdue: Option<Overdue>,
    limits: Limits,
}

/// A pending job and its age.
#[derive(Debug)]
pub struct Pending {
    /// The id of the job.
    pub id: i64,
    /// The time at which it was added.
    pub created_at: SystemTime,
    /// The time since then.
    pub age: Duration,
}

/// The pending jobs that no worker has claimed in time.
#[derive(Debug, Clone, Copy)]
pub struct Overdue {
    /// The maximum time that a job may be due.
    pub limit: Duration,
    /// The number of jobs that have been due for longer.
    pub jobs: u64,
}

impl Status {
    /// Reads the state of a queue. Ages of pending jobs are relative to `now`.
    ///
    /// # Errors
    ///
    /// Returns the error of the store.
    pub async fn read(store: &dyn Store, limits: Limits, now: SystemTime) -> StoreResult<Self> {
        let mut counts = store.counts().await?;
        counts.sort_by_key(|(kind, status, _)| (kind.as_str(), order(*status)));
        let dead = counts
            .iter()
            .filter(|(_, status, _)| *status == JobStatus::Dead);
        let dead = dead.map(|(_, _, jobs)| jobs).sum();
        let mut status = Self {
            counts,
            oldest_pending: None,
            dead,
            stuck: 0,
            overdue: limits.overdue.map(|limit| Overdue { limit, jobs: 0 }),
            limits,
        };
        status.read_pending(store, now).await?;
        let filter = Filter {
            status: Some(JobStatus::Running),
            claimed_before: Some(limits.stuck),
            ..Filter::default()
        };
        let mut pages = Pages::new(store, filter);
        while let Some(page) = pages.next().await? {
            status.stuck += u64::try_from(page.len()).unwrap_or(u64::MAX);
        }
        Ok(status)
    }

    async fn read_pending(&mut self, store: &dyn Store, now: SystemTime) -> StoreResult<()> {
        let filter = Filter {
            status: Some(JobStatus::Pending),
            ..Filter::default()
        };
        let mut pages = Pages::new(store, filter);
        while let Some(page) = pages.next().await? {
            for job in page {
                self.add_pending(&job, now);
            }
        }
        Ok(())
    }

    fn add_pending(&mut self, job: &JobInfo, now: SystemTime) {
        // The clock of the database may be ahead of the local one.
        let since = |time| now.duration_since(time).unwrap_or_default();
        let oldest = self.oldest_pending.as_ref();
        if oldest.is_none_or(|oldest| job.created_at <= oldest.created_at) {
            self.oldest_pending = Some(Pending {
                id: job.id,
                created_at: job.created_at,
                age: since(job.created_at),
            });
        }
        if let Some(overdue) = &mut self.overdue
            && since(job.due_at) > overdue.limit
        {
            overdue.jobs += 1;
        }
    }

    /// Returns whether an operator must look at the queue.
    #[must_use]
    pub fn is_alarming(&self) -> bool {
        let overdue = self.overdue.map_or(0, |overdue| overdue.jobs);
        self.dead > 0 || self.stuck > 0 || overdue > 0
    }

    /// Formats the report as text.
    #[must_use]
    pub fn human(&self) -> String {
        let mut text = String::new();
        for (kind, status, jobs) in &self.counts {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{kind:<5}  {status:<10}  {jobs:>8}",
                kind = kind.as_str(),
                status = status.as_str()
            );
        }
        if self.counts.is_empty() {
            text.push_str("no jobs\n");
        }
        text.push('\n');
        let _ = match &self.oldest_pending {
            Some(Pending { id, age: since, .. }) => {
                writeln!(text, "oldest pending: job {id}, for {}", age(*since))
            }
            None => writeln!(text, "oldest pending: none"),
        };
        let _ = writeln!(text, "dead: {}", self.dead);
        let stuck = age(self.limits.stuck);
        let _ = writeln!(
            text,
            "stuck: {}, running for longer than {stuck}",
            self.stuck
        );
        if let Some(Overdue { limit, jobs }) = self.overdue {
            let _ = writeln!(text, "overdue: {jobs}, due for longer than {}", age(limit));
        }
        text
    }

    /// Formats the report as JSON.
    ///
    /// # Errors
    ///
    /// Fails if the report cannot be serialized.
    pub fn json(&self) -> Result<String, String> {
        let counts = self.counts.iter().map(|(kind, status, jobs)| Count {
            kind: kind.as_str(),
            status: status.as_str(),
            jobs: *jobs,
        });
        to_json(&Report {
            counts: counts.collect(),
            oldest_pending: self.oldest_pending.as_ref().map(|job| OldestPending {
                id: job.id,
                created_at: exact(job.created_at),
                age_seconds: job.age.as_secs(),
            }),
            dead: self.dead,
            stuck: self.stuck,
            overdue: self.overdue.map(|overdue| overdue.jobs),
        })
    }
}

#[derive(Serialize)]
struct Report {
    counts: Vec<Count>,
    oldest_pending: Option<OldestPending>,
    dead: u64,
    stuck: u64,
    overdue: Option<u64>,
}

#[derive(Serialize)]
struct Count {
    kind: &'static str,
    status: &'static str,
    jobs: u64,
}

#[derive(Serialize)]
struct OldestPending {
    id: i64,
    created_at: Option<String>,
    age_seconds: u64,
}

/// Returns the position of a status in the report, which is the order in which jobs reach them.
fn order(status: JobStatus) -> u8 {
    match status {
        JobStatus::Pending => 0,
        JobStatus::Running => 1,
        JobStatus::Done => 2,
        JobStatus::Superseded => 3,
        JobStatus::Dead => 4,
    }
}
