//! [`Store`]: where an inbox keeps its records.

use super::error::StoreError;
use super::record::Record;
use std::time::Duration;

/// A store of the record of each object.
///
/// [`MemoryStore`](super::MemoryStore) keeps records in memory, for tests; the
/// package `durianpay-sqlx` has stores for SQLite and PostgreSQL. A custom store
/// needs one method.
pub trait Store: Send + Sync {
    /// Reads the record of `object`, passes it to `step` with the time, and
    /// writes the changed record atomically.
    ///
    /// An unknown object has an empty record. The time must come from one clock
    /// for all processes that share the store; it may be counted from any
    /// moment, as long as that is always the same.
    ///
    /// Calls for one object must not overlap, in any process: the guarantees of
    /// the inbox depend on it. In SQL, lock before you read.
    ///
    /// # Errors
    ///
    /// If the record cannot be read or written. In that case the store must not
    /// write anything.
    fn update<T, F>(
        &self,
        object: &str,
        step: F,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send;
}
