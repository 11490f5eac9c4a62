//! [`ServerTime`]: a moment by the server's clock, within bounds.

use super::timestamp::{Timestamp, TimestampError};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A moment on the clock of the API's server, known to lie between two bounds.
///
/// [`Client::server_time`](crate::Client::server_time) returns the current one, which does
/// not depend on the merchant's clock. You should store it together with the reference
/// before you make a call: [`reconcile`](crate::Client::reconcile) asks for it, possibly in
/// another process or on another machine.
///
/// It is written, and serialized by serde, as an ISO 8601 interval in UTC with
/// milliseconds. When it is read from more digits, the bounds are widened to whole
/// milliseconds.
///
/// ```
/// use durianpay_client::ServerTime;
///
/// let stored = "2026-11-29T09:57:51.000Z/2026-11-29T09:57:52.120Z";
/// let sent: ServerTime = stored.parse()?;
/// assert_eq!(sent.earliest(), "2026-11-29T09:57:51Z".parse()?);
/// assert_eq!(sent.latest(), "2026-11-29T09:57:52.12Z".parse()?);
/// assert_eq!(sent.to_string(), stored);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ServerTime {
    /// In milliseconds since 1970; at most `latest`.
    earliest: i64,
    latest: i64,
}

/// The error returned when a string or a pair of bounds is not a [`ServerTime`].
///
/// ```
/// use durianpay_client::{ServerTime, ServerTimeError};
///
/// let stored = "2026-11-29T10:00:00Z"; // one time, not two
/// assert_eq!(stored.parse::<ServerTime>(), Err(ServerTimeError::NotAnInterval));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerTimeError {
    /// The string has no `/` between two times.
    NotAnInterval,
    /// One of the bounds is not a valid time.
    Bound(TimestampError),
    /// The earliest moment is after the latest.
    Reversed,
}

impl fmt::Display for ServerTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnInterval => "the server time is not two times with `/` between them",
            Self::Bound(_) => "a bound of the server time is not a time",
            Self::Reversed => "the earliest moment of the server time is after its latest",
        })
    }
}

impl std::error::Error for ServerTimeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bound(error) => Some(error),
            _ => None,
        }
    }
}

impl ServerTime {
    /// Creates a moment between two inclusive bounds, which are widened to whole
    /// milliseconds.
    ///
    /// Use it for a moment that is known from elsewhere, such as a log. If the server's clock
    /// was outside the bounds, `reconcile` may return a wrong result; when in doubt, you should
    /// set them too far apart.
    ///
    /// # Errors
    ///
    /// If `earliest` is after `latest`.
    ///
    /// ```
    /// use durianpay_client::{ServerTime, ServerTimeError};
    ///
    /// let (nine, ten) = ("2026-11-29T09:00:00Z".parse()?, "2026-11-29T10:00:00Z".parse()?);
    /// let sent = ServerTime::new(nine, ten)?;
    /// assert_eq!(sent.to_string(), "2026-11-29T09:00:00.000Z/2026-11-29T10:00:00.000Z");
    /// assert_eq!(ServerTime::new(ten, nine), Err(ServerTimeError::Reversed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(earliest: Timestamp, latest: Timestamp) -> Result<ServerTime, ServerTimeError> {
        if earliest > latest {
            return Err(ServerTimeError::Reversed);
        }
        let (earliest, _) = millis_around(earliest);
        let (_, latest) = millis_around(latest);
        Ok(ServerTime { earliest, latest })
    }

    /// Creates a moment from two bounds in milliseconds since 1970, in either order.
    pub(crate) fn from_millis(bound: i64, other: i64) -> ServerTime {
        ServerTime {
            earliest: bound.min(other),
            latest: bound.max(other),
        }
    }

    /// Returns the lower bound.
    #[must_use]
    pub fn earliest(self) -> Timestamp {
        Timestamp::from_unix_millis(self.earliest)
    }

    /// Returns the upper bound.
    #[must_use]
    pub fn latest(self) -> Timestamp {
        Timestamp::from_unix_millis(self.latest)
    }

    /// Returns the lower bound in milliseconds since 1970.
    pub(crate) fn earliest_millis(self) -> i64 {
        self.earliest
    }

    /// Returns the upper bound in milliseconds since 1970.
    pub(crate) fn latest_millis(self) -> i64 {
        self.latest
    }

    /// Returns the time between the bounds, in milliseconds.
    pub(crate) fn width_millis(self) -> i64 {
        self.latest.saturating_sub(self.earliest)
    }
}

/// Rounds an instant to whole milliseconds since 1970, down and up.
pub(crate) fn millis_around(time: Timestamp) -> (i64, i64) {
    let nanos = i64::from(time.subsec_nanos());
    let before = time
        .unix_seconds()
        .saturating_mul(1000)
        .saturating_add(nanos / 1_000_000);
    let beyond = i64::from(nanos % 1_000_000 != 0);
    (before, before.saturating_add(beyond))
}

/// Converts a duration to milliseconds, rounded up.
pub(crate) fn millis_of(duration: Duration) -> i64 {
    let beyond = u128::from(!duration.subsec_nanos().is_multiple_of(1_000_000));
    i64::try_from(duration.as_millis() + beyond).unwrap_or(i64::MAX)
}

impl FromStr for ServerTime {
    type Err = ServerTimeError;

    fn from_str(text: &str) -> Result<ServerTime, ServerTimeError> {
        let (earliest, latest) = text.split_once('/').ok_or(ServerTimeError::NotAnInterval)?;
        let bound = |text: &str| text.parse().map_err(ServerTimeError::Bound);
        ServerTime::new(bound(earliest)?, bound(latest)?)
    }
}

/// Writes an ISO 8601 interval in UTC with milliseconds.
impl fmt::Display for ServerTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.earliest(), self.latest())
    }
}

impl fmt::Debug for ServerTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerTime({self})")
    }
}

/// Serializes as a string.
impl Serialize for ServerTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes from a string.
impl<'de> Deserialize<'de> for ServerTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ServerTime, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, ServerTime, ServerTimeError, millis_of};

    fn parse(text: &str) -> Result<ServerTime, ServerTimeError> {
        text.parse()
    }

    #[test]
    fn bounds_are_moved_apart_to_whole_milliseconds() {
        let read = parse("2026-11-29T16:57:51.0009999+07:00/2026-11-29T09:57:51.0010001Z");
        let written = "2026-11-29T09:57:51.000Z/2026-11-29T09:57:51.002Z";
        assert_eq!(read.expect("an interval").to_string(), written);
        let before_1970 = "1969-12-31T23:59:59.9985Z";
        let read = parse(&format!("{before_1970}/{before_1970}")).expect("an interval");
        assert_eq!((read.earliest_millis(), read.latest_millis()), (-2, -1));
        assert_eq!(millis_of(Duration::from_nanos(1_000_001)), 2);
        assert_eq!(millis_of(Duration::MAX), i64::MAX);
    }

    #[test]
    fn the_bounds_are_two_times_in_order() {
        let time = "2026-11-29T09:57:51Z";
        for text in ["", time] {
            assert_eq!(parse(text), Err(ServerTimeError::NotAnInterval), "{text}");
        }
        for text in ["/", &format!("{time}/"), &format!("{time}/{time}/{time}")] {
            let error = parse(text).expect_err("no interval");
            assert!(matches!(error, ServerTimeError::Bound(_)), "{text}");
        }
        let reversed = parse(&format!("{time}/2026-11-29T09:57:50Z"));
        assert_eq!(reversed, Err(ServerTimeError::Reversed));
    }

    #[test]
    fn whatever_is_serialized_is_read_again() {
        let ends = ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"];
        let widest = parse(&ends.join("/")).expect("an interval");
        let text = serde_json::to_string(&widest).expect("a string");
        assert_eq!(
            text,
            "\"0000-01-01T00:00:00.000Z/9999-12-31T23:59:59.999Z\""
        );
        let read: ServerTime = serde_json::from_str(&text).expect("an interval");
        assert_eq!(read.to_string(), widest.to_string());
    }
}
