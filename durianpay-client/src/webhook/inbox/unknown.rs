//! A temporary list of the objects that the API does not know.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The maximum number of objects in the list.
const MOST: usize = 1024;

/// How long an object stays in the list.
pub(super) const WHILE: Duration = Duration::from_secs(60);

/// Objects that the API does not know. A webhook without a valid signature about one of them
/// causes no further request for a while, however many are sent.
#[derive(Debug, Default)]
pub(super) struct UnknownObjects(Mutex<HashMap<String, Instant>>);

impl UnknownObjects {
    /// Adds an object.
    pub(super) fn add(&self, object: &str) {
        let now = Instant::now();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, since| now.saturating_duration_since(*since) < WHILE);
        }
        if known.len() < MOST {
            known.entry(object.to_owned()).or_insert(now);
        }
    }

    /// Returns how long an object is still considered unknown.
    pub(super) fn remaining(&self, object: &str) -> Option<Duration> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = *known.get(object)?;
        let remaining = WHILE.saturating_sub(since.elapsed());
        if remaining.is_zero() {
            known.remove(object);
            return None;
        }
        Some(remaining)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, UnknownObjects, WHILE};

    #[tokio::test(start_paused = true)]
    async fn unknown_ids_are_remembered_up_to_a_limit_and_age() {
        let unknown = UnknownObjects::default();
        for number in 0..MOST {
            unknown.add(&format!("payments/{number}"));
        }
        unknown.add("payments/late");
        assert_eq!(unknown.remaining("payments/late"), None);
        assert_eq!(unknown.remaining("payments/0"), Some(WHILE));
        tokio::time::advance(WHILE / 2).await;
        assert_eq!(unknown.remaining("payments/0"), Some(WHILE / 2));
        // The earlier ones have expired, and make room.
        tokio::time::advance(WHILE / 2).await;
        unknown.add("payments/late");
        assert_eq!(unknown.remaining("payments/late"), Some(WHILE));
        assert_eq!(unknown.remaining("payments/0"), None);
    }
}
