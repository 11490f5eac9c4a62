//! [`ClockSkew`]: the difference between this machine's clock and the server's.

use super::server_time::{ServerTime, millis_around};
use super::timestamp::Timestamp;
use std::fmt;
use std::time::Duration;

/// A larger skew is reported: servers reject requests that are dated a few minutes off.
const LARGE: Duration = Duration::from_secs(60);

/// The minimum difference between this machine's clock and the server's.
///
/// ```
/// use durianpay_client::{ClockSkew, ServerTime};
///
/// let server: ServerTime = "2026-11-29T10:00:00Z/2026-11-29T10:00:01Z".parse()?;
/// let skew = ClockSkew::between("2026-11-29T09:50:00Z".parse()?, server);
/// assert_eq!(skew.to_string(), "600 s behind the server's clock");
/// assert!(skew.is_large());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockSkew {
    by: Duration,
    is_ahead: bool,
}

impl ClockSkew {
    /// Computes the skew of a clock that shows `local` when the server's time is `server`.
    #[must_use]
    pub fn between(local: Timestamp, server: ServerTime) -> Self {
        let (local, _) = millis_around(local);
        let ahead = local.saturating_sub(server.latest_millis());
        let behind = server.earliest_millis().saturating_sub(local);
        let by = u64::try_from(ahead.max(behind)).unwrap_or_default();
        Self {
            by: Duration::from_millis(by),
            is_ahead: ahead > 0,
        }
    }

    /// Returns the minimum difference between the clocks, or zero if they may agree.
    #[must_use]
    pub fn by(self) -> Duration {
        self.by
    }

    /// Returns whether this machine's clock is ahead of the server's.
    #[must_use]
    pub fn is_ahead(self) -> bool {
        self.is_ahead
    }

    /// Returns whether the clocks differ by more than a minute.
    #[must_use]
    pub fn is_large(self) -> bool {
        self.by > LARGE
    }
}

impl fmt::Display for ClockSkew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.by.as_secs();
        let direction = if self.is_ahead { "ahead of" } else { "behind" };
        write!(f, "{seconds} s {direction} the server's clock")
    }
}
