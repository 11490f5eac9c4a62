//! Where an inbox keeps its records.

use super::error::StoreError;
use super::record::Record;
use std::time::Duration;

/// Keeps the record of each object.
///
/// There is one in memory, for tests and for one process, and behind the
/// features `sqlite` and `postgres` two that survive. Another needs one method.
pub trait Store: Send + Sync {
    /// Reads the record of `object`, gives it to `step` with the time, and
    /// writes what `step` made of it, all of it or nothing.
    ///
    /// An object that was never heard of has an empty record. The time is of one
    /// clock for all who share the store, counted from any moment, as long as it
    /// is always the same.
    ///
    /// No two calls for one object may overlap, in whatever process: that is
    /// what "once" rests on. In SQL, lock before you read.
    ///
    /// # Errors
    ///
    /// If the record cannot be read or written. Then nothing may be written.
    fn update<T, F>(
        &self,
        object: &str,
        step: F,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send;
}
