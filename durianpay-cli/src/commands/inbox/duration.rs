//! Durations as arguments: `30d`, `12h`, `5m`.

use std::time::Duration;

/// Reads a duration.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    // The message of the crate shows units that the documentation does not use.
    humantime::parse_duration(text)
        .map_err(|_| "write a number with a unit: `30d`, `12h`, `5m` or `90s`".to_owned())
}
