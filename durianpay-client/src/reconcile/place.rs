//! [`Place`]: the creation time of an object relative to the window of a call.

use super::window::Window;
use crate::types::server_time::{millis_around, millis_of};
use crate::types::timestamp::Timestamp;
use std::time::Duration;

/// The maximum assumed difference between the vendor's own clocks: the one that sets
/// `created_at` and the one that sets `Date`. The vendor does not document it; synchronized
/// servers differ far less.
const VENDOR_CLOCKS: Duration = Duration::from_secs(60);

/// The creation time of an object relative to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Too early, by more than the vendor's clocks may differ.
    Before,
    /// Too early, unless the vendor's clocks differ.
    Doubtful,
    Inside,
    /// Too late, by more than the vendor's clocks may differ.
    After,
    /// The object has no creation time.
    Unknown,
}

impl Window {
    /// Returns the place of a creation time relative to this window.
    pub(super) fn place(&self, created_at: Option<Timestamp>) -> Place {
        let Some(created_at) = created_at.filter(|time| !time.is_zero()) else {
            return Place::Unknown;
        };
        let tolerance = millis_of(VENDOR_CLOCKS);
        let (from, to) = instants(created_at);
        if to < self.earliest.saturating_sub(tolerance) {
            Place::Before
        } else if to < self.earliest {
            Place::Doubtful
        } else if from > self.visible_by.saturating_add(tolerance) {
            Place::After
        } else {
            Place::Inside
        }
    }
}

/// Returns the first and the last millisecond at which a creation can have happened. Samples
/// also contain truncated times in whole seconds.
fn instants(created_at: Timestamp) -> (i64, i64) {
    let (from, to) = millis_around(created_at);
    let is_cut = created_at.subsec_nanos() == 0;
    (from, if is_cut { to.saturating_add(999) } else { to })
}

#[cfg(test)]
mod tests {
    use super::{Duration, Place, Window};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_creation_time_is_compared_within_the_clock_tolerance() {
        let sent = "2024-03-01T02:00:00.500Z/2024-03-01T02:00:01.600Z";
        let sent = sent.parse().expect("an interval");
        let window = Window::new(sent, 80 * SECOND, 300 * SECOND);
        for (created_at, place) in [
            ("2024-03-01T01:59:00.499Z", Place::Before),
            ("2024-03-01T01:59:00.500Z", Place::Doubtful),
            ("2024-03-01T02:00:00.499Z", Place::Doubtful),
            ("2024-03-01T02:00:00.4995Z", Place::Inside),
            ("2024-03-01T02:00:00.500Z", Place::Inside),
            ("2024-03-01T09:07:21.600+07:00", Place::Inside),
            ("2024-03-01T02:07:21.6009Z", Place::Inside),
            ("2024-03-01T02:07:21.601Z", Place::After),
            // Possibly truncated to seconds.
            ("2024-03-01T02:00:00Z", Place::Inside),
            ("2024-03-01T01:59:59Z", Place::Doubtful),
            ("2024-03-01T01:59:00Z", Place::Doubtful),
            ("2024-03-01T01:58:59Z", Place::Before),
            ("2024-03-01T02:07:22Z", Place::After),
            ("0001-01-01T00:00:00Z", Place::Unknown),
        ] {
            let time = created_at.parse().expect("a time");
            assert_eq!(window.place(Some(time)), place, "{created_at}");
        }
        assert_eq!(window.place(None), Place::Unknown);
    }

    #[test]
    fn nothing_overflows() {
        let ends = "0000-01-01T00:00:00Z/9999-12-31T23:59:59Z";
        let sent: crate::ServerTime = ends.parse().expect("an interval");
        let window = Window::new(sent, Duration::MAX, Duration::MAX);
        assert_eq!(window.place(Some(sent.earliest())), Place::Inside);
        assert_eq!(window.place(Some(sent.latest())), Place::Inside);
    }
}
