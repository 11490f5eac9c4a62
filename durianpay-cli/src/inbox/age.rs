//! Times and durations in reports.

use durianpay_client::Timestamp;
use std::time::{Duration, SystemTime};

/// Formats a duration in its two largest units, such as `2h 3m`.
#[must_use]
pub fn age(duration: Duration) -> String {
    let seconds = Duration::from_secs(duration.as_secs());
    let text = humantime::format_duration(seconds).to_string();
    let units: Vec<&str> = text.split(' ').take(2).collect();
    units.join(" ")
}

/// Formats a time in RFC 3339 and UTC. Returns `None` if it is out of range.
pub(super) fn exact(time: SystemTime) -> Option<String> {
    Timestamp::try_from(time).ok().map(|time| time.to_string())
}

/// Formats a time in whole seconds, for people.
pub(super) fn seconds(time: SystemTime) -> String {
    let exact = Timestamp::try_from(time).ok();
    let whole = exact.and_then(|time| Timestamp::from_unix_seconds(time.unix_seconds()));
    whole.map_or_else(|| "out of range".to_owned(), |time| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::{age, exact, seconds};
    use std::time::{Duration, SystemTime};

    #[test]
    fn ages_have_two_units() {
        for (millis, text) in [
            (0, "0s"),
            (999, "0s"),
            (61_000, "1m 1s"),
            (7_384_000, "2h 3m"),
            (86_400_000, "1day"),
        ] {
            assert_eq!(age(Duration::from_millis(millis)), text);
        }
    }

    #[test]
    fn extreme_times_do_not_panic() {
        let early = SystemTime::UNIX_EPOCH - Duration::from_millis(1);
        assert_eq!(exact(early).as_deref(), Some("1969-12-31T23:59:59.999Z"));
        let late = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(u32::MAX) * 1000);
        assert_eq!(exact(late), None);
        assert_eq!(seconds(late), "out of range");
        let now = SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_123);
        assert_eq!(exact(now).as_deref(), Some("2023-11-14T22:13:20.123Z"));
        assert_eq!(seconds(now), "2023-11-14T22:13:20Z");
    }
}
