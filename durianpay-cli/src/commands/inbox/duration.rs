//! Duration arguments: `30d`, `12h`, `5m`.

use std::time::Duration;

/// Parses a duration.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    // The error message of `humantime` mentions units that the documentation does not use.
    humantime::parse_duration(text).map_err(|_| {
        "expected a number with a unit, such as `30d`, `12h`, `5m` or `90s`".to_owned()
    })
}
