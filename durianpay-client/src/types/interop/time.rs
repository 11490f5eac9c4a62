//! Conversions from and to `time` 0.3.

use crate::types::date::{Date, DateError};
use crate::types::timestamp::{Timestamp, TimestampError};
use time::{Month, OffsetDateTime, UtcOffset};

/// Keeps the instant and the offset, rounded to minutes towards UTC. Fails outside the years 0000 to 9999.
///
/// ```
/// use durianpay_client::Timestamp;
/// use time::{Duration, OffsetDateTime};
///
/// let expiry = Timestamp::try_from(OffsetDateTime::now_utc() + Duration::hours(1))?;
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: OffsetDateTime) -> Result<Timestamp, TimestampError> {
        Timestamp::from_unix(time.unix_timestamp(), time.nanosecond())
            .and_then(|utc| utc.with_offset_minutes(time.offset().whole_minutes()))
            .ok_or(TimestampError::OutOfRange)
    }
}

/// Keeps the offset, which is UTC if it is unknown.
///
/// ```
/// use durianpay_client::Timestamp;
/// use time::OffsetDateTime;
///
/// let created: Timestamp = "2024-02-29T19:00:00+07:00".parse()?;
/// assert_eq!(OffsetDateTime::from(created).hour(), 19);
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl From<Timestamp> for OffsetDateTime {
    fn from(time: Timestamp) -> OffsetDateTime {
        let nanos =
            i128::from(time.unix_seconds()) * 1_000_000_000 + i128::from(time.subsec_nanos());
        let seconds = i32::from(time.offset_minutes().unwrap_or(0)) * 60;
        // The years 0000 to 9999 are within those of `time`, and so are offsets of less than a day.
        let utc =
            OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let offset = UtcOffset::from_whole_seconds(seconds).unwrap_or(UtcOffset::UTC);
        utc.checked_to_offset(offset).unwrap_or(utc)
    }
}

/// Fails outside the years 0000 to 9999.
impl TryFrom<time::Date> for Date {
    type Error = DateError;

    fn try_from(date: time::Date) -> Result<Date, DateError> {
        super::date_of(
            date.year(),
            u8::from(date.month()).into(),
            date.day().into(),
        )
    }
}

/// Converts a day.
impl From<Date> for time::Date {
    fn from(date: Date) -> time::Date {
        let month = Month::try_from(date.month()).unwrap_or(Month::January);
        // Every date exists in both calendars.
        time::Date::from_calendar_date(date.year().into(), month, date.day())
            .unwrap_or(OffsetDateTime::UNIX_EPOCH.date())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Date, OffsetDateTime, Timestamp};

    #[test]
    fn times_keep_instant_and_offset() {
        for text in [
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2024-02-29T19:00:00.500+07:00",
            "2024-02-29T19:00:00-03:30",
            "9999-12-31T23:59:59Z",
        ] {
            let time: Timestamp = text.parse().unwrap();
            let other = OffsetDateTime::from(time);
            assert_eq!(Timestamp::try_from(other).unwrap().to_string(), text);
        }
        let before = time::Date::MIN.midnight().assume_utc();
        assert!(Timestamp::try_from(before).is_err());
    }

    #[test]
    fn days_are_the_same() {
        for text in ["0000-01-01", "2024-02-29", "9999-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(time::Date::from(date).to_string(), text);
            assert_eq!(Date::try_from(time::Date::from(date)), Ok(date));
        }
        assert!(Date::try_from(time::Date::MIN).is_err());
    }
}
