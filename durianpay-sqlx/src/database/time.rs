//! Times and durations, in milliseconds.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A hundred years, so that no sum of a time and a duration exceeds 64 bits.
const LONGEST: i64 = 100 * 366 * 24 * 3600 * 1000;

/// The clock of a store: that of the database, or a function set by a test.
#[derive(Clone, Default)]
pub(crate) struct Clock(Option<Arc<dyn Fn() -> SystemTime + Send + Sync>>);

impl Clock {
    pub(crate) fn new(clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(clock)))
    }

    /// Returns the time to bind, or `None` to use the database's time.
    pub(crate) fn now(&self) -> Option<i64> {
        let clock = self.0.as_ref()?;
        let since = clock().duration_since(UNIX_EPOCH);
        Some(since.map_or(0, millis))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.as_ref().map_or("Database", |_| "Injected");
        f.write_str(name)
    }
}

/// Converts a duration to milliseconds, up to a hundred years.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).map_or(LONGEST, |millis| millis.min(LONGEST))
}

/// Converts a stored number to a time.
pub(crate) fn time(millis: i64) -> SystemTime {
    let since = Duration::from_millis(u64::try_from(millis).unwrap_or_default());
    UNIX_EPOCH.checked_add(since).unwrap_or(UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::{Clock, LONGEST, millis, time};
    use std::time::{Duration, UNIX_EPOCH};

    const CENTURY: i64 = 3_162_240_000_000;

    #[test]
    fn durations_are_milliseconds_of_at_most_a_century() {
        assert_eq!(LONGEST, CENTURY);
        for (duration, expected) in [
            (Duration::ZERO, 0),
            (Duration::from_micros(1_999), 1),
            (Duration::from_secs(2), 2_000),
            (Duration::from_millis(CENTURY.unsigned_abs()), CENTURY),
            (Duration::from_millis(CENTURY.unsigned_abs() + 1), CENTURY),
            (Duration::MAX, CENTURY),
        ] {
            assert_eq!(millis(duration), expected, "{duration:?}");
        }
    }

    #[test]
    fn times_are_read_as_they_were_stored() {
        assert_eq!(time(1_500), UNIX_EPOCH + Duration::from_millis(1_500));
        assert_eq!(time(-1), UNIX_EPOCH);
        assert!(time(i64::MAX) > UNIX_EPOCH);
    }

    #[test]
    fn a_store_binds_the_time_of_an_injected_clock_only() {
        assert_eq!(Clock::default().now(), None);
        let at = |time| Clock::new(move || time).now();
        assert_eq!(at(UNIX_EPOCH + Duration::from_secs(3)), Some(3_000));
        assert_eq!(at(UNIX_EPOCH - Duration::from_secs(3)), Some(0));
        assert_eq!(format!("{:?}", Clock::default()), "Database");
        assert_eq!(format!("{:?}", Clock::new(|| UNIX_EPOCH)), "Injected");
    }
}
