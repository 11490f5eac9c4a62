//! The server's clock, as the `Date` of its responses tells it.
//!
//! A `Date` has whole seconds and was set at some time between the beginning of the
//! request and the end of the response, so the server's time is known within bounds. In
//! between responses the monotonic clock counts, which nobody sets. It stands still while
//! the machine sleeps, and the other clock does not: where the two disagree, nothing is
//! known until the next response.

use crate::runtime::Runtime;
use crate::types::server_time::{ServerTime, millis_around, millis_of};
use crate::types::timestamp::Timestamp;
use http::HeaderMap;
use http::header::{AGE, DATE};
#[cfg(feature = "signing")]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How long the time of a response counts. The monotonic clock drifts.
const MAX_AGE: Duration = Duration::from_secs(10 * 60);

/// How far the monotonic clock and the wall clock may differ since a response: more means
/// that one was set, or that the machine slept.
const MAX_DISAGREEMENT: Duration = Duration::from_secs(2);

/// The monotonic clock may be wrong by the elapsed time divided by this. NTP changes its
/// rate by 500 ppm at most (adjtimex(2)); twice that is allowed for.
const DRIFT: u32 = 1000;

/// The resolution of a `Date`, in milliseconds.
const RESOLUTION: i64 = 1000;

/// The longest `Date` that is read, in bytes; the longest of the old forms has 33.
const LONGEST_DATE: usize = 40;

/// A moment by both local clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    monotonic: Duration,
    wall: SystemTime,
}

impl Moment {
    pub(crate) fn now(runtime: &dyn Runtime) -> Moment {
        Moment {
            monotonic: runtime.now(),
            wall: runtime.system_time(),
        }
    }

    /// Returns the least and the most time since an earlier moment; `None` if the clocks
    /// disagree about it, or if it is too long ago.
    fn since(self, earlier: Moment) -> Option<Elapsed> {
        let elapsed = self.monotonic.checked_sub(earlier.monotonic)?;
        let expected = earlier.wall.checked_add(elapsed)?;
        let (ahead, behind) = match self.wall.duration_since(expected) {
            Ok(ahead) => (ahead, Duration::ZERO),
            Err(error) => (Duration::ZERO, error.duration()),
        };
        if elapsed > MAX_AGE || ahead > MAX_DISAGREEMENT || behind > MAX_DISAGREEMENT {
            return None;
        }
        let drift = elapsed / DRIFT;
        Some(Elapsed {
            least: elapsed.saturating_sub(drift),
            // A sleep that is too short to be told from a clock being set.
            most: elapsed + drift + ahead,
        })
    }
}

/// The time between two moments, within bounds.
#[derive(Debug, Clone, Copy)]
struct Elapsed {
    least: Duration,
    most: Duration,
}

/// The `Date` of a response, and when the exchange took place by the local clocks.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    /// In milliseconds since 1970.
    date: i64,
    begun: Moment,
    received: Moment,
}

impl Anchor {
    /// Returns the server's time at a later moment, unless the anchor is stale.
    fn at(&self, now: Moment) -> Option<ServerTime> {
        let since_received = now.since(self.received)?.least;
        let since_begun = now.since(self.begun)?.most;
        // The `Date` was not set after the response came, nor before the request left.
        let earliest = self.date.saturating_add(millis_floor(since_received));
        let latest = self.date.saturating_add(millis_of(since_begun));
        let latest = latest.saturating_add(RESOLUTION);
        Some(ServerTime::from_millis(earliest, latest))
    }
}

/// Returns a duration in milliseconds, rounded down.
fn millis_floor(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// The server's clock, shared by the clones of a client.
#[derive(Debug, Default)]
pub(crate) struct ServerClock {
    /// Never held over an await.
    anchor: Mutex<Option<Anchor>>,
    /// Whether it was reported that the clock of this machine is off.
    #[cfg(feature = "signing")]
    is_off: AtomicBool,
}

impl ServerClock {
    /// Takes note of a response. Returns the server's time while it handled the request;
    /// `None` without a `Date` that can be relied on.
    pub(crate) fn observe(
        &self,
        begun: Moment,
        received: Moment,
        headers: &HeaderMap,
    ) -> Option<ServerTime> {
        let date = read_date(headers)?;
        let taken = received.since(begun)?.most;
        let anchor = Anchor {
            date,
            begun,
            received,
        };
        let mut current = self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        if current.is_none_or(|current| is_better(&anchor, &current, received)) {
            *current = Some(anchor);
        }
        let earliest = date.saturating_sub(millis_of(taken));
        let latest = date.saturating_add(RESOLUTION);
        Some(ServerTime::from_millis(earliest, latest))
    }

    /// Takes note of whether the clock of this machine is off. Returns whether that is new.
    #[cfg(feature = "signing")]
    pub(crate) fn is_news(&self, is_off: bool) -> bool {
        self.is_off.swap(is_off, Ordering::Relaxed) != is_off
    }

    /// Returns the server's time at a moment; `None` if no response tells it.
    pub(crate) fn at(&self, now: Moment) -> Option<ServerTime> {
        let anchor = *self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        anchor?.at(now)
    }
}

/// Returns whether a new anchor tells the time better than the current one: within closer
/// bounds, or otherwise, since a server's clock can be set too.
fn is_better(new: &Anchor, current: &Anchor, now: Moment) -> bool {
    let (Some(new), Some(current)) = (new.at(now), current.at(now)) else {
        return true;
    };
    let contradict = new.earliest_millis() > current.latest_millis()
        || current.earliest_millis() > new.latest_millis();
    contradict || new.width_millis() <= current.width_millis()
}

/// Returns the `Date` in milliseconds since 1970. The one of a response that a cache had
/// kept is not the time of the request.
fn read_date(headers: &HeaderMap) -> Option<i64> {
    if headers.contains_key(AGE) {
        return None;
    }
    let mut values = headers.get_all(DATE).iter();
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    let value = value.to_str().ok()?;
    if value.len() > LONGEST_DATE {
        return None;
    }
    let date = httpdate::parse_http_date(value.trim()).ok()?;
    Some(millis_around(Timestamp::try_from(date).ok()?).0)
}

#[cfg(test)]
mod tests;
