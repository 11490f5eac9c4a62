//! Times and days in Jakarta, which has no daylight saving time.

use durianpay_client::Timestamp;

/// UTC+7.
const OFFSET_MINUTES: i16 = 7 * 60;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Returns the number of the day in Jakarta, since 1970.
pub(crate) fn day(time: Timestamp) -> i64 {
    let seconds = time.unix_seconds() + i64::from(OFFSET_MINUTES) * 60;
    seconds.div_euclid(DAY_SECONDS)
}

/// Converts a time to the format of responses: whole seconds, with the offset of Jakarta.
pub(crate) fn local(time: Timestamp) -> Timestamp {
    let seconds = Timestamp::from_unix_seconds(time.unix_seconds()).unwrap_or(time);
    seconds
        .with_offset_minutes(OFFSET_MINUTES)
        .unwrap_or(seconds)
}

#[cfg(test)]
mod tests {
    use super::{day, local};
    use durianpay_client::Timestamp;

    fn time(text: &str) -> Timestamp {
        text.parse().expect("a time of the test")
    }

    #[test]
    fn a_day_begins_at_midnight_in_jakarta() {
        let last = time("2026-01-01T23:59:59.999999+07:00");
        let first = time("2026-01-02T00:00:00+07:00");
        assert_eq!(day(last) + 1, day(first));
        assert_eq!(day(time("2026-01-01T00:00:00+07:00")), day(last));
        assert_eq!(day(time("1970-01-01T00:00:00Z")), 0);
        assert_eq!(day(time("1969-12-31T16:59:59Z")), -1);
    }

    #[test]
    fn a_time_is_written_in_whole_seconds() {
        let shown = local(time("2024-05-14T11:54:57.123456Z")).to_string();
        assert_eq!(shown, "2024-05-14T18:54:57+07:00");
    }
}
