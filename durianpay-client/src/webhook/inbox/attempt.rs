//! The end of an attempt: the new state of a job.

use super::context::{Confirmation, Context};
use super::job::{Job, Trust};
use super::metrics::count;
use super::report;
use super::schedule::Schedule;
use super::store::Finish;

use std::time::Duration;

/// The wait of a job that this worker cannot confirm.
const CLIENT_PAUSE: Duration = Duration::from_secs(5);

/// The result of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is handled.
    Done,
    /// There was nothing to do.
    Nothing(String),
    /// It failed, but may succeed later.
    Retry(String),
    /// It was not started.
    Defer(Duration, &'static str),
    /// It failed, and cannot succeed.
    Dead(String),
    /// A later state has replaced it.
    Superseded(String),
}

/// One attempt at a job.
pub(super) struct Step {
    pub(super) context: Context,
    pub(super) job: Job,
}

impl Step {
    pub(super) fn new(context: Context, job: Job) -> Self {
        Self { context, job }
    }

    /// Returns the means of confirmation. Without them, the job waits for a worker that has
    /// them.
    pub(super) fn confirmation(&self) -> Result<&Confirmation, Verdict> {
        let confirmation = self.context.confirmation.as_ref();
        confirmation.ok_or(Verdict::Defer(
            CLIENT_PAUSE,
            "waits for a worker with a client, which can confirm the event",
        ))
    }

    /// Returns the end of this attempt for the store.
    pub(super) fn finish_of(&self, schedule: &Schedule, verdict: Verdict) -> Finish {
        let job = &self.job;
        let counters = self.context.inbox.counters();
        match verdict {
            Verdict::Done => {
                report::done(job, "");
                let reason = String::new();
                Finish::Done { reason }
            }
            Verdict::Nothing(reason) => {
                report::done(job, &reason);
                Finish::Done { reason }
            }
            Verdict::Superseded(reason) => {
                report::done(job, &reason);
                Finish::Superseded { reason }
            }
            Verdict::Defer(after, reason) => Finish::Defer {
                after,
                reason: reason.to_owned(),
            },
            Verdict::Retry(reason) => {
                match schedule.wait(job.attempts, (self.context.settings.random)()) {
                    Some(after) => {
                        count(&counters.retried);
                        report::retried(job, &reason);
                        Finish::Retry { after, reason }
                    }
                    None => self.dead(reason),
                }
            }
            Verdict::Dead(reason) => self.dead(reason),
        }
    }

    fn dead(&self, reason: String) -> Finish {
        count(&self.context.inbox.counters().dead);
        report::dead(&self.job, &reason);
        Finish::Dead { reason }
    }
}

/// Returns whether only a holder of the key could have caused the job.
pub(super) fn is_trusted(job: &Job) -> bool {
    matches!(job.trust, Trust::Signed | Trust::Confirmed)
}
