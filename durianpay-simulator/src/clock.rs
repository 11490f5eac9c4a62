//! The virtual clock, which moves only when it is moved, unless it runs.

use durianpay_client::Timestamp;
use std::time::{Duration, SystemTime};

/// The virtual time.
#[derive(Debug)]
pub(crate) struct Clock {
    now: Timestamp,
    /// The speed at which it runs, if it does.
    pace: Option<Pace>,
}

/// The speed of a clock that runs.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// The virtual seconds in a real second.
    speed: u32,
    /// The real time at which the clock was last moved.
    last: SystemTime,
}

impl Clock {
    /// Creates a clock at the real time, truncated to microseconds like the
    /// vendor's times.
    pub(crate) fn real() -> Self {
        Self::at(in_microseconds(Timestamp::now()))
    }

    /// Creates a clock at this time.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self {
            now: in_zulu(now),
            pace: None,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Lets the clock run from this real time on.
    pub(crate) fn run(&mut self, speed: u32, real: SystemTime) {
        self.pace = Some(Pace { speed, last: real });
    }

    /// Returns the time that a clock that runs must be moved to, at this real time; `None` if it
    /// stands still. A real time that jumps backwards does not move it. With the speed of the real
    /// time, it is never behind the real time: clients sign their requests with that.
    pub(crate) fn tick(&mut self, real: SystemTime) -> Option<Timestamp> {
        let pace = self.pace.as_mut()?;
        let passed = real.duration_since(pace.last).unwrap_or_default();
        pace.last = real;
        let speed = pace.speed;
        let moved = after(self.now, passed.checked_mul(speed)?)?;
        let time = match Timestamp::try_from(real) {
            Ok(real) if speed == 1 => moved.max(in_zulu(real)),
            _ => moved,
        };
        Some(in_microseconds(time))
    }

    /// Sets the time, even to an earlier one. The clock still runs if it did.
    pub(crate) fn set(&mut self, time: Timestamp) {
        self.now = in_zulu(time);
    }

    /// Returns the virtual seconds in a real second; 0 if the clock stands still.
    pub(crate) fn speed(&self) -> u32 {
        self.pace.map_or(0, |pace| pace.speed)
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

/// Truncates a time to microseconds.
fn in_microseconds(time: Timestamp) -> Timestamp {
    let beyond = Duration::from_nanos(u64::from(time.subsec_nanos() % 1_000));
    let cut = SystemTime::try_from(time).ok();
    let cut = cut.and_then(|time| Timestamp::try_from(time.checked_sub(beyond)?).ok());
    cut.unwrap_or(time)
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
    use std::time::{Duration, SystemTime};

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
    fn a_clock_that_runs_follows_the_real_time() {
        let epoch: Timestamp = "1970-01-01T00:00:00Z".parse().expect("RFC 3339");
        let real = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        let mut clock = Clock::at(epoch);
        assert_eq!(clock.tick(real), None);
        clock.run(60, real);
        let later = clock.tick(real + Duration::from_secs(2)).expect("it runs");
        assert_eq!(later.unix_seconds(), 120);
        clock.move_to(later);
        // The machine's clock was set back.
        assert_eq!(clock.tick(real), Some(later));
        let next = clock.tick(real + Duration::from_secs(1));
        assert_eq!(next.map(Timestamp::unix_seconds), Some(180));
        clock.run(1, real);
        let next = clock.tick(real + Duration::from_secs(1));
        assert_eq!(next.map(Timestamp::unix_seconds), Some(1_001));
    }

    #[test]
    fn the_real_time_is_truncated_to_microseconds() {
        assert_eq!(Clock::real().now().subsec_nanos() % 1_000, 0);
    }
}
