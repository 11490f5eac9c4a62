//! [`Schedule`]: when a failed attempt is retried.

use std::time::Duration;

/// When a failed attempt is retried, and how often.
///
/// The maximum wait doubles from `first` to `longest`. Each wait is random, between half of the
/// maximum and the maximum, so that jobs that failed together are not retried together.
///
/// ```
/// use durianpay_client::webhook::inbox::Schedule;
/// use std::time::Duration;
///
/// let schedule = Schedule::new(Duration::from_secs(5), Duration::from_secs(600), 20);
/// assert_eq!(schedule.attempts, 20);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Schedule {
    /// The maximum wait after the first attempt.
    pub first: Duration,
    /// The upper limit of all waits.
    pub longest: Duration,
    /// The number of attempts, after which a job is dead.
    pub attempts: u32,
}

impl Schedule {
    /// Creates a schedule.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration, attempts: u32) -> Self {
        Self {
            first,
            longest,
            attempts,
        }
    }

    /// Returns the wait after the attempt with this number, from 1, or `None` if it was the
    /// last.
    pub(super) fn wait(&self, attempt: u32, random: u32) -> Option<Duration> {
        if attempt >= self.attempts {
            return None;
        }
        let doublings = attempt.saturating_sub(1);
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        let ceiling = self.first.saturating_mul(factor).min(self.longest);
        let half = ceiling / 2;
        Some(half.saturating_add(fraction(half, random)))
    }
}

/// Returns a random part of a duration.
fn fraction(whole: Duration, random: u32) -> Duration {
    let nanos = u64::try_from(whole.as_nanos()).unwrap_or(u64::MAX);
    let part = u128::from(nanos) * u128::from(random) / u128::from(u32::MAX);
    Duration::from_nanos(u64::try_from(part).unwrap_or(u64::MAX))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::Schedule;
    use std::time::Duration;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn waits_double_up_to_the_longest() {
        let schedule = Schedule::new(SECOND, 10 * SECOND, 7);
        let waits = |random| (1..=7).map(move |attempt| schedule.wait(attempt, random));
        let longest: Vec<_> = waits(u32::MAX)
            .map(|wait| wait.map(|wait| wait.as_millis()))
            .collect();
        let expected = [1000, 2000, 4000, 8000, 10_000, 10_000].map(Some);
        assert_eq!(longest[..6], expected);
        assert_eq!(longest[6], None);
        let shortest: Vec<_> = waits(0)
            .map(|wait| wait.map(|wait| wait.as_millis()))
            .collect();
        let expected = [500, 1000, 2000, 4000, 5000, 5000].map(Some);
        assert_eq!(shortest[..6], expected);
    }

    #[test]
    fn no_wait_overflows() {
        let schedule = Schedule::new(Duration::MAX, Duration::MAX, u32::MAX);
        let wait = schedule.wait(u32::MAX - 1, u32::MAX).unwrap();
        assert!(wait >= Duration::MAX / 2);
        let half = Schedule::new(2 * SECOND, 2 * SECOND, 2);
        let wait = half.wait(1, u32::MAX / 2).unwrap().as_millis();
        assert!((1499..=1500).contains(&wait), "{wait}");
    }
}
