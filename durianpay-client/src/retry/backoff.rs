//! The pause before a retry.

use super::policy::GiveUp;
use std::time::Duration;

/// The maximum pause before the first retry. It doubles with each further retry.
const BASE: Duration = Duration::from_millis(500);

/// The maximum pause before any retry.
const CAP: Duration = Duration::from_secs(8);

/// The maximum pause that the API may ask for.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(60);

/// Chooses the pause after the given attempt, with `left` until the deadline.
///
/// Every length up to the maximum is equally likely ("full jitter"), so that calls
/// that failed together are not retried together. The pause is at least as long as
/// the API asks for.
pub(super) fn pause(
    attempts: u32,
    random: u32,
    retry_after: Option<Duration>,
    left: Duration,
) -> Result<Duration, GiveUp> {
    if retry_after.is_some_and(|retry_after| retry_after > MAX_RETRY_AFTER || retry_after >= left) {
        return Err(GiveUp::RetryAfterTooLong);
    }
    let jittered = ceiling(attempts) * random / u32::MAX;
    let pause = jittered.max(retry_after.unwrap_or_default());
    if pause < left {
        Ok(pause)
    } else {
        Err(GiveUp::Deadline)
    }
}

/// Returns the maximum pause after the given attempt, counted from 1.
fn ceiling(attempts: u32) -> Duration {
    let doublings = attempts.saturating_sub(1);
    let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
    BASE.saturating_mul(factor).min(CAP)
}

#[cfg(test)]
mod tests {
    use super::{BASE, CAP, GiveUp, MAX_RETRY_AFTER, ceiling, pause};
    use std::time::Duration;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn the_longest_wait_doubles_up_to_the_cap() {
        let waits = [1, 2, 3, 4, 5, 6, 100, u32::MAX].map(ceiling);
        let millis = waits.map(|wait| wait.as_millis());
        assert_eq!(millis, [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
    }

    #[test]
    fn jitter_covers_the_whole_wait() {
        assert_eq!(pause(1, 0, None, HOUR), Ok(Duration::ZERO));
        assert_eq!(pause(1, u32::MAX, None, HOUR), Ok(BASE));
        assert_eq!(pause(9, u32::MAX, None, HOUR), Ok(CAP));
    }

    #[test]
    fn the_requested_wait_is_a_minimum_and_has_a_limit() {
        let second = Duration::from_secs(1);
        assert_eq!(pause(1, 0, Some(second), HOUR), Ok(second));
        assert_eq!(pause(9, u32::MAX, Some(second), HOUR), Ok(CAP));
        assert_eq!(
            pause(1, 0, Some(MAX_RETRY_AFTER), HOUR),
            Ok(MAX_RETRY_AFTER)
        );
        let longer = MAX_RETRY_AFTER + Duration::from_nanos(1);
        assert_eq!(
            pause(1, 0, Some(longer), HOUR),
            Err(GiveUp::RetryAfterTooLong)
        );
        assert_eq!(
            pause(1, 0, Some(second), second),
            Err(GiveUp::RetryAfterTooLong)
        );
        assert_eq!(pause(1, u32::MAX, None, BASE), Err(GiveUp::Deadline));
        assert_eq!(pause(1, 0, None, Duration::ZERO), Err(GiveUp::Deadline));
    }

    const DRAWN: [u32; 6] = [0, 1, u32::MAX / 3, u32::MAX / 2, u32::MAX - 1, u32::MAX];

    #[test]
    fn the_waits_of_a_call_end_before_its_deadline() {
        for total in [0, 1, 499, 500, 501, 7_999, 8_000, 59_999, 60_001, 200_000] {
            for retry_after in [
                None,
                Some(0),
                Some(1),
                Some(7_000),
                Some(60_000),
                Some(60_001),
            ] {
                for first in 0..DRAWN.len() {
                    let draws = DRAWN.into_iter().cycle().skip(first).take(20);
                    waits_end_in_time(total, retry_after, draws);
                }
            }
        }
    }

    /// Makes attempts until no further one is allowed, and adds up the pauses.
    fn waits_end_in_time(total: u64, retry_after: Option<u64>, draws: impl Iterator<Item = u32>) {
        let total = Duration::from_millis(total);
        let retry_after = retry_after.map(Duration::from_millis);
        let mut waited = Duration::ZERO;
        for (attempts, random) in (1..).zip(draws) {
            let Ok(pause) = pause(attempts, random, retry_after, total.saturating_sub(waited))
            else {
                break;
            };
            assert!(pause <= ceiling(attempts).max(retry_after.unwrap_or_default()));
            assert!(pause >= retry_after.unwrap_or_default());
            assert!(pause <= CAP.max(MAX_RETRY_AFTER));
            waited += pause;
            assert!(
                waited < total,
                "{waited:?} of {total:?}, retry_after {retry_after:?}"
            );
        }
    }

    #[test]
    fn a_greater_random_number_is_a_longer_wait() {
        for attempts in (0..40).chain([u32::MAX - 1, u32::MAX]) {
            let waits = DRAWN.map(|random| pause(attempts, random, None, HOUR).ok());
            assert!(
                waits.is_sorted() && waits[0].is_some(),
                "{attempts}: {waits:?}"
            );
            assert!(ceiling(attempts) <= ceiling(attempts.saturating_add(1)));
            assert!(ceiling(attempts) <= CAP);
        }
    }
}
