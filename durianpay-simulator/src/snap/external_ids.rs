//! `X-EXTERNAL-ID`: each can be used once a day.

use super::jakarta;
use durianpay_client::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The ids that were used on the current day.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct ExternalIds {
    day: i64,
    used: BTreeSet<String>,
}

impl ExternalIds {
    /// Uses up an id. Returns whether it was free.
    pub(crate) fn take(&mut self, id: &str, now: Timestamp) -> bool {
        let today = jakarta::day(now);
        if self.day != today {
            self.day = today;
            self.used.clear();
        }
        self.used.insert(id.to_owned())
    }
}
