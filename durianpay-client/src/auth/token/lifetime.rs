//! The lifetime of a token, as stated in a response.

use crate::types::timestamp::Timestamp;
use std::time::Duration;

/// The maximum lifetime. A longer one is a mistake, such as a timestamp read as seconds.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The end of a token's lifetime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lifetime {
    /// This long after it was issued.
    For(Duration),
    /// At a moment on the server's clock.
    Until(Timestamp),
}

impl Lifetime {
    /// Returns the lifetime of a token that is issued at `now` on the server's clock, or `None` if
    /// it is not a valid time or implausibly long.
    pub(crate) fn from(self, now: Timestamp) -> Option<Duration> {
        let life = match self {
            Self::For(life) => life,
            Self::Until(end) => {
                let seconds = end.unix_seconds().checked_sub(now.unix_seconds())?;
                // Fractions do not matter: the margin for renewal is half a minute.
                Duration::from_secs(u64::try_from(seconds).ok()?)
            }
        };
        (!life.is_zero() && life <= LONGEST).then_some(life)
    }
}

/// Parses a number or string: seconds, or a time in RFC 3339 or Go's default format,
/// `2024-05-13 08:47:36.452492159 +0000 UTC`.
pub(crate) fn read_lifetime(text: &str) -> Option<Lifetime> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Lifetime::For(Duration::from_secs(seconds)));
    }
    text.parse().ok().map(Lifetime::Until)
}

#[cfg(test)]
mod tests {
    use super::{Lifetime, read_lifetime};
    use crate::types::timestamp::Timestamp;
    use std::time::Duration;

    fn life(text: &str) -> Option<u64> {
        let now: Timestamp = "2024-05-13T08:32:36Z".parse().expect("a time");
        let life = read_lifetime(text)?.from(now)?;
        Some(life.as_secs())
    }

    #[test]
    fn each_form_is_read() {
        for text in [
            "900",
            " 900 ",
            "2024-05-13 08:47:36.452492159 +0000 UTC",
            "2024-05-13 08:47:36 +0000 UTC",
            "2024-05-13 15:47:36.4 +0700 WIB",
            "2024-05-13T15:47:36+07:00",
            "2024-05-13T08:47:36.452Z",
        ] {
            assert_eq!(life(text), Some(900), "{text}");
        }
    }

    #[test]
    fn invalid_times_are_not_read() {
        for text in [
            "",
            "-900",
            "0",
            "9e2",
            "900s",
            "1715590056",
            "2024-05-13 08:32:36 +0000 UTC",
            "2023-05-13 08:32:36 +0000 UTC",
            "2034-05-13 08:32:36 +0000 UTC",
            "2024-05-13 08:47:36 é000 UTC",
        ] {
            assert_eq!(life(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_do_not_depend_on_the_clock() {
        let seconds = Lifetime::For(Duration::from_secs(900));
        assert_eq!(read_lifetime("900"), Some(seconds));
    }
}
