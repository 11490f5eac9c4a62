//! When the absence of something means that it does not exist.

use super::{Doubt, Reconcile, Reconciled};
use crate::timestamp::Timestamp;
use std::time::Duration;

/// Longer than any attempt of this client, with a wide margin for queues and
/// lists that lag behind.
pub(super) const SETTLES_IN: Duration = Duration::from_secs(5 * 60);

impl Reconcile<'_> {
    /// What it means, at the time when the API was asked, that there is nothing.
    pub(super) fn absent<T>(&self, sent_at: Timestamp, asked_at: Timestamp) -> Reconciled<T> {
        let since = asked_at
            .unix_seconds()
            .saturating_sub(sent_at.unix_seconds());
        // A call that is yet to be made has its whole time before it.
        let since = Duration::from_secs(u64::try_from(since).unwrap_or(0));
        let wait = self.settles_in.saturating_sub(since);
        if wait.is_zero() {
            Reconciled::NotDone
        } else {
            Reconciled::StillUnknown(Doubt::TooEarly { wait })
        }
    }
}
