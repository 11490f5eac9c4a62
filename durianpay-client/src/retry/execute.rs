//! The retry loop. It knows no transport: an attempt is a closure.

use super::backoff;
use super::classify::{Retryable, classify};
use super::events;
use super::policy::{GiveUp, RetryPolicy};
use super::progress::Progress;
use crate::error::{Error, History};
use crate::http::limits::CallLimits;
use crate::http::raw::RawResponse;
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

/// Returns a random number for the jitter; tests pass another function.
pub(crate) fn jitter() -> u32 {
    // The first bytes of a random UUID are random throughout (RFC 9562).
    let [a, b, c, d, ..] = Uuid::new_v4().into_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// Makes attempts until one is final, and returns its response with the
/// attempts made. If it is dropped, it makes no further attempt, and `progress` says
/// what it may have done.
pub(crate) async fn execute<F>(
    policy: &RetryPolicy,
    progress: &mut Progress,
    mut jitter: impl FnMut() -> u32,
    mut attempt: impl FnMut() -> F,
) -> Result<(RawResponse, History), Error>
where
    F: Future<Output = Result<RawResponse, Error>>,
{
    let started = Instant::now();
    let mut history = History::NONE;
    let mut withdrawn = None;
    loop {
        let limit =
            Limit::of_attempt(&policy.limits, started).map_err(|error| error.after(history))?;
        progress.begin_attempt();
        let result = with_timeout(limit, attempt()).await;
        history.attempts = progress.attempts;
        let Some(failure) = classify(policy, &result) else {
            return finish(policy, result, history, withdrawn);
        };
        let worst = history.worst.max(Some(failure.outcome));
        match pause(policy, &failure, history, started.elapsed(), jitter()) {
            Ok(pause) => {
                progress.wait(worst.unwrap_or(failure.outcome));
                events::retrying(policy, &failure, history.attempts, pause);
                tokio::time::sleep(pause).await;
            }
            Err(reason) => {
                events::gave_up(policy, &failure, history.attempts, reason);
                return finish(policy, result, history, None);
            }
        }
        withdrawn = Some(failure.cost);
        history.worst = worst;
    }
}

/// The limit of one attempt.
#[derive(Clone, Copy)]
struct Limit {
    time: Duration,
    /// The limit that it follows from, for messages.
    named: Duration,
}

impl Limit {
    /// Returns the limit of an attempt that begins now: its own, or what is left of the
    /// call's. An attempt without any time is not made: it could be sent, and nobody
    /// would see its response.
    fn of_attempt(limits: &CallLimits, started: Instant) -> Result<Self, Error> {
        let left = limits.total.saturating_sub(started.elapsed());
        let (time, named) = if left < limits.attempt {
            (left, limits.total)
        } else {
            (limits.attempt, limits.attempt)
        };
        if time.is_zero() {
            return Err(Error::no_time_left(named));
        }
        Ok(Self { time, named })
    }
}

/// Limits one attempt in time.
async fn with_timeout(
    limit: Limit,
    attempt: impl Future<Output = Result<RawResponse, Error>>,
) -> Result<RawResponse, Error> {
    let result = tokio::time::timeout(limit.time, attempt).await;
    result.unwrap_or_else(|_elapsed| Err(Error::timed_out(limit.named)))
}

/// Returns the wait before the next attempt, and withdraws its cost from the
/// budget.
fn pause(
    policy: &RetryPolicy,
    failure: &Retryable,
    history: History,
    elapsed: Duration,
    random: u32,
) -> Result<Duration, GiveUp> {
    if history.attempts > policy.retries {
        return Err(GiveUp::RetriesExhausted);
    }
    let left = policy.limits.total.saturating_sub(elapsed);
    let pause = backoff::pause(history.attempts, random, failure.retry_after, left)?;
    if policy.budget.withdraw(failure.cost) {
        Ok(pause)
    } else {
        Err(GiveUp::BudgetExhausted)
    }
}

/// Completes the result of the last attempt with the attempts before it.
fn finish(
    policy: &RetryPolicy,
    result: Result<RawResponse, Error>,
    history: History,
    withdrawn: Option<u32>,
) -> Result<(RawResponse, History), Error> {
    match result {
        Ok(raw) => {
            if raw.status.is_success() {
                policy.budget.deposit(withdrawn);
            }
            events::responded(policy, raw.status, history.attempts);
            Ok((raw, history))
        }
        Err(error) => Err(error.after(history)),
    }
}

#[cfg(test)]
mod tests;
