//! [`Timestamp`]: an instant, with the way it was written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::json::digits::push_padded;

const DAY: i64 = 86_400;
/// `0000-01-01T00:00:00Z`.
const FIRST_SECOND: i64 = -62_167_219_200;
/// `9999-12-31T23:59:59Z`.
const LAST_SECOND: i64 = 253_402_300_799;
/// `0001-01-01T00:00:00Z`, the zero value of the vendor's language.
const UNSET_SECOND: i64 = -62_135_596_800;
const MAX_FRACTION_DIGITS: usize = 18;
const NANO_DIGITS: u8 = 9;

/// An instant as RFC 3339 writes it, in the years 0000 to 9999.
///
/// It keeps the offset and the number of fraction digits it was read with, so that it
/// goes back out as it came in; equality, order and hash look at the instant only.
/// Durianpay also writes times without a zone, which are read as UTC, and Unix seconds.
///
/// Three things that RFC 3339 allows are not kept: lower-case `t` and `z` come out in
/// upper case, a leap second (`:60`) is read as `:59` with its fraction, and of up to 18
/// fraction digits the first nine are kept.
///
/// # Example
///
/// ```
/// use durianpay_client::Timestamp;
///
/// let paid: Timestamp = "2024-02-29T19:00:00.50+07:00".parse()?;
/// assert_eq!(paid.unix_seconds(), 1_709_208_000);
/// assert_eq!(paid.offset_minutes(), Some(420));
/// assert_eq!(paid.to_string(), "2024-02-29T19:00:00.50+07:00");
/// assert_eq!(paid, "2024-02-29T12:00:00.5Z".parse()?);
/// # Ok::<(), durianpay_client::timestamp::TimestampError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
    offset: i16,
    digits: u8,
    form: Form,
}

/// How the zone was written. Only `Offset` has an offset other than zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Zulu,
    Offset,
    /// `-00:00`: the instant is known, the local offset is not (RFC 3339, section 4.3).
    UnknownOffset,
    NoZone,
    UnixSeconds,
}

/// Why a text or a number is not a [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// The text is not laid out as `2024-02-29T19:00:00+07:00`.
    #[error("a time is written as RFC 3339, such as `2024-02-29T19:00:00+07:00`")]
    NotATimestamp,
    /// The layout is right, but there is no such date, time of day or offset.
    #[error("there is no such date, time of day or offset")]
    NoSuchTime,
    /// More than 18 digits after the second.
    #[error("a time has at most 18 fraction digits")]
    TooManyDigits,
    /// Outside the years 0000 to 9999, or outside the range of the system's clock.
    #[error("the time is out of range")]
    OutOfRange,
}

impl Timestamp {
    /// What a decoder holds in place of a time that it could not read.
    pub(crate) const EPOCH: Timestamp = Timestamp::utc(0);

    const fn utc(seconds: i64) -> Timestamp {
        Timestamp {
            seconds,
            nanos: 0,
            offset: 0,
            digits: 0,
            form: Form::Zulu,
        }
    }

    /// The instant so many seconds after 1970-01-01T00:00:00Z, written in RFC 3339 with
    /// `Z`; `None` outside the years 0000 to 9999.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    ///
    /// let time = Timestamp::from_unix_seconds(1_700_000_000).unwrap();
    /// assert_eq!(time.to_string(), "2023-11-14T22:13:20Z");
    /// ```
    pub fn from_unix_seconds(seconds: i64) -> Option<Timestamp> {
        (FIRST_SECOND..=LAST_SECOND)
            .contains(&seconds)
            .then_some(Timestamp::utc(seconds))
    }

    /// Reads a JSON integer token as Unix seconds, which it will be written as again.
    pub(crate) fn from_unix_token(token: &str) -> Option<Timestamp> {
        let time = Timestamp::from_unix_seconds(token.parse().ok()?)?;
        Some(Timestamp {
            form: Form::UnixSeconds,
            ..time
        })
    }

    /// Whether this was read as Unix seconds.
    pub(crate) fn is_unix_form(self) -> bool {
        self.form == Form::UnixSeconds
    }

    /// The time now, in UTC.
    ///
    /// A clock set outside the years 0000 to 9999 reads as the nearest time inside.
    pub fn now() -> Timestamp {
        let now = SystemTime::now();
        Timestamp::try_from(now).unwrap_or(Timestamp::utc(if now < SystemTime::UNIX_EPOCH {
            FIRST_SECOND
        } else {
            LAST_SECOND
        }))
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down; negative before.
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds after [`unix_seconds`](Timestamp::unix_seconds), below 1,000,000,000.
    pub fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Minutes east of UTC as it was written; 420 in Jakarta, 0 for `Z`.
    ///
    /// `None` when nothing was said of it: `-00:00`, no zone, or Unix seconds.
    pub fn offset_minutes(self) -> Option<i16> {
        match self.form {
            Form::Zulu | Form::Offset => Some(self.offset),
            Form::UnknownOffset | Form::NoZone | Form::UnixSeconds => None,
        }
    }

    /// Whether this is the vendor's way to write an unset time, `0001-01-01T00:00:00Z`.
    pub fn is_zero(self) -> bool {
        self.seconds == UNSET_SECOND && self.nanos == 0
    }

    /// The same instant as plain RFC 3339: one that was read as Unix seconds or without
    /// a zone is written with `Z`, all others stay as they are.
    #[must_use]
    pub fn canonical(self) -> Timestamp {
        let form = match self.form {
            Form::NoZone | Form::UnixSeconds => Form::Zulu,
            form @ (Form::Zulu | Form::Offset | Form::UnknownOffset) => form,
        };
        Timestamp { form, ..self }
    }

    /// The same instant written at another offset, in minutes east of UTC (`Z` for 0).
    ///
    /// `None` for a day or more, or when the year there is not one of 0000 to 9999.
    ///
    /// ```
    /// use durianpay_client::Timestamp;
    ///
    /// let time = Timestamp::from_unix_seconds(0).unwrap();
    /// let jakarta = time.with_offset_minutes(420).unwrap();
    /// assert_eq!(jakarta.to_string(), "1970-01-01T07:00:00+07:00");
    /// assert_eq!(jakarta, time);
    /// ```
    pub fn with_offset_minutes(self, minutes: i16) -> Option<Timestamp> {
        let local = self.seconds + i64::from(minutes) * 60;
        let fits =
            minutes.unsigned_abs() < 24 * 60 && (FIRST_SECOND..=LAST_SECOND).contains(&local);
        fits.then_some(Timestamp {
            offset: minutes,
            form: if minutes == 0 {
                Form::Zulu
            } else {
                Form::Offset
            },
            ..self
        })
    }

    /// Writes RFC 3339, whatever form it was read in.
    pub(crate) fn write_text(self, out: &mut String) {
        let local = self.seconds + i64::from(self.offset) * 60;
        let (year, month, day) = civil_from_days(local.div_euclid(DAY));
        let second = local.rem_euclid(DAY).unsigned_abs();
        push_padded(out, year, 4);
        for (mark, value) in [
            ('-', month),
            ('-', day),
            ('T', second / 3600),
            (':', second / 60 % 60),
            (':', second % 60),
        ] {
            out.push(mark);
            push_padded(out, value, 2);
        }
        if self.digits > 0 {
            let unwritten = u32::from(NANO_DIGITS.saturating_sub(self.digits));
            out.push('.');
            push_padded(
                out,
                u64::from(self.nanos / 10_u32.pow(unwritten)),
                u32::from(self.digits),
            );
        }
        match self.form {
            Form::Zulu | Form::UnixSeconds => out.push('Z'),
            Form::UnknownOffset => out.push_str("-00:00"),
            Form::NoZone => {}
            Form::Offset => {
                let minutes = u64::from(self.offset.unsigned_abs());
                out.push(if self.offset < 0 { '-' } else { '+' });
                push_padded(out, minutes / 60, 2);
                out.push(':');
                push_padded(out, minutes % 60, 2);
            }
        }
    }
}

/// RFC 3339, or the same without a zone, which is read as UTC.
impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Timestamp, TimestampError> {
        let (moment, rest) = text
            .as_bytes()
            .split_first_chunk::<19>()
            .ok_or(TimestampError::NotATimestamp)?;
        let local = read_moment(*moment)?;
        let (nanos, digits, zone) = read_fraction(rest)?;
        let (form, offset) = read_zone(zone)?;
        Ok(Timestamp {
            seconds: local - i64::from(offset) * 60,
            nanos,
            offset,
            digits,
            form,
        })
    }
}

/// Reads `2024-02-29T19:00:00` as seconds since 1970, as if in UTC.
fn read_moment(text: [u8; 19]) -> Result<i64, TimestampError> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T' | b't',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = text
    else {
        return Err(TimestampError::NotATimestamp);
    };
    let year = pair(y1, y2)? * 100 + pair(y3, y4)?;
    let (month, day) = (pair(m1, m2)?, pair(d1, d2)?);
    let (hour, minute, second) = (pair(h1, h2)?, pair(n1, n2)?, pair(s1, s2)?);
    let day_exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    if !day_exists || hour > 23 || minute > 59 || second > 60 {
        return Err(TimestampError::NoSuchTime);
    }
    // Unix time has no leap seconds; the second before is the nearest that exists.
    let second = second.min(59);
    Ok(days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second)
}

/// Reads an optional `.` with digits: nanoseconds, digits kept, and what follows.
fn read_fraction(text: &[u8]) -> Result<(u32, u8, &[u8]), TimestampError> {
    let Some(text) = text.strip_prefix(b".") else {
        return Ok((0, 0, text));
    };
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match length {
        0 => return Err(TimestampError::NotATimestamp),
        1..=MAX_FRACTION_DIGITS => {}
        _ => return Err(TimestampError::TooManyDigits),
    }
    let (mut nanos, mut digits) = (0, 0);
    for place in 0..NANO_DIGITS {
        let digit = text
            .get(usize::from(place))
            .filter(|_| usize::from(place) < length);
        nanos = nanos * 10 + digit.map_or(0, |byte| u32::from(byte - b'0'));
        digits += u8::from(digit.is_some());
    }
    Ok((nanos, digits, text.get(length..).unwrap_or_default()))
}

/// Reads the zone and its offset in minutes.
fn read_zone(text: &[u8]) -> Result<(Form, i16), TimestampError> {
    let (sign, h1, h2, m1, m2) = match *text {
        [] => return Ok((Form::NoZone, 0)),
        [b'Z' | b'z'] => return Ok((Form::Zulu, 0)),
        [b'+', h1, h2, b':', m1, m2] => (1, h1, h2, m1, m2),
        [b'-', h1, h2, b':', m1, m2] => (-1, h1, h2, m1, m2),
        _ => return Err(TimestampError::NotATimestamp),
    };
    let (hours, minutes) = (pair(h1, h2)?, pair(m1, m2)?);
    if hours > 23 || minutes > 59 {
        return Err(TimestampError::NoSuchTime);
    }
    let offset =
        i16::try_from(sign * (hours * 60 + minutes)).map_err(|_| TimestampError::NoSuchTime)?;
    let form = if offset == 0 && sign < 0 {
        Form::UnknownOffset
    } else {
        Form::Offset
    };
    Ok((form, offset))
}

/// The number two digits write.
fn pair(tens: u8, ones: u8) -> Result<i64, TimestampError> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        Ok(i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    } else {
        Err(TimestampError::NotATimestamp)
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days in 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01; counting years from March puts the leap day last.
const EPOCH: i64 = 719_468;

/// Days since 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant's
/// `days_from_civil` (<https://howardhinnant.github.io/date_algorithms.html>).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * ERA + day_of_era - EPOCH
}

/// Year, month and day of a day since 1970-01-01: the inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (u64, u64, u64) {
    let days = days + EPOCH;
    let era = days.div_euclid(ERA);
    let day_of_era = days.rem_euclid(ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / (ERA - 1)) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (
        year.unsigned_abs(),
        month.unsigned_abs(),
        day.unsigned_abs(),
    )
}

/// Written in UTC, with as many fraction digits (0, 3, 6 or 9) as it needs.
impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Timestamp, TimestampError> {
        let (seconds, nanos) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).ok(), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let whole = 0_i64.checked_sub_unsigned(before.as_secs());
                match before.subsec_nanos() {
                    0 => (whole, 0),
                    nanos => (whole.and_then(|s| s.checked_sub(1)), 1_000_000_000 - nanos),
                }
            }
        };
        let whole = seconds
            .and_then(Timestamp::from_unix_seconds)
            .ok_or(TimestampError::OutOfRange)?;
        let digits = match nanos {
            0 => 0,
            nanos if nanos % 1_000_000 == 0 => 3,
            nanos if nanos % 1_000 == 0 => 6,
            _ => NANO_DIGITS,
        };
        Ok(Timestamp {
            nanos,
            digits,
            ..whole
        })
    }
}

/// Fails where the system's clock does not reach.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<SystemTime, TimestampError> {
        let whole = Duration::from_secs(time.seconds.unsigned_abs());
        let at_second = if time.seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        at_second
            .and_then(|second| second.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or(TimestampError::OutOfRange)
    }
}

/// As it was written; one read as Unix seconds as RFC 3339 with `Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(35);
        self.write_text(&mut text);
        f.pad(&text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Timestamp) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Timestamp) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Timestamp) -> Ordering {
        (self.seconds, self.nanos).cmp(&(other.seconds, other.nanos))
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.seconds, self.nanos).hash(state);
    }
}

/// As text.
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From text.
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        deserializer.deserialize_str(Rfc3339)
    }
}

struct Rfc3339;

impl Visitor<'_> for Rfc3339 {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time in RFC 3339")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Timestamp, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a panic is how a test fails")]
mod tests {
    use std::time::SystemTime;

    use proptest::prelude::*;

    use super::{
        FIRST_SECOND, LAST_SECOND, Timestamp, TimestampError, civil_from_days, days_from_civil,
    };

    #[test]
    fn known_instants() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("2038-01-19T03:14:07Z", 2_147_483_647),
            ("1969-12-31T23:59:59Z", -1),
            ("2024-02-29T19:00:00+07:00", 1_709_208_000),
            ("0000-01-01T00:00:00Z", FIRST_SECOND),
            ("9999-12-31T23:59:59Z", LAST_SECOND),
            ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("1900-03-01T00:00:00-00:00", -2_203_891_200),
            ("2015-05-05T12:30:00", 1_430_829_000),
            ("2016-12-31T23:59:60Z", 1_483_228_799),
            ("2024-02-29t12:00:00z", 1_709_208_000),
            ("0000-01-01T00:00:00+23:59", FIRST_SECOND - 86_340),
        ] {
            assert_eq!(
                text.parse::<Timestamp>().unwrap().unix_seconds(),
                seconds,
                "{text}"
            );
        }
    }

    #[test]
    fn what_was_read_goes_back_out() {
        for text in [
            "2024-02-29T12:00:00Z",
            "2024-02-29T12:00:00.0Z",
            "2024-02-29T12:00:00.120Z",
            "2024-02-29T12:00:00.123456789+07:00",
            "2024-02-29T12:00:00-00:00",
            "2024-02-29T12:00:00+00:00",
            "2024-02-29T12:00:00-11:30",
            "2015-05-05T12:30:00",
            "2015-05-05T12:30:00.5",
            "0000-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59-23:59",
        ] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
        }
        let kept: Timestamp = "2024-02-29T12:00:60.123456789987654321Z".parse().unwrap();
        assert_eq!(kept.to_string(), "2024-02-29T12:00:59.123456789Z");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        use TimestampError::{NoSuchTime, NotATimestamp, TooManyDigits};
        for (text, error) in [
            ("", NotATimestamp),
            ("2024-02-29", NotATimestamp),
            ("2024-02-29T12:00Z", NotATimestamp),
            ("2024-02-29 12:00:00Z", NotATimestamp),
            ("2024-02-29T12:00:00.Z", NotATimestamp),
            ("2024-02-29T12:00:00+7:00", NotATimestamp),
            ("2024-02-29T12:00:00+0700", NotATimestamp),
            ("2024-02-29T12:00:00ZZ", NotATimestamp),
            ("-024-02-29T12:00:00Z", NotATimestamp),
            ("20240-2-29T12:00:00Z", NotATimestamp),
            ("2024-02-29T12:00:00,5Z", NotATimestamp),
            (" 2024-02-29T12:00:00Z", NotATimestamp),
            ("2024-02-29T12:00:00é", NotATimestamp),
            ("2023-02-29T12:00:00Z", NoSuchTime),
            ("1900-02-29T12:00:00Z", NoSuchTime),
            ("2024-00-01T12:00:00Z", NoSuchTime),
            ("2024-13-01T12:00:00Z", NoSuchTime),
            ("2024-04-31T12:00:00Z", NoSuchTime),
            ("2024-04-00T12:00:00Z", NoSuchTime),
            ("2024-04-01T24:00:00Z", NoSuchTime),
            ("2024-04-01T12:60:00Z", NoSuchTime),
            ("2024-04-01T12:00:61Z", NoSuchTime),
            ("2024-04-01T12:00:00+24:00", NoSuchTime),
            ("2024-04-01T12:00:00.1234567890123456789Z", TooManyDigits),
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(error), "{text:?}");
        }
    }

    #[test]
    fn forms_and_offsets() {
        let unix = Timestamp::from_unix_token("0").unwrap();
        assert!(unix.is_unix_form() && !unix.canonical().is_unix_form());
        assert_eq!(
            (unix.to_string(), unix.offset_minutes()),
            ("1970-01-01T00:00:00Z".into(), None)
        );
        let bare: Timestamp = "2015-05-05T12:30:00.5".parse().unwrap();
        assert_eq!(bare.canonical().to_string(), "2015-05-05T12:30:00.5Z");
        assert_eq!(unix.with_offset_minutes(1440), None);
        assert_eq!(
            unix.with_offset_minutes(-90).unwrap().to_string(),
            "1969-12-31T22:30:00-01:30"
        );
        assert_eq!(
            Timestamp::from_unix_seconds(LAST_SECOND)
                .unwrap()
                .with_offset_minutes(1),
            None
        );
        assert_eq!(Timestamp::from_unix_seconds(LAST_SECOND + 1), None);
        assert_eq!(Timestamp::from_unix_seconds(i64::MIN), None);
        assert!(
            "0001-01-01T00:00:00Z"
                .parse::<Timestamp>()
                .unwrap()
                .is_zero()
        );
        assert!(
            "0001-01-01T07:00:00+07:00"
                .parse::<Timestamp>()
                .unwrap()
                .is_zero()
        );
        assert!(!unix.is_zero());
        assert!(size_of::<Timestamp>() <= 24);
        assert!(Timestamp::now() > unix);
    }

    #[test]
    fn every_day_has_one_date() {
        for days in FIRST_SECOND / 86_400..=LAST_SECOND / 86_400 {
            let (year, month, day) = civil_from_days(days);
            let signed = |part: u64| i64::try_from(part).unwrap();
            assert_eq!(
                days_from_civil(signed(year), signed(month), signed(day)),
                days
            );
        }
    }

    proptest! {
        #[test]
        fn every_time_reads_as_it_prints(
            seconds in FIRST_SECOND..=LAST_SECOND,
            fraction in "(\\.[0-9]{1,9})?",
            zone in "Z|[+-](0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]|",
        ) {
            let moment = Timestamp::from_unix_seconds(seconds).unwrap().to_string();
            let text = format!("{}{fraction}{zone}", moment.trim_end_matches('Z'));
            prop_assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
        }

        #[test]
        fn the_system_time_is_the_same_instant(seconds in FIRST_SECOND..=LAST_SECOND, nanos in 0_u32..1_000_000_000) {
            let moment = Timestamp::from_unix_seconds(seconds).unwrap().to_string();
            let time: Timestamp = format!("{}.{nanos:09}Z", moment.trim_end_matches('Z')).parse().unwrap();
            let system = SystemTime::try_from(time).unwrap();
            prop_assert_eq!(Timestamp::try_from(system).unwrap(), time);
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}|[0-9TZ:+.-]{19,40}") {
            if let Ok(time) = text.parse::<Timestamp>() {
                prop_assert_eq!(time.to_string().parse::<Timestamp>().unwrap(), time);
            }
        }
    }
}
