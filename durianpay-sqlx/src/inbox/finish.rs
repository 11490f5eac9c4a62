//! The end of an attempt, as statement parameters.

use crate::database::time::millis;
use crate::database::value::{Value, values};
use durianpay_client::webhook::inbox::{Finish, JobStatus};
use std::time::Duration;

/// Returns the parameters for a change that ends no attempt.
pub(crate) fn nothing(now: Option<i64>) -> Vec<Value> {
    let (id, text): (Option<i64>, Option<&str>) = (None, None);
    values![now, id, text, text, text, 0_i64, 0_i64]
}

/// Returns the parameters of the statement that ends an attempt.
pub(crate) fn values(now: Option<i64>, id: i64, token: &str, finish: &Finish) -> Vec<Value> {
    let (status, reason, after) = match finish {
        Finish::Done { reason } => (JobStatus::Done, reason, Duration::ZERO),
        Finish::Retry { after, reason } | Finish::Defer { after, reason } => {
            (JobStatus::Pending, reason, *after)
        }
        Finish::Dead { reason } => (JobStatus::Dead, reason, Duration::ZERO),
        Finish::Superseded { reason } => (JobStatus::Superseded, reason, Duration::ZERO),
    };
    // An attempt that did not begin is not counted.
    let uncounted = i64::from(matches!(finish, Finish::Defer { .. }));
    values![
        now,
        id,
        token,
        status.as_str(),
        reason.as_str(),
        millis(after),
        uncounted
    ]
}
