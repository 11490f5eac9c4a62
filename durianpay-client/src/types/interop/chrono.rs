//! Conversions from and to `chrono` 0.4.

use crate::types::date::{Date, DateError};
use crate::types::timestamp::{Timestamp, TimestampError};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset as _, TimeZone, Utc};

/// Keeps the instant and the offset, rounded to minutes towards UTC. Fails outside the years 0000 to 9999.
///
/// ```
/// use chrono::{TimeDelta, Utc};
/// use durianpay_client::Timestamp;
///
/// let expiry = Timestamp::try_from(Utc::now() + TimeDelta::hours(1))?;
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: DateTime<Z>) -> Result<Timestamp, TimestampError> {
        // A leap second is a nanosecond count beyond a billion.
        let nanos = time.timestamp_subsec_nanos().min(999_999_999);
        let minutes = time.offset().fix().local_minus_utc() / 60;
        Timestamp::from_unix(time.timestamp(), nanos)
            .zip(i16::try_from(minutes).ok())
            .and_then(|(utc, minutes)| utc.with_offset_minutes(minutes))
            .ok_or(TimestampError::OutOfRange)
    }
}

/// Converts to UTC.
///
/// ```
/// use chrono::{DateTime, Utc};
/// use durianpay_client::Timestamp;
///
/// let created: Timestamp = "2024-02-29T19:00:00+07:00".parse()?;
/// let created = DateTime::<Utc>::from(created);
/// assert_eq!(created.to_rfc3339(), "2024-02-29T12:00:00+00:00");
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl From<Timestamp> for DateTime<Utc> {
    fn from(time: Timestamp) -> DateTime<Utc> {
        // The years 0000 to 9999 are within those of `chrono`.
        DateTime::from_timestamp(time.unix_seconds(), time.subsec_nanos()).unwrap_or_default()
    }
}

/// Keeps the offset, which is UTC if it is unknown.
impl From<Timestamp> for DateTime<FixedOffset> {
    fn from(time: Timestamp) -> DateTime<FixedOffset> {
        let seconds = i32::from(time.offset_minutes().unwrap_or(0)) * 60;
        let offset = FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix());
        DateTime::<Utc>::from(time).with_timezone(&offset)
    }
}

/// Fails outside the years 0000 to 9999.
impl TryFrom<NaiveDate> for Date {
    type Error = DateError;

    fn try_from(date: NaiveDate) -> Result<Date, DateError> {
        super::date_of(date.year(), date.month(), date.day())
    }
}

/// Converts a day.
impl From<Date> for NaiveDate {
    fn from(date: Date) -> NaiveDate {
        NaiveDate::from_ymd_opt(date.year().into(), date.month().into(), date.day().into())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Date, DateTime, FixedOffset, NaiveDate, Timestamp, Utc};

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
            let fixed = DateTime::<FixedOffset>::from(time);
            assert_eq!(Timestamp::try_from(fixed).unwrap().to_string(), text);
            let utc = DateTime::<Utc>::from(time);
            assert_eq!(Timestamp::try_from(utc), Ok(time));
        }
        assert!(Timestamp::try_from(DateTime::<Utc>::MAX_UTC).is_err());
        assert!(Timestamp::try_from(DateTime::<Utc>::MIN_UTC).is_err());
    }

    #[test]
    fn days_are_the_same() {
        for text in ["0000-01-01", "2024-02-29", "9999-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(NaiveDate::from(date).to_string(), text);
            assert_eq!(Date::try_from(NaiveDate::from(date)), Ok(date));
        }
        assert!(Date::try_from(NaiveDate::MAX).is_err());
        assert!(Date::try_from(NaiveDate::MIN).is_err());
    }
}
