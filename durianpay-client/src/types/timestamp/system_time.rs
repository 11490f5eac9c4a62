//! Conversions between timestamps and the clock of the system.

use super::{Timestamp, TimestampError};
use std::time::{Duration, SystemTime};

/// Converts to UTC, with the fewest of 0, 3, 6 or 9 fraction digits that represent the time.
impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Timestamp, TimestampError> {
        let (seconds, nanos) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).ok(), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let whole = 0_i64.checked_sub_unsigned(before.as_secs());
                match before.subsec_nanos() {
                    0 => (whole, 0),
                    nanos => (whole.and_then(|s| s.checked_sub(1)), 1_000_000_000 - nanos),
                }
            }
        };
        let whole = seconds
            .and_then(Timestamp::from_unix_seconds)
            .ok_or(TimestampError::OutOfRange)?;
        Ok(whole.with_nanos(nanos))
    }
}

/// Fails outside the range of the system clock.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<SystemTime, TimestampError> {
        let whole = Duration::from_secs(time.seconds.unsigned_abs());
        let at_second = if time.seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        at_second
            .and_then(|second| second.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or(TimestampError::OutOfRange)
    }
}
