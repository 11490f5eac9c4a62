//! Tells of repeats, with the feature `tracing`, as events of the target
//! `durianpay_client::retry`: a repeat at the level `debug`, what was given up
//! at `warn`. They hold the operation, numbers and times, and nothing of what
//! was sent or answered.

#[cfg(not(feature = "tracing"))]
pub(super) use silent::{is_over, repeats, stops};
#[cfg(feature = "tracing")]
pub(super) use told::{is_over, repeats, stops};

#[cfg(not(feature = "tracing"))]
mod silent {
    use crate::retry::verdict::Cause;
    use crate::retry::{Plan, Stop};
    use http::StatusCode;
    use std::time::Duration;

    pub(in crate::retry) fn repeats(_: &Plan, _: &Cause, _: u32, _: Duration) {}

    pub(in crate::retry) fn stops(_: &Plan, _: &Cause, _: u32, _: Stop) {}

    pub(in crate::retry) fn is_over(_: &Plan, _: StatusCode, _: u32) {}
}

#[cfg(feature = "tracing")]
mod told {
    use crate::retry::verdict::{Cause, What};
    use crate::retry::{Plan, Stop};
    use http::StatusCode;
    use std::time::Duration;

    const TARGET: &str = "durianpay_client::retry";

    pub(in crate::retry) fn repeats(plan: &Plan, cause: &Cause, attempt: u32, wait: Duration) {
        tracing::debug!(
            target: TARGET,
            operation = plan.operation,
            attempt,
            cause = word(cause),
            status = status(cause),
            wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
            "an attempt failed and is repeated",
        );
    }

    pub(in crate::retry) fn stops(plan: &Plan, cause: &Cause, attempts: u32, stop: Stop) {
        let why = match stop {
            Stop::Repeats => "no repeats are left",
            Stop::Deadline => "the deadline is too near",
            Stop::ToldToWait => "the API asks for too long a wait",
            Stop::Quota => "too many calls fail",
        };
        tracing::warn!(
            target: TARGET,
            operation = plan.operation,
            attempts,
            cause = word(cause),
            status = status(cause),
            why,
            "an attempt failed and is not repeated",
        );
    }

    pub(in crate::retry) fn is_over(plan: &Plan, status: StatusCode, attempts: u32) {
        if attempts > 1 {
            tracing::debug!(
                target: TARGET,
                operation = plan.operation,
                attempts,
                status = status.as_u16(),
                "repeated and answered",
            );
        }
    }

    fn word(cause: &Cause) -> &'static str {
        match cause.what {
            What::NoConnection => "no connection",
            What::Broken => "broken connection",
            What::TimedOut => "time-out",
            What::Status(_) => "status",
        }
    }

    fn status(cause: &Cause) -> Option<u16> {
        match cause.what {
            What::Status(status) => Some(status.as_u16()),
            What::NoConnection | What::Broken | What::TimedOut => None,
        }
    }
}
