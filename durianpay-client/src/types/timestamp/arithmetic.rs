//! Durations between timestamps.

use super::{FIRST_SECOND, LAST_SECOND, NANO_DIGITS, NANOS_PER_SECOND, Timestamp};
use std::time::Duration;

impl Timestamp {
    /// Creates the instant that is this many seconds and nanoseconds after 1970-01-01T00:00:00Z, in UTC. The
    /// nanoseconds always count forward. Returns `None` outside the years 0000 to 9999, or if there are a
    /// billion nanoseconds or more.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    ///
    /// let time = Timestamp::from_unix(1_700_000_000, 500_000_000).unwrap();
    /// assert_eq!(time.to_string(), "2023-11-14T22:13:20.500Z");
    /// assert_eq!(Timestamp::from_unix(0, 1_000_000_000), None);
    /// ```
    pub fn from_unix(seconds: i64, nanos: u32) -> Option<Timestamp> {
        let is_fraction = i64::from(nanos) < NANOS_PER_SECOND;
        let whole = Timestamp::from_unix_seconds(seconds).filter(|_| is_fraction)?;
        Some(whole.with_nanos(nanos))
    }

    /// Returns the time that is this much later, with the same offset. Returns `None` after the year 9999.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    /// use std::time::Duration;
    ///
    /// let created: Timestamp = "2024-02-29T19:00:00+07:00".parse()?;
    /// let expires = created.checked_add(Duration::from_secs(3600)).unwrap();
    /// assert_eq!(expires.to_string(), "2024-02-29T20:00:00+07:00");
    /// # Ok::<(), durianpay_client::TimestampError>(())
    /// ```
    #[must_use]
    pub fn checked_add(self, duration: Duration) -> Option<Timestamp> {
        let nanos = u64::from(self.nanos) + u64::from(duration.subsec_nanos());
        let carried = nanos / 1_000_000_000;
        let seconds = self
            .seconds
            .checked_add_unsigned(duration.as_secs())?
            .checked_add_unsigned(carried)?;
        self.moved(seconds, nanos % 1_000_000_000)
    }

    /// Returns the time that is this much earlier, with the same offset. Returns `None` before the year 0000.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    /// use std::time::Duration;
    ///
    /// let now: Timestamp = "2024-03-01T00:00:00Z".parse()?;
    /// let yesterday = now.checked_sub(Duration::from_secs(86_400)).unwrap();
    /// assert_eq!(yesterday.to_string(), "2024-02-29T00:00:00Z");
    /// # Ok::<(), durianpay_client::TimestampError>(())
    /// ```
    #[must_use]
    pub fn checked_sub(self, duration: Duration) -> Option<Timestamp> {
        let nanos = 1_000_000_000 + u64::from(self.nanos) - u64::from(duration.subsec_nanos());
        let borrowed = 1 - nanos / 1_000_000_000;
        let seconds = self
            .seconds
            .checked_sub_unsigned(duration.as_secs())?
            .checked_sub_unsigned(borrowed)?;
        self.moved(seconds, nanos % 1_000_000_000)
    }

    /// Returns the time since an earlier time, or `None` if it is later.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    /// use std::time::Duration;
    ///
    /// let created: Timestamp = "2024-02-29T19:00:00+07:00".parse()?;
    /// let paid: Timestamp = "2024-02-29T12:01:30Z".parse()?;
    /// assert_eq!(paid.duration_since(created), Some(Duration::from_secs(90)));
    /// assert_eq!(created.duration_since(paid), None);
    /// # Ok::<(), durianpay_client::TimestampError>(())
    /// ```
    pub fn duration_since(self, earlier: Timestamp) -> Option<Duration> {
        let since_epoch = |time: Timestamp| {
            // All times are after the year 0000.
            let seconds = time.seconds.checked_sub(FIRST_SECOND)?;
            Some(Duration::new(u64::try_from(seconds).ok()?, time.nanos))
        };
        since_epoch(self)?.checked_sub(since_epoch(earlier)?)
    }

    /// Changes the instant, and keeps the offset, and the number of fraction digits if they suffice.
    fn moved(self, seconds: i64, nanos: u64) -> Option<Timestamp> {
        let at = Timestamp::from_unix(seconds, u32::try_from(nanos).ok()?)?;
        let local = seconds + i64::from(self.offset) * 60;
        let fits = (FIRST_SECOND..=LAST_SECOND).contains(&local);
        let unwritten = u32::from(NANO_DIGITS.saturating_sub(self.digits));
        let suffice = at.nanos.is_multiple_of(10_u32.pow(unwritten));
        fits.then_some(Timestamp {
            seconds,
            nanos: at.nanos,
            digits: if suffice { self.digits } else { at.digits },
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::Timestamp;
    use std::time::Duration;

    #[test]
    fn nanoseconds_are_carried_and_borrowed() {
        let time = Timestamp::from_unix(10, 900_000_000).unwrap();
        let step = Duration::new(1, 200_000_000);
        let later = time.checked_add(step).unwrap();
        assert_eq!(
            (later.unix_seconds(), later.subsec_nanos()),
            (12, 100_000_000)
        );
        assert_eq!(later.checked_sub(step), Some(time));
        let earlier = time.checked_sub(Duration::new(11, 950_000_000)).unwrap();
        assert_eq!(
            (earlier.unix_seconds(), earlier.subsec_nanos()),
            (-2, 950_000_000)
        );
        assert_eq!(
            time.duration_since(earlier),
            Some(Duration::new(11, 950_000_000))
        );
    }

    #[test]
    fn the_calendar_ends() {
        let last: Timestamp = "9999-12-31T23:59:59Z".parse().unwrap();
        assert_eq!(last.checked_add(Duration::from_secs(1)), None);
        assert_eq!(last.checked_add(Duration::MAX), None);
        let first: Timestamp = "0000-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(first.checked_sub(Duration::from_nanos(1)), None);
        assert_eq!(first.checked_sub(Duration::MAX), None);
        let whole = last.duration_since(first).unwrap();
        assert_eq!(first.checked_add(whole), Some(last));
        // The local year would be 10000.
        let jakarta: Timestamp = "9999-12-31T23:59:59+07:00".parse().unwrap();
        assert_eq!(jakarta.checked_add(Duration::from_secs(1)), None);
    }

    #[test]
    fn the_notation_is_kept() {
        let read: Timestamp = "2024-02-29T19:00:00.50+07:00".parse().unwrap();
        let later = read.checked_add(Duration::from_secs(1)).unwrap();
        assert_eq!(later.to_string(), "2024-02-29T19:00:01.50+07:00");
        let finer = read.checked_add(Duration::from_nanos(1)).unwrap();
        assert_eq!(finer.to_string(), "2024-02-29T19:00:00.500000001+07:00");
    }
}
