//! [`MemoryStore`]: a store in memory, for tests.

use super::error::StoreError;
use super::record::Record;
use super::store::Store;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A store in the memory of this process. Clones share it.
///
/// Its records are lost when the process ends, and then a state is handled
/// again: in production, use a store in a database.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    records: Arc<Mutex<HashMap<String, Record>>>,
    /// The start of the monotonic clock of leases.
    since: Instant,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self {
            records: Arc::default(),
            since: Instant::now(),
        }
    }
}

impl Store for MemoryStore {
    async fn update<T, F>(&self, object: &str, step: F) -> Result<T, StoreError>
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send,
    {
        // A step that panics has only changed a copy.
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        let mut record = records.get(object).cloned().unwrap_or_default();
        let outcome = step(&mut record, self.since.elapsed());
        records.insert(object.to_owned(), record);
        Ok(outcome)
    }
}
