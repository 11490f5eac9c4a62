//! The signed time of a webhook.

use super::error::WebhookError;
use crate::types::descriptor::TimeUnit;
use crate::types::timestamp::Timestamp;
use std::time::{Duration, SystemTime};

/// Reads a time.
pub(super) fn read(text: &str, unit: TimeUnit) -> Result<SystemTime, WebhookError> {
    let number = || {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| is_number)
    };
    let since = match unit {
        TimeUnit::Seconds => number().map(Duration::from_secs),
        TimeUnit::Milliseconds => number().map(Duration::from_millis),
        TimeUnit::Rfc3339 => {
            let time: Timestamp = text.parse().map_err(|_| WebhookError::Time)?;
            return SystemTime::try_from(time).map_err(|_| WebhookError::Time);
        }
    };
    let time = since.and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since));
    time.ok_or(WebhookError::Time)
}

/// Checks that a time differs from now by no more than the tolerance.
pub(super) fn check(
    time: SystemTime,
    now: SystemTime,
    tolerance: Duration,
) -> Result<(), WebhookError> {
    let tolerance_seconds = tolerance.as_secs();
    match now.duration_since(time) {
        Ok(age) if age > tolerance => Err(WebhookError::Stale { tolerance_seconds }),
        Err(ahead) if ahead.duration() > tolerance => {
            Err(WebhookError::Future { tolerance_seconds })
        }
        Ok(_) | Err(_) => Ok(()),
    }
}
