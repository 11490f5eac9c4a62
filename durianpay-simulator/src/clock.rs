//! The virtual clock, which moves only when a test moves it.

use durianpay_client::Timestamp;
use std::time::{Duration, SystemTime};

/// The virtual time.
#[derive(Debug)]
pub(crate) struct Clock {
    now: Timestamp,
}

impl Clock {
    /// Creates a clock at the real time, truncated to microseconds like the
    /// vendor's times.
    pub(crate) fn real() -> Self {
        let now = Timestamp::now();
        let beyond = Duration::from_nanos(u64::from(now.subsec_nanos() % 1_000));
        let cut = SystemTime::try_from(now)
            .ok()
            .and_then(|now| now.checked_sub(beyond))
            .and_then(|now| Timestamp::try_from(now).ok());
        Self::at(cut.unwrap_or(now))
    }

    /// Creates a clock at this time.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self { now: in_zulu(now) }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Moves the clock forward; an earlier time has no effect.
    pub(crate) fn move_to(&mut self, time: Timestamp) {
        self.now = self.now.max(time);
    }
}

/// Adds a duration to a time; `None` beyond the year 9999.
pub(crate) fn after(time: Timestamp, by: Duration) -> Option<Timestamp> {
    let later = SystemTime::try_from(time).ok()?.checked_add(by)?;
    Timestamp::try_from(later).ok()
}

/// Converts a time to `Z`, which all responses use.
pub(crate) fn in_zulu(time: Timestamp) -> Timestamp {
    let time = time.canonical();
    time.with_offset_minutes(0).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::{Clock, after};
    use durianpay_client::Timestamp;
    use std::time::Duration;

    #[test]
    fn the_clock_never_goes_back_or_overflows() {
        let epoch: Timestamp = "1970-01-01T00:00:00Z".parse().expect("RFC 3339");
        let mut clock = Clock::at(epoch);
        let hour = after(clock.now(), Duration::from_secs(3600)).expect("an hour fits");
        clock.move_to(hour);
        clock.move_to(epoch);
        assert_eq!(clock.now(), hour);
        assert_eq!(after(hour, Duration::MAX), None);
    }

    #[test]
    fn the_real_time_is_truncated_to_microseconds() {
        assert_eq!(Clock::real().now().subsec_nanos() % 1_000, 0);
    }
}
