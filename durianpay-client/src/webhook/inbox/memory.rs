//! The store in memory: for tests, and for one process that may forget.

use super::error::StoreError;
use super::record::Record;
use super::store::Store;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Records in the memory of this process. Clones share them.
///
/// It forgets everything when the process ends, and then an effect happens
/// again: a shop needs one that survives.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    records: Arc<Mutex<HashMap<String, Record>>>,
    /// Leases run on a clock that nobody sets back.
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
        // A step that panics has changed a copy.
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        let mut record = records.get(object).cloned().unwrap_or_default();
        let outcome = step(&mut record, self.since.elapsed());
        records.insert(object.to_owned(), record);
        Ok(outcome)
    }
}
