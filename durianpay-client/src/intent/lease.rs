//! [`Leases`]: when the process that sends an intent is considered dead.

use super::record::IntentRecord;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The default of the margin, added to the time that a call may take, for which an intent must
/// stay unchanged.
const MARGIN: Duration = Duration::from_secs(10);

/// The versions at which intents were first seen while being sent.
///
/// A process that sends stops within the limit of the call, by its own monotonic clock. A
/// process that has seen the same version for longer than that, by its own clock, knows that
/// the other one has ended. No clock of a database or a machine decides.
#[derive(Debug)]
pub(super) struct Leases {
    seen: Mutex<BTreeMap<i64, (i64, Instant)>>,
    margin: Duration,
}

impl Default for Leases {
    fn default() -> Self {
        Self::with_margin(MARGIN)
    }
}

impl Leases {
    pub(super) fn with_margin(margin: Duration) -> Self {
        let seen = Mutex::default();
        Self { seen, margin }
    }

    /// Returns how long the process that sends this intent may still be alive.
    pub(super) fn left(&self, record: &IntentRecord, limit: Duration) -> Duration {
        let now = Instant::now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = seen.entry(record.id).or_insert((record.version, now));
        if entry.0 != record.version {
            *entry = (record.version, now);
        }
        let lease = limit.saturating_add(self.margin);
        lease.saturating_sub(now.duration_since(entry.1))
    }

    /// Removes an intent that is no longer being sent.
    pub(super) fn forget(&self, id: i64) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.remove(&id);
    }
}
