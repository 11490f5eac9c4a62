//! Repeats an attempt where that cannot do twice what was to be done once.
//!
//! [`verdict`] says whether an attempt may be repeated, [`backoff`] when, and
//! [`quota`] whether there is still room for it. The table of all this is in
//! the documentation of the crate, under "Repeats".

mod backoff;
mod history;
mod quota;
mod report;
pub(crate) mod retry_after;
mod verdict;

pub(crate) use history::History;
pub(crate) use quota::Quota;

use crate::descriptor::Retry;
use crate::error::Error;
use crate::response::RawResponse;
use crate::transport::{self, Limits};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;
use verdict::Cause;

/// How often an attempt is repeated unless the caller says otherwise.
pub(crate) const REPEATS: u32 = 2;

/// What a call may take and do.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) operation: &'static str,
    pub(crate) class: Retry,
    pub(crate) limits: Limits,
    /// How often an attempt may be repeated.
    pub(crate) repeats: u32,
    pub(crate) quota: Arc<Quota>,
}

/// Why an attempt that could have been repeated was the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// All repeats are used up.
    Repeats,
    /// The next attempt would begin after the deadline.
    Deadline,
    /// The API asks for a longer wait than a call can take.
    ToldToWait,
    /// Too many calls of this client fail.
    Quota,
}

/// A number drawn for the jitter; the tests put a die of their own in its place.
pub(crate) fn draw() -> u32 {
    // The first bytes of a random UUID are random throughout (RFC 9562).
    let [a, b, c, d, ..] = Uuid::new_v4().into_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// Makes attempts until one is final. Dropped, it makes no further one.
pub(crate) async fn until_final<F>(
    plan: &Plan,
    mut draw: impl FnMut() -> u32,
    mut attempt: impl FnMut() -> F,
) -> Result<RawResponse, Error>
where
    F: Future<Output = Result<RawResponse, Error>>,
{
    let started = Instant::now();
    let mut history = History::NONE;
    let mut paid = None;
    loop {
        let result = within(&plan.limits, started, attempt()).await;
        history.attempts = history.attempts.saturating_add(1);
        let Some(cause) = verdict::of(plan.class, &result) else {
            return finish(plan, result, history, paid);
        };
        match plan.pause(&cause, history, started.elapsed(), draw()) {
            Ok(pause) => {
                report::repeats(plan, &cause, history.attempts, pause);
                tokio::time::sleep(pause).await;
            }
            Err(stop) => {
                report::stops(plan, &cause, history.attempts, stop);
                return finish(plan, result, history, None);
            }
        }
        paid = Some(cause.cost);
        history.worst = history.worst.max(Some(cause.outcome));
    }
}

/// Bounds one attempt by its own limit and by what is left of the whole.
async fn within(
    limits: &Limits,
    started: Instant,
    attempt: impl Future<Output = Result<RawResponse, Error>>,
) -> Result<RawResponse, Error> {
    let left = limits.total.saturating_sub(started.elapsed());
    let (limit, named) = if left < limits.attempt {
        (left, limits.total)
    } else {
        (limits.attempt, limits.attempt)
    };
    let result = tokio::time::timeout(limit, attempt).await;
    result.unwrap_or_else(|_elapsed| Err(transport::timed_out(named)))
}

impl Plan {
    /// How long to wait before the next attempt, which is paid for then.
    fn pause(
        &self,
        cause: &Cause,
        history: History,
        elapsed: Duration,
        drawn: u32,
    ) -> Result<Duration, Stop> {
        if history.attempts > self.repeats {
            return Err(Stop::Repeats);
        }
        let left = self.limits.total.saturating_sub(elapsed);
        let pause = backoff::pause(history.attempts, drawn, cause.told, left)?;
        if self.quota.take(cause.cost) {
            Ok(pause)
        } else {
            Err(Stop::Quota)
        }
    }
}

/// The result of the last attempt, with what the attempts before it may have
/// done.
fn finish(
    plan: &Plan,
    result: Result<RawResponse, Error>,
    history: History,
    paid: Option<u32>,
) -> Result<RawResponse, Error> {
    match result {
        Ok(raw) => {
            if raw.status.is_success() {
                plan.quota.pay_back(paid);
            }
            report::is_over(plan, raw.status, history.attempts);
            Ok(RawResponse { history, ..raw })
        }
        Err(error) => Err(error.after(history)),
    }
}

#[cfg(test)]
mod tests;
