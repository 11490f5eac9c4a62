//! [`Date`]: a calendar day.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::calendar::{civil_from_days, days_from_civil, days_in_month};
use super::digits::push_padded;

/// `0000-01-01`, in days since 1970-01-01.
const FIRST_DAY: i64 = -719_528;
/// `9999-12-31`, in days since 1970-01-01.
const LAST_DAY: i64 = 2_932_896;

/// A day of the Gregorian calendar in the years 0000 to 9999, without a time or a zone:
/// `2024-02-29`.
///
/// It is read and written in the format of ISO 8601, year, month and day. No other notation is
/// read, since `01/02/2024` is a different day in different countries. A
/// [`Timestamp`](crate::Timestamp) is an instant, which is on different days in different zones.
///
/// ```
/// use durianpay_client::Date;
///
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert_eq!(day.add_days(1), Date::new(2024, 3, 1));
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), durianpay_client::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error returned when a string is not a valid [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateError {
    /// The string does not have the form `2024-02-29`.
    NotADate,
    /// The format is right, but the calendar has no such day.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADate => {
                "the value is not a date; expected year, month and day, such as `2024-02-29`"
            }
            Self::NoSuchDay => "the date does not exist",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// 1970-01-01, the value that a decoder returns for an unreadable date.
    pub(crate) const EPOCH: Date = Date {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// The first day: `0000-01-01`.
    pub const MIN: Date = Date {
        year: 0,
        month: 1,
        day: 1,
    };

    /// The last day: `9999-12-31`.
    pub const MAX: Date = Date {
        year: 9999,
        month: 12,
        day: 31,
    };

    /// Creates a date, or returns `None` if the calendar has no such day or the year is beyond
    /// 9999. January is month 1.
    ///
    /// ```
    /// use durianpay_client::Date;
    ///
    /// assert_eq!(Date::new(2024, 2, 29).unwrap().to_string(), "2024-02-29");
    /// assert_eq!(Date::new(2023, 2, 29), None);
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let days = days_in_month(year.into(), month.into());
        let exists =
            year <= 9999 && (1..=12).contains(&month) && (1..=days).contains(&i64::from(day));
        exists.then_some(Date { year, month, day })
    }

    /// Returns the day in UTC of a Unix time, or `None` outside the years 0000 to 9999.
    #[cfg(feature = "orders")]
    pub(crate) fn of_unix_seconds(seconds: i64) -> Option<Date> {
        Date::EPOCH.add_days(seconds.div_euclid(86_400))
    }

    /// Returns the year, from 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Returns the day that is this many days later, or earlier if the number is negative.
    /// Returns `None` outside the years 0000 to 9999.
    ///
    /// ```
    /// use durianpay_client::Date;
    ///
    /// let new_year = Date::new(2025, 1, 1).unwrap();
    /// assert_eq!(new_year.add_days(-1), Date::new(2024, 12, 31));
    /// ```
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Date> {
        let day = self.days_since_epoch().checked_add(days)?;
        let [year, month, day] = (FIRST_DAY..=LAST_DAY)
            .contains(&day)
            .then(|| civil_from_days(day))?;
        Date::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// Returns the number of days from `earlier` to this day; negative if `earlier` is later.
    ///
    /// ```
    /// use durianpay_client::Date;
    ///
    /// let [start, end] = [Date::new(2024, 1, 1), Date::new(2025, 1, 1)].map(Option::unwrap);
    /// assert_eq!(end.days_since(start), 366);
    /// ```
    pub fn days_since(self, earlier: Date) -> i64 {
        self.days_since_epoch() - earlier.days_since_epoch()
    }

    /// Counts the days since 1970-01-01.
    fn days_since_epoch(self) -> i64 {
        days_from_civil(self.year.into(), self.month.into(), self.day.into())
    }

    /// Appends the date as ISO 8601.
    pub(crate) fn write(self, out: &mut String) {
        push_padded(out, self.year.into(), 4);
        out.push('-');
        push_padded(out, self.month.into(), 2);
        out.push('-');
        push_padded(out, self.day.into(), 2);
    }
}

/// Parses `2024-02-29`.
impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return Err(DateError::NotADate);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |number, digit| {
                let digit = char::from(*digit).to_digit(10)?;
                Some(number * 10 + u16::try_from(digit).ok()?)
            })
        };
        let part = |digits: &[u8]| number(digits).and_then(|part| u8::try_from(part).ok());
        let year = number(&[y1, y2, y3, y4]).ok_or(DateError::NotADate)?;
        let month = part(&[m1, m2]).ok_or(DateError::NotADate)?;
        let day = part(&[d1, d2]).ok_or(DateError::NotADate)?;
        Date::new(year, month, day).ok_or(DateError::NoSuchDay)
    }
}

/// Writes `2024-02-29`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(10);
        self.write(&mut text);
        f.pad(&text)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// Serializes as a string.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{Date, DateError, FIRST_DAY, LAST_DAY};

    #[test]
    fn each_day_is_written_as_it_is_read() {
        for text in ["0000-01-01", "1970-01-01", "2024-02-29", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn text_in_another_format_is_no_date() {
        for text in [
            "",
            "2024-2-9",
            "2024-02-29T00:00:00Z",
            "20240229",
            "2024/02/29",
            "29-02-2024",
            "+024-02-29",
            "2024-02-2\u{b2}",
            " 2024-02-29",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError::NotADate), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_rejected() {
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2024-00-01",
            "2024-13-01",
            "2024-04-31",
            "2024-04-00",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError::NoSuchDay), "{text}");
        }
        assert_eq!(Date::new(10_000, 1, 1), None);
    }

    #[test]
    fn days_are_counted_to_the_ends_of_the_calendar() {
        let first = Date::new(0, 1, 1).unwrap();
        let last = Date::new(9999, 12, 31).unwrap();
        assert_eq!(first.days_since(Date::EPOCH), FIRST_DAY);
        assert_eq!(last.days_since(Date::EPOCH), LAST_DAY);
        assert_eq!(first.add_days(LAST_DAY - FIRST_DAY), Some(last));
        assert_eq!(first.add_days(-1), None);
        assert_eq!(last.add_days(1), None);
        assert_eq!(last.add_days(i64::MAX), None);
        assert!(first < last);
    }

    #[test]
    fn serde_represents_it_as_a_string() {
        let day: Date = serde_json::from_str("\"2024-02-29\"").unwrap();
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2024-02-29\"");
        assert_eq!(
            format!("{day:?} {day:>12}"),
            "Date(2024-02-29)   2024-02-29"
        );
        let error = serde_json::from_str::<Date>("\"2024-02-30\"").unwrap_err();
        assert!(error.to_string().starts_with("the date does not exist"));
    }
}
