//! When the absence of an object means that it does not exist.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::types::timestamp::Timestamp;
use std::time::Duration;

impl Reconcile<'_> {
    /// Returns the meaning of a missing object at the time of the request.
    pub(super) fn absent<T>(&self, sent_at: Timestamp, requested_at: Timestamp) -> Reconciled<T> {
        let since = requested_at
            .unix_seconds()
            .saturating_sub(sent_at.unix_seconds());
        // A call in the future has the whole window before it.
        let since = Duration::from_secs(u64::try_from(since).unwrap_or(0));
        let wait = self.consistency_window.saturating_sub(since);
        if wait.is_zero() {
            Reconciled::NotDone
        } else {
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait })
        }
    }
}
