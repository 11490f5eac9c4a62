//! Retry events, with the feature `tracing` and the target
//! `durianpay_client::retry`: a retry at the level `debug`, giving up at `warn`.
//! They contain the operation, counts and times, but nothing from the request or
//! the response.

#[cfg(not(feature = "tracing"))]
pub(super) use disabled::{gave_up, responded, retrying};
#[cfg(feature = "tracing")]
pub(super) use enabled::{gave_up, responded, retrying};

#[cfg(not(feature = "tracing"))]
mod disabled {
    use crate::retry::classify::Retryable;
    use crate::retry::policy::{GiveUp, RetryPolicy};
    use http::StatusCode;
    use std::time::Duration;

    pub(in crate::retry) fn retrying(_: &RetryPolicy, _: &Retryable, _: u32, _: Duration) {}

    pub(in crate::retry) fn gave_up(_: &RetryPolicy, _: &Retryable, _: u32, _: GiveUp) {}

    pub(in crate::retry) fn responded(_: &RetryPolicy, _: StatusCode, _: u32) {}
}

#[cfg(feature = "tracing")]
mod enabled {
    use crate::retry::classify::{FailureKind, Retryable};
    use crate::retry::policy::{GiveUp, RetryPolicy};
    use http::StatusCode;
    use std::time::Duration;

    const TARGET: &str = "durianpay_client::retry";

    pub(in crate::retry) fn retrying(
        policy: &RetryPolicy,
        failed: &Retryable,
        attempt: u32,
        wait: Duration,
    ) {
        tracing::debug!(
            target: TARGET,
            operation = policy.endpoint.id,
            attempt,
            cause = cause(failed),
            status = status(failed),
            wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
            "retrying a failed attempt",
        );
    }

    pub(in crate::retry) fn gave_up(
        policy: &RetryPolicy,
        failed: &Retryable,
        attempts: u32,
        reason: GiveUp,
    ) {
        let reason = match reason {
            GiveUp::RetriesExhausted => "no retries are left",
            GiveUp::Deadline => "the deadline is too near",
            GiveUp::RetryAfterTooLong => "the API asks for a wait that is too long",
            GiveUp::BudgetExhausted => "the retry budget is used up",
        };
        tracing::warn!(
            target: TARGET,
            operation = policy.endpoint.id,
            attempts,
            cause = cause(failed),
            status = status(failed),
            reason,
            "giving up after a failed attempt",
        );
    }

    pub(in crate::retry) fn responded(policy: &RetryPolicy, status: StatusCode, attempts: u32) {
        if attempts > 1 {
            tracing::debug!(
                target: TARGET,
                operation = policy.endpoint.id,
                attempts,
                status = status.as_u16(),
                "response after retries",
            );
        }
    }

    fn cause(failed: &Retryable) -> &'static str {
        match failed.failure {
            FailureKind::NoConnection => "no connection",
            FailureKind::BrokenConnection => "broken connection",
            FailureKind::TimedOut => "timeout",
            FailureKind::Status(_) => "status",
        }
    }

    fn status(failed: &Retryable) -> Option<u16> {
        match failed.failure {
            FailureKind::Status(status) => Some(status.as_u16()),
            FailureKind::NoConnection | FailureKind::BrokenConnection | FailureKind::TimedOut => {
                None
            }
        }
    }
}
