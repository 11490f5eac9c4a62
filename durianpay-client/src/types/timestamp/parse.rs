//! Parses RFC 3339 and similar notations.

use crate::types::calendar::{days_from_civil, days_in_month};
use crate::types::notation::Notation;
use crate::types::number::Number;
use std::fmt;

pub(super) const DAY: i64 = 86_400;
const MAX_FRACTION_DIGITS: usize = 18;
pub(super) const NANO_DIGITS: u8 = 9;

/// The notation of the zone. Only `Offset` can have a nonzero offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimestampForm {
    Zulu,
    Offset,
    /// `-00:00`: the instant is known, but the local offset is not (RFC 3339, section 4.3).
    UnknownOffset,
    NoZone,
    UnixSeconds,
}

/// The error returned when a string or a number is not a valid [`Timestamp`](crate::Timestamp).
///
/// ```
/// use durianpay_client::{Timestamp, TimestampError};
///
/// assert_eq!("2026-02-30T10:00:00Z".parse::<Timestamp>(), Err(TimestampError::NoSuchTime));
/// assert_eq!("30.11.2026".parse::<Timestamp>(), Err(TimestampError::NotATimestamp));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampError {
    /// The string does not have the form `2024-02-29T19:00:00+07:00`.
    NotATimestamp,
    /// The format is right, but the date, time of day or offset does not exist.
    NoSuchTime,
    /// The second has more than 18 fraction digits.
    TooManyDigits,
    /// The time is outside the years 0000 to 9999, or outside the range of the system's
    /// clock.
    OutOfRange,
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATimestamp => {
                "the value is not a time; expected RFC 3339, such as `2024-02-29T19:00:00+07:00`"
            }
            Self::NoSuchTime => "the time has a date, time of day or offset that does not exist",
            Self::TooManyDigits => "the time has more than 18 fraction digits",
            Self::OutOfRange => "the time is out of range",
        })
    }
}

impl std::error::Error for TimestampError {}

/// The parts of a time that was read.
pub(super) struct Parsed {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub(super) seconds: i64,
    pub(super) nanos: u32,
    /// Minutes east of UTC.
    pub(super) offset: i16,
    /// The number of fraction digits.
    pub(super) digits: u8,
    pub(super) form: TimestampForm,
}

/// Reads RFC 3339 or a similar notation.
pub(super) fn read(text: &str) -> Result<(Parsed, Notation), TimestampError> {
    read_rfc3339(text).or_else(|error| {
        let rfc3339 = to_rfc3339(text).ok_or(error)?;
        let (parsed, _) = read_rfc3339(&rfc3339)?;
        Ok((parsed, Notation::Lost))
    })
}

/// Reads RFC 3339, with or without a zone; without one, the time is in UTC.
fn read_rfc3339(text: &str) -> Result<(Parsed, Notation), TimestampError> {
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
    let time = Parsed {
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
