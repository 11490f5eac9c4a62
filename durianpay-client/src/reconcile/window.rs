//! [`Window`]: the time in which a call can have created its object, by the server's clock.

#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
use super::Reconcile;
use super::{Inconclusive, Reconciled};
#[cfg(feature = "orders")]
use crate::types::date::Date;
use crate::types::server_time::{ServerTime, millis_of};
use std::time::Duration;

/// The time in which a call can have created its object, in milliseconds since 1970 by
/// the server's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// The call was not sent before this.
    #[cfg(any(feature = "orders", feature = "refunds"))]
    pub(super) earliest: i64,
    /// Anything that the call created is visible from this time on.
    pub(super) visible_by: i64,
}

#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
impl Reconcile<'_> {
    /// Returns when a call can have created its object.
    pub(super) fn window(&self, sent: ServerTime) -> Window {
        Window::new(sent, self.sent_within, self.consistency_window)
    }
}

impl Window {
    /// Returns the window of a call that was sent within a time after `sent`, and whose object
    /// is visible within another time after that.
    pub(crate) fn new(sent: ServerTime, sent_within: Duration, visible_within: Duration) -> Self {
        let visible_by = sent
            .latest_millis()
            .saturating_add(millis_of(sent_within))
            .saturating_add(millis_of(visible_within));
        Self {
            #[cfg(any(feature = "orders", feature = "refunds"))]
            earliest: sent.earliest_millis(),
            visible_by,
        }
    }

    /// Returns the meaning of a missing object in a list that was requested at that time.
    pub(crate) fn absent<T>(self, asked: Option<ServerTime>) -> Reconciled<T> {
        let Some(asked) = asked else {
            return Reconciled::Inconclusive(Inconclusive::ClockUnknown);
        };
        let wait = self.visible_by.saturating_sub(asked.earliest_millis());
        match u64::try_from(wait) {
            Ok(0) | Err(_) => Reconciled::NotDone,
            Ok(wait) => Reconciled::Inconclusive(Inconclusive::TooEarly {
                wait: Duration::from_millis(wait),
            }),
        }
    }

    /// Returns the first and last day around this window: wide enough for days in UTC and in
    /// Jakarta, and for a last day that is not included.
    #[cfg(feature = "orders")]
    pub(super) fn days(self) -> (Date, Date) {
        (day(self.earliest, -1), day(self.visible_by, 3))
    }
}

#[cfg(feature = "orders")]
fn day(millis: i64, later: i64) -> Date {
    Date::of_unix_seconds(millis.div_euclid(1000))
        .and_then(|day| day.add_days(later))
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Duration, ServerTime, Window};
    use crate::reconcile::{Inconclusive, Reconciled};

    const SECOND: Duration = Duration::from_secs(1);

    fn window(sent: &str) -> Window {
        let sent = sent.parse().expect("an interval");
        Window::new(sent, 80 * SECOND, 300 * SECOND)
    }

    #[test]
    fn a_missing_object_is_not_done_only_after_the_consistency_window() {
        let window = window("2024-03-01T02:00:00.500Z/2024-03-01T02:00:01.600Z");
        let wait = |millis| Inconclusive::TooEarly {
            wait: Duration::from_millis(millis),
        };
        for (asked, doubt) in [
            ("2024-03-01T02:00:00Z", Some(wait(381_600))),
            ("2024-03-01T02:06:21.599Z", Some(wait(1))),
            ("2024-03-01T02:06:21.600Z", None),
            ("2025-03-01T02:06:21.600Z", None),
        ] {
            let later = "2026-01-01T00:00:00Z";
            let asked = format!("{asked}/{later}").parse().expect("an interval");
            let expected = doubt.map_or(Reconciled::<()>::NotDone, Reconciled::Inconclusive);
            assert_eq!(window.absent(Some(asked)), expected, "{asked}");
        }
        let unknown = Reconciled::<()>::Inconclusive(Inconclusive::ClockUnknown);
        assert_eq!(window.absent(None), unknown);
    }

    #[test]
    fn nothing_overflows() {
        let ends = "0000-01-01T00:00:00Z/9999-12-31T23:59:59Z";
        let sent: ServerTime = ends.parse().expect("an interval");
        let window = Window::new(sent, Duration::MAX, Duration::MAX);
        let absent = window.absent::<()>(Some(sent));
        assert!(matches!(
            absent,
            Reconciled::Inconclusive(Inconclusive::TooEarly { .. })
        ));
    }

    #[cfg(feature = "orders")]
    #[test]
    fn days_are_in_utc() {
        for (sent, from, to) in [
            ("2024-03-01T06:50:00+07:00", "2024-02-28", "2024-03-03"),
            ("2023-12-31T23:50:00Z", "2023-12-30", "2024-01-03"),
            ("2023-12-31T23:59:59Z", "2023-12-30", "2024-01-04"),
            ("9999-12-31T23:50:00Z", "9999-12-30", "9999-12-31"),
        ] {
            let (first, last) = window(&format!("{sent}/{sent}")).days();
            assert_eq!(
                [first, last].map(|day| day.to_string()),
                [from, to],
                "{sent}"
            );
        }
    }
}
