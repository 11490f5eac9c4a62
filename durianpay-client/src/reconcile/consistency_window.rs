//! When the absence of something means that it does not exist.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::types::timestamp::Timestamp;
use std::time::Duration;

impl Reconcile<'_> {
    /// What it means, at the time when the API was asked, that there is nothing.
    pub(super) fn absent<T>(&self, sent_at: Timestamp, asked_at: Timestamp) -> Reconciled<T> {
        let since = asked_at
            .unix_seconds()
            .saturating_sub(sent_at.unix_seconds());
        // A call that is yet to be made has its whole time before it.
        let since = Duration::from_secs(u64::try_from(since).unwrap_or(0));
        let wait = self.consistency_window.saturating_sub(since);
        if wait.is_zero() {
            Reconciled::NotDone
        } else {
            Reconciled::Inconclusive(Inconclusive::TooEarly { wait })
        }
    }
}
