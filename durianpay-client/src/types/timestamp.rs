//! [`Timestamp`]: an instant and the notation it was read in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::calendar::{civil_from_days, days_from_civil, days_in_month};
use super::digits::{push_digits, push_padded};
use super::notation::Notation;
use super::number::Number;

const DAY: i64 = 86_400;
/// `0000-01-01T00:00:00Z`.
const FIRST_SECOND: i64 = -62_167_219_200;
/// `9999-12-31T23:59:59Z`.
const LAST_SECOND: i64 = 253_402_300_799;
/// `0001-01-01T00:00:00Z`, the zero value of Go's `time.Time`.
const ZERO_SECOND: i64 = -62_135_596_800;
const MAX_FRACTION_DIGITS: usize = 18;
const NANO_DIGITS: u8 = 9;
const NANOS_PER_SECOND: i64 = 1_000_000_000;

/// An RFC 3339 instant in the years 0000 to 9999.
///
/// A timestamp keeps the offset and the number of fraction digits that it was read with, and
/// is written back unchanged; equality, order and hash compare the instant only.
///
/// Other notations are also read if they are unambiguous: a time without a zone (read as
/// UTC), a space instead of `T`, no seconds, the offsets `+0700` and `+07`, Go's default
/// format (`2024-02-29 19:00:00 +0700 WIB`), and, in JSON, a number of Unix seconds, or of
/// milliseconds if it is beyond the year 9999 in seconds. A date alone is not a time.
///
/// These notations are written as RFC 3339, and three details are normalized: lower-case
/// `t` and `z` become upper case, a leap second (`:60`) is read as `:59` with its fraction,
/// and of up to 18 fraction digits the first nine are kept. A response is nevertheless
/// written back as it was read.
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
/// # Ok::<(), durianpay_client::TimestampError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
    offset: i16,
    digits: u8,
    form: TimestampForm,
}

/// The notation of the zone. Only `Offset` can have a nonzero offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimestampForm {
    Zulu,
    Offset,
    /// `-00:00`: the instant is known, but the local offset is not (RFC 3339, section 4.3).
    UnknownOffset,
    NoZone,
    UnixSeconds,
}

/// The error returned when a string or a number is not a valid [`Timestamp`].
///
/// ```
/// use durianpay_client::{Timestamp, TimestampError};
///
/// assert_eq!("2026-02-30T10:00:00Z".parse::<Timestamp>(), Err(TimestampError::NoSuchTime));
/// assert_eq!("30.11.2026".parse::<Timestamp>(), Err(TimestampError::NotATimestamp));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// The string does not have the form `2024-02-29T19:00:00+07:00`.
    #[error("the value is not a time; expected RFC 3339, such as `2024-02-29T19:00:00+07:00`")]
    NotATimestamp,
    /// The format is right, but the date, time of day or offset does not exist.
    #[error("the time has a date, time of day or offset that does not exist")]
    NoSuchTime,
    /// The second has more than 18 fraction digits.
    #[error("the time has more than 18 fraction digits")]
    TooManyDigits,
    /// The time is outside the years 0000 to 9999, or outside the range of the system's
    /// clock.
    #[error("the time is out of range")]
    OutOfRange,
}

impl Timestamp {
    /// The value that a decoder returns for an unreadable time.
    pub(crate) const EPOCH: Timestamp = Timestamp::utc(0);

    const fn utc(seconds: i64) -> Timestamp {
        Timestamp {
            seconds,
            nanos: 0,
            offset: 0,
            digits: 0,
            form: TimestampForm::Zulu,
        }
    }

    /// Creates the instant that is this many seconds after 1970-01-01T00:00:00Z, written as RFC
    /// 3339 with `Z`. Returns `None` outside the years 0000 to 9999.
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

    /// Creates the instant that is this many milliseconds after 1970-01-01T00:00:00Z, written
    /// with three fraction digits and clamped to the years 0000 to 9999.
    pub(super) fn from_unix_millis(millis: i64) -> Timestamp {
        let millis = millis.clamp(FIRST_SECOND * 1000, LAST_SECOND * 1000 + 999);
        let nanos = u32::try_from(millis.rem_euclid(1000)).unwrap_or(0) * 1_000_000;
        Timestamp {
            nanos,
            digits: 3,
            ..Timestamp::utc(millis.div_euclid(1000))
        }
    }

    /// Reads the content of a JSON string.
    pub(crate) fn from_string_token(text: &str) -> Result<(Timestamp, Notation), TimestampError> {
        read_rfc3339(text).or_else(|error| {
            let rfc3339 = to_rfc3339(text).ok_or(error)?;
            let (time, _) = read_rfc3339(&rfc3339)?;
            Ok((time, Notation::Lost))
        })
    }

    /// Reads a JSON number token as Unix seconds, or as milliseconds if it is beyond the
    /// range of seconds.
    pub(crate) fn from_unix_token(token: &str) -> Option<(Timestamp, Notation)> {
        let form = TimestampForm::UnixSeconds;
        if let Ok(seconds) = token.parse()
            && let Some(time) = Timestamp::from_unix_seconds(seconds)
        {
            let notation = Notation::lost_if(token.starts_with("-0"));
            return Some((Timestamp { form, ..time }, notation));
        }
        let number = Number::parse(token)?;
        let is_in_seconds =
            number.compare(FIRST_SECOND).is_ge() && number.compare(LAST_SECOND + 1).is_lt();
        let nanos = number.to_integer(if is_in_seconds { 9 } else { 6 }).ok()?;
        let whole = Timestamp::utc(nanos.div_euclid(NANOS_PER_SECOND));
        let fraction = u32::try_from(nanos.rem_euclid(NANOS_PER_SECOND)).ok()?;
        let time = whole.with_nanos(fraction);
        Some((Timestamp { form, ..time }, Notation::Lost))
    }

    /// Sets the fraction, with the fewest of 0, 3, 6 or 9 digits that represent it.
    fn with_nanos(self, nanos: u32) -> Timestamp {
        let digits = match nanos {
            0 => 0,
            nanos if nanos % 1_000_000 == 0 => 3,
            nanos if nanos % 1_000 == 0 => 6,
            _ => NANO_DIGITS,
        };
        Timestamp {
            nanos,
            digits,
            ..self
        }
    }

    /// Returns whether this was read as Unix seconds.
    pub(crate) fn is_unix_form(self) -> bool {
        self.form == TimestampForm::UnixSeconds
    }

    /// Returns the current time, in UTC.
    ///
    /// If the system clock is outside the years 0000 to 9999, this is the last second of 9999.
    ///
    /// # Panics
    ///
    /// Panics on `wasm32-unknown-unknown`, where the standard library has no clock.
    pub fn now() -> Timestamp {
        SystemTime::now()
            .try_into()
            .unwrap_or(Timestamp::utc(LAST_SECOND))
    }

    /// Returns the whole seconds since 1970-01-01T00:00:00Z, rounded down; negative for
    /// earlier times.
    pub fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds after [`unix_seconds`](Timestamp::unix_seconds), below
    /// 1,000,000,000.
    pub fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Returns the offset as written, in minutes east of UTC: 420 in Jakarta, 0 for `Z`.
    ///
    /// Returns `None` if the offset is unknown: `-00:00`, no zone, or Unix seconds.
    pub fn offset_minutes(self) -> Option<i16> {
        match self.form {
            TimestampForm::Zulu | TimestampForm::Offset => Some(self.offset),
            TimestampForm::UnknownOffset | TimestampForm::NoZone | TimestampForm::UnixSeconds => {
                None
            }
        }
    }

    /// Returns whether this is `0001-01-01T00:00:00Z`, the zero value of Go's `time.Time`,
    /// which APIs written in Go send for an unset time.
    pub fn is_zero(self) -> bool {
        self.seconds == ZERO_SECOND && self.nanos == 0
    }

    /// Converts to RFC 3339: a time that was read as Unix seconds or without a zone is
    /// written with `Z`; any other time is unchanged.
    ///
    /// ```
    /// use durianpay_client::{Timestamp, json};
    ///
    /// let read: Timestamp = json::from_str("1700000000")?;
    /// assert_eq!(json::to_string(&read), "1700000000");
    /// assert_eq!(json::to_string(&read.canonical()), r#""2023-11-14T22:13:20Z""#);
    /// # Ok::<(), json::ReadError>(())
    /// ```
    #[must_use]
    pub fn canonical(self) -> Timestamp {
        let form = match self.form {
            TimestampForm::NoZone | TimestampForm::UnixSeconds => TimestampForm::Zulu,
            form @ (TimestampForm::Zulu | TimestampForm::Offset | TimestampForm::UnknownOffset) => {
                form
            }
        };
        Timestamp { form, ..self }
    }

    /// Changes the offset, in minutes east of UTC (`Z` for 0), but not the instant.
    ///
    /// Returns `None` if the offset is a day or more, or if the local year is outside 0000 to
    /// 9999.
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
                TimestampForm::Zulu
            } else {
                TimestampForm::Offset
            },
            ..self
        })
    }

    /// Writes Unix seconds, with a fraction if it is nonzero.
    pub(crate) fn write_unix(self, out: &mut String) {
        let nanos = i64::from(self.nanos);
        let (whole, nanos) = if self.seconds < 0 && nanos > 0 {
            (self.seconds + 1, NANOS_PER_SECOND - nanos)
        } else {
            (self.seconds, nanos)
        };
        if self.seconds < 0 {
            out.push('-');
        }
        push_digits(out, whole.unsigned_abs());
        if nanos > 0 {
            out.push('.');
            push_padded(out, nanos.unsigned_abs(), NANO_DIGITS.into());
            out.truncate(out.trim_end_matches('0').len());
        }
    }

    /// Writes RFC 3339, whatever notation was read.
    pub(crate) fn write_rfc3339(self, out: &mut String) {
        let local = self.seconds + i64::from(self.offset) * 60;
        let [year, month, day] = civil_from_days(local.div_euclid(DAY));
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
            TimestampForm::Zulu | TimestampForm::UnixSeconds => out.push('Z'),
            TimestampForm::UnknownOffset => out.push_str("-00:00"),
            TimestampForm::NoZone => {}
            TimestampForm::Offset => {
                let minutes = u64::from(self.offset.unsigned_abs());
                out.push(if self.offset < 0 { '-' } else { '+' });
                push_padded(out, minutes / 60, 2);
                out.push(':');
                push_padded(out, minutes % 60, 2);
            }
        }
    }
}

/// Parses RFC 3339 and the notations that [`Timestamp`] lists.
impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Timestamp, TimestampError> {
        Timestamp::from_string_token(text).map(|(time, _)| time)
    }
}

/// Reads RFC 3339, with or without a zone; without one, the time is in UTC.
fn read_rfc3339(text: &str) -> Result<(Timestamp, Notation), TimestampError> {
    let (moment, rest) = text
        .as_bytes()
        .split_first_chunk::<19>()
        .ok_or(TimestampError::NotATimestamp)?;
    let local = read_moment(*moment)?;
    let (nanos, digits, zone) = read_fraction(rest)?;
    let (form, offset) = read_zone(zone)?;
    let is_rewritten = moment[10] == b't'
        || moment[17] == b'6'
        || zone == b"z"
        || rest.len() - zone.len() > 1 + usize::from(NANO_DIGITS);
    let time = Timestamp {
        seconds: local - i64::from(offset) * 60,
        nanos,
        offset,
        digits,
        form,
    };
    Ok((time, Notation::lost_if(is_rewritten)))
}

/// Rewrites the other accepted notations as RFC 3339.
#[cold]
fn to_rfc3339(text: &str) -> Option<String> {
    let (date, clock) = text.split_at_checked(10)?;
    let clock = clock.strip_prefix(['T', 't', ' '])?;
    let length = clock
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    let (clock, zone) = clock.split_at_checked(length.count())?;
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    let mut words = zone.strip_prefix(' ').unwrap_or(zone).split(' ');
    let offset = match words.next()? {
        offset @ ("" | "Z" | "z") => offset.to_owned(),
        "UTC" | "GMT" => "Z".to_owned(),
        offset => rewrite_offset(offset)?,
    };
    // Go writes the zone's name after the offset, and its monotonic clock after that.
    let mut rest = words.peekable();
    if let Some(name) = rest.next_if(|word| !word.starts_with("m=")) {
        let is_utc = matches!(name, "UTC" | "GMT");
        let is_name = (1..=6).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
        if !is_name || is_utc && offset != "+00:00" {
            return None;
        }
    }
    if let Some(monotonic) = rest.next() {
        let reading = monotonic.strip_prefix("m=")?;
        Number::parse(reading.strip_prefix('+').unwrap_or(reading))?;
    }
    let is_whole = rest.next().is_none() && !(offset.is_empty() && zone.starts_with(' '));
    is_whole.then(|| format!("{date}T{clock}{seconds}{offset}"))
}

/// Rewrites `+0700` and `+07` as `+07:00`.
fn rewrite_offset(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_at_checked(3)?;
    let minutes = match minutes.strip_prefix(':').unwrap_or(minutes) {
        "" if minutes.is_empty() => "00",
        minutes => minutes,
    };
    Some(format!("{hours}:{minutes}"))
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
    // Unix time has no leap seconds; the second before is the nearest one.
    let second = second.min(59);
    Ok(days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second)
}

/// Reads an optional `.` with digits. Returns nanoseconds, the digits kept, and the rest.
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
    let (fraction, rest) = text.split_at(length);
    let (mut nanos, mut digits) = (0, 0);
    for digit in fraction.iter().take(usize::from(NANO_DIGITS)) {
        nanos = nanos * 10 + u32::from(digit - b'0');
        digits += 1;
    }
    let unwritten = u32::from(NANO_DIGITS - digits);
    Ok((nanos * 10_u32.pow(unwritten), digits, rest))
}

/// Reads the zone and its offset in minutes.
fn read_zone(text: &[u8]) -> Result<(TimestampForm, i16), TimestampError> {
    let (sign, h1, h2, m1, m2) = match *text {
        [] => return Ok((TimestampForm::NoZone, 0)),
        [b'Z' | b'z'] => return Ok((TimestampForm::Zulu, 0)),
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
        TimestampForm::UnknownOffset
    } else {
        TimestampForm::Offset
    };
    Ok((form, offset))
}

/// Reads a two-digit number.
fn pair(tens: u8, ones: u8) -> Result<i64, TimestampError> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        Ok(i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    } else {
        Err(TimestampError::NotATimestamp)
    }
}

/// Converts to UTC, with the fewest of 0, 3, 6 or 9 fraction digits that represent the time.
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
        Ok(whole.with_nanos(nanos))
    }
}

/// Fails outside the range of the system clock.
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

/// Writes the notation that was read, or RFC 3339 with `Z` for Unix seconds.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(35);
        self.write_rfc3339(&mut text);
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

/// Serializes as a string.
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}
