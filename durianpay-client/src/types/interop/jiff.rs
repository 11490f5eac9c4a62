//! Conversions from and to `jiff` 1.

use crate::types::date::{Date, DateError};
use crate::types::timestamp::{Timestamp, TimestampError};
use jiff::civil;

/// Converts to UTC. Fails outside the years 0000 to 9999.
///
/// ```
/// use durianpay_client::Timestamp;
/// use jiff::ToSpan as _;
///
/// let expiry = Timestamp::try_from(jiff::Timestamp::now() + 1.hour())?;
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl TryFrom<jiff::Timestamp> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: jiff::Timestamp) -> Result<Timestamp, TimestampError> {
        let nanos = time.as_nanosecond();
        let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).ok();
        let nanos = u32::try_from(nanos.rem_euclid(1_000_000_000)).ok();
        seconds
            .zip(nanos)
            .and_then(|(seconds, nanos)| Timestamp::from_unix(seconds, nanos))
            .ok_or(TimestampError::OutOfRange)
    }
}

/// Converts the instant; the offset is lost. Fails in the last hours of the year 9999, which `jiff` excludes.
///
/// ```
/// use durianpay_client::Timestamp;
///
/// let created: Timestamp = "2024-02-29T19:00:00+07:00".parse()?;
/// let created = jiff::Timestamp::try_from(created)?;
/// assert_eq!(created.to_string(), "2024-02-29T12:00:00Z");
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<jiff::Timestamp, TimestampError> {
        let nanos =
            i128::from(time.unix_seconds()) * 1_000_000_000 + i128::from(time.subsec_nanos());
        jiff::Timestamp::from_nanosecond(nanos).map_err(|_| TimestampError::OutOfRange)
    }
}

/// Fails outside the years 0000 to 9999.
impl TryFrom<civil::Date> for Date {
    type Error = DateError;

    fn try_from(date: civil::Date) -> Result<Date, DateError> {
        let part = |part: i8| u32::try_from(part).unwrap_or(0);
        super::date_of(date.year().into(), part(date.month()), part(date.day()))
    }
}

/// Converts a day.
impl From<Date> for civil::Date {
    fn from(date: Date) -> civil::Date {
        let part = |part: u8| i8::try_from(part).unwrap_or(1);
        let year = i16::try_from(date.year()).unwrap_or(0);
        // Every date exists in both calendars.
        civil::Date::new(year, part(date.month()), part(date.day())).unwrap_or(civil::Date::ZERO)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Date, Timestamp, civil};

    #[test]
    fn times_keep_the_instant() {
        for text in [
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2024-02-29T19:00:00.500+07:00",
        ] {
            let time: Timestamp = text.parse().unwrap();
            let other = jiff::Timestamp::try_from(time).unwrap();
            assert_eq!(Timestamp::try_from(other), Ok(time));
        }
        let last: Timestamp = "9999-12-31T23:59:59Z".parse().unwrap();
        assert!(jiff::Timestamp::try_from(last).is_err());
        assert!(Timestamp::try_from(jiff::Timestamp::MIN).is_err());
    }

    #[test]
    fn days_are_the_same() {
        for text in ["0000-01-01", "2024-02-29", "9999-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(civil::Date::from(date).to_string(), text);
            assert_eq!(Date::try_from(civil::Date::from(date)), Ok(date));
        }
        assert!(Date::try_from(civil::Date::MIN).is_err());
    }
}
