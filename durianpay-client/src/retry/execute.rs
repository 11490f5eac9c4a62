//! The retry loop. It is independent of the transport: an attempt is a closure.

use super::backoff;
use super::classify::{Retryable, classify};
use super::events;
use super::hooks::Attempt;
use super::policy::{GiveUp, HeldBack, RetryPolicy};
use super::progress::{Progress, Watched};
use crate::error::{Error, History};
use crate::http::limits::CallLimits;
use crate::http::raw::RawResponse;
use crate::runtime::Runtime;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// An attempt that the loop requests.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempted {
    /// The number of the attempt, from 1.
    pub(crate) number: u32,
    /// The moment after which no part of it may be sent, on the clock of the runtime.
    pub(crate) send_by: Duration,
}

/// Makes attempts until one is final, and returns its response with the number of
/// attempts. If it is dropped, it makes no further attempt, and `progress` contains
/// what the call may have done.
pub(crate) async fn execute<F>(
    policy: &RetryPolicy,
    runtime: &dyn Runtime,
    progress: &mut Progress,
    mut attempt: impl FnMut(Attempted) -> F,
) -> Result<(RawResponse, History), Error>
where
    F: Future<Output = Result<RawResponse, Error>>,
{
    let started = runtime.now();
    let mut progress = Watched::new(progress, &policy.held_back);
    let mut history = History::NONE;
    let mut withdrawn = None;
    loop {
        let begun = runtime.now();
        let limit = Limit::of_attempt(&policy.limits, started, begun)
            .map_err(|error| error.after(history))?;
        let number = progress.begin_attempt();
        let send_by = limit.ends_at;
        let made = attempt(Attempted { number, send_by });
        let result = with_timeout(runtime, limit, &policy.held_back, made).await;
        let now = runtime.now();
        let ended = Attempt {
            operation: policy.endpoint.id,
            number,
            elapsed: now.saturating_sub(begun),
        };
        policy.hooks.after(ended, &result);
        history.attempts = number;
        history.elapsed = now.saturating_sub(started);
        let Some(failure) = classify(policy, &result) else {
            return finish(policy, result, history, withdrawn);
        };
        let worst = history.worst.max(Some(failure.outcome));
        match pause(policy, &failure, history, jitter(runtime)) {
            Ok(pause) => {
                progress.wait(worst.unwrap_or(failure.outcome));
                events::retrying(policy, &failure, history.attempts, pause);
                policy.hooks.on_retry(ended, &result, pause);
                runtime.sleep(pause).await;
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

/// Draws a random number for the length of a pause. All bits in the first bytes of a random
/// UUID are random (RFC 9562).
fn jitter(runtime: &dyn Runtime) -> u32 {
    let [a, b, c, d, ..] = runtime.random();
    u32::from_be_bytes([a, b, c, d])
}

/// The limit of one attempt.
#[derive(Clone, Copy)]
struct Limit {
    time: Duration,
    /// When the time is up, on the clock of the runtime.
    ends_at: Duration,
    /// The limit that applies, for messages.
    named: Duration,
}

impl Limit {
    /// Computes the limit of an attempt that begins now: its own limit, or the time that is
    /// left for the call. An attempt without any time is not made: it could be sent, but its
    /// response would be lost.
    fn of_attempt(limits: &CallLimits, started: Duration, now: Duration) -> Result<Self, Error> {
        let left = limits.total.saturating_sub(now.saturating_sub(started));
        let (time, named) = if left < limits.attempt {
            (left, limits.total)
        } else {
            (limits.attempt, limits.attempt)
        };
        if time.is_zero() {
            return Err(Error::no_time_left(named));
        }
        Ok(Self {
            time,
            ends_at: now.saturating_add(time),
            named,
        })
    }
}

/// Limits an attempt in time.
///
/// The clock is checked first, not only the timer: a process that was suspended for longer than
/// the limit must not begin to send when it resumes. An attempt whose response came during that
/// time is given up as well: only the transport could distinguish the two cases.
async fn with_timeout(
    runtime: &dyn Runtime,
    limit: Limit,
    held_back: &HeldBack,
    attempt: impl Future<Output = Result<RawResponse, Error>>,
) -> Result<RawResponse, Error> {
    let mut attempt = pin!(attempt);
    let mut timer = runtime.sleep(limit.time);
    let mut is_begun = false;
    poll_fn(|context| {
        if runtime.now() >= limit.ends_at || timer.as_mut().poll(context).is_ready() {
            let error = match (is_begun, held_back.get()) {
                (false, _) => Error::no_time_left(limit.named),
                (true, false) => Error::timed_out(limit.named),
                (true, true) => Error::no_token_in_time(limit.named),
            };
            return Poll::Ready(Err(error));
        }
        is_begun = true;
        attempt.as_mut().poll(context)
    })
    .await
}

/// Chooses the pause before the next attempt, and withdraws the cost of the retry from
/// the budget.
fn pause(
    policy: &RetryPolicy,
    failure: &Retryable,
    history: History,
    random: u32,
) -> Result<Duration, GiveUp> {
    if history.attempts > policy.retries {
        return Err(GiveUp::RetriesExhausted);
    }
    let left = policy.limits.total.saturating_sub(history.elapsed);
    let pause = backoff::pause(history.attempts, random, failure.retry_after, left)?;
    if policy.budget.withdraw(failure.cost) {
        Ok(pause)
    } else {
        Err(GiveUp::BudgetExhausted)
    }
}

/// Completes the result of the last attempt with the history of the call.
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
