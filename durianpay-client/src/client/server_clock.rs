//! The server's clock, derived from the `Date` of its responses.
//!
//! A `Date` has a resolution of one second and was set between the beginning of the request and
//! the end of the response, so the server's time is known within bounds. Between responses, the
//! monotonic clock counts, which cannot be set. Unlike the wall clock, it stops while the machine
//! sleeps. If the two clocks disagree, the server's time is unknown until the next response.

use crate::runtime::Runtime;
use crate::types::server_time::{ServerTime, millis_around, millis_of};
use crate::types::timestamp::Timestamp;
use http::HeaderMap;
use http::header::{AGE, DATE};
#[cfg(feature = "signing")]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How long a response's time remains valid, since the monotonic clock drifts.
const MAX_AGE: Duration = Duration::from_secs(10 * 60);

/// The maximum difference between the elapsed times on the monotonic and the wall clock. A larger
/// one means that a clock was set, or that the machine slept.
const MAX_DISAGREEMENT: Duration = Duration::from_secs(2);

/// The monotonic clock may be off by the elapsed time divided by this number. NTP changes its
/// rate by at most 500 ppm (adjtimex(2)); this allows for twice that.
const DRIFT: u32 = 1000;

/// The resolution of a `Date`, in milliseconds.
const RESOLUTION: i64 = 1000;

/// The maximum length of a `Date`, in bytes. The longest obsolete format has 33.
const LONGEST_DATE: usize = 40;

/// A moment on both local clocks.
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

    /// Computes the minimum and maximum time since an earlier moment. `None` if the clocks
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
            // A sleep that is too short to be distinguished from setting a clock.
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

/// The `Date` of a response, and the time of the exchange on the local clocks.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    /// In milliseconds since 1970.
    date: i64,
    begun: Moment,
    received: Moment,
}

impl Anchor {
    /// Computes the server's time at a later moment, unless the anchor is stale.
    fn at(&self, now: Moment) -> Option<ServerTime> {
        let since_received = now.since(self.received)?.least;
        let since_begun = now.since(self.begun)?.most;
        // The `Date` was set neither after the response arrived nor before the request was sent.
        let earliest = self.date.saturating_add(millis_floor(since_received));
        let latest = self.date.saturating_add(millis_of(since_begun));
        let latest = latest.saturating_add(RESOLUTION);
        Some(ServerTime::from_millis(earliest, latest))
    }
}

/// Converts a duration to milliseconds, rounded down.
fn millis_floor(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// The server's clock, shared by the clones of a client.
#[derive(Debug, Default)]
pub(crate) struct ServerClock {
    /// Must not be held across an await.
    anchor: Mutex<Option<Anchor>>,
    /// Whether it was reported that this machine's clock is off.
    #[cfg(feature = "signing")]
    is_off: AtomicBool,
}

impl ServerClock {
    /// Records a response, and returns the server's time while it handled the request, or `None`
    /// if there is no reliable `Date`.
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

    /// Records whether this machine's clock is off, and returns whether that has changed.
    #[cfg(feature = "signing")]
    pub(crate) fn is_news(&self, is_off: bool) -> bool {
        self.is_off.swap(is_off, Ordering::Relaxed) != is_off
    }

    /// Computes the server's time at a moment, or returns `None` if no response shows it.
    pub(crate) fn at(&self, now: Moment) -> Option<ServerTime> {
        let anchor = *self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        anchor?.at(now)
    }
}

/// Returns whether a new anchor is better than the current one: its bounds are closer, or it
/// contradicts the current one, since a server's clock can also be set.
fn is_better(new: &Anchor, current: &Anchor, now: Moment) -> bool {
    let (Some(new), Some(current)) = (new.at(now), current.at(now)) else {
        return true;
    };
    let contradict = new.earliest_millis() > current.latest_millis()
        || current.earliest_millis() > new.latest_millis();
    contradict || new.width_millis() <= current.width_millis()
}

/// Reads the `Date` in milliseconds since 1970. The `Date` of a cached response is ignored, since
/// it is not the time of the request.
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
