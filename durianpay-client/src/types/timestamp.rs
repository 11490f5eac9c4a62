//! [`Timestamp`]: an instant and the notation it was read in.

mod arithmetic;
mod parse;
mod serde_impls;
mod system_time;

pub use parse::TimestampError;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::SystemTime;

use super::calendar::civil_from_days;
use super::digits::{push_digits, push_padded};
use super::notation::Notation;
use super::number::Number;
use parse::{DAY, NANO_DIGITS, Parsed, TimestampForm};

/// `0000-01-01T00:00:00Z`.
const FIRST_SECOND: i64 = -62_167_219_200;
/// `9999-12-31T23:59:59Z`.
const LAST_SECOND: i64 = 253_402_300_799;
/// `0001-01-01T00:00:00Z`, the zero value of Go's `time.Time`.
const ZERO_SECOND: i64 = -62_135_596_800;
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
        let (parsed, notation) = parse::read(text)?;
        let Parsed {
            seconds,
            nanos,
            offset,
            digits,
            form,
        } = parsed;
        let time = Timestamp {
            seconds,
            nanos,
            offset,
            digits,
            form,
        };
        Ok((time, notation))
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

    /// Returns RFC 3339 in UTC with nine fraction digits: strings in the order of the instants.
    #[cfg(feature = "sqlx-0-9")]
    pub(crate) fn sortable(self) -> String {
        let mut text = String::with_capacity(30);
        let utc = Timestamp::utc(self.seconds);
        let (nanos, digits) = (self.nanos, NANO_DIGITS);
        Timestamp {
            nanos,
            digits,
            ..utc
        }
        .write_rfc3339(&mut text);
        text
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
