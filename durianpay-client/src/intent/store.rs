//! [`IntentStore`]: the storage of intents.

use super::record::{IntentChange, IntentFilter, IntentRecord, IntentStatus, NewIntent};
use crate::store::{BoxFuture, StoreResult};
use std::fmt;
use std::time::Duration;

/// A table of intents, shared by all processes of a merchant.
///
/// [`MemoryIntents`](super::MemoryIntents) is for tests; the stores of `durianpay-sqlx` keep
/// intents in SQLite and PostgreSQL, together with the inbox.
///
/// # Rules
///
/// - Each operation must be atomic, and durable when its future is ready.
/// - A future may be dropped at every poll. The operation is then carried out completely or not
///   at all, and no lock, transaction or connection stays in use.
/// - An operation and a reference identify one row forever. Rows must never be deleted.
/// - References and objects must be compared byte by byte.
/// - U+0000 in a string must be replaced by U+FFFD, since not every database can store it.
/// - Times of the store affect no decision: they are for operators and for
///   [`prune`](Self::prune).
///
/// # Example
///
/// An operator's view of the table:
///
/// ```
/// use durianpay_client::intent::{Intents, MemoryIntents};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// # let intents = Intents::new(client, MemoryIntents::default());
/// let store = intents.store();
/// for (status, count) in store.counts().await? {
///     println!("{status}: {count}");
/// }
/// // Removes personal data from intents that ended a quarter of a year ago.
/// let emptied = store.prune(Duration::from_secs(90 * 24 * 60 * 60)).await?;
/// assert_eq!(emptied, 0);
/// # Ok(())
/// # }
/// ```
pub trait IntentStore: Send + Sync + fmt::Debug {
    /// Adds an intent as [`Ready`](IntentStatus::Ready) with version 1, unless its operation
    /// and reference are known. Returns the stored intent in both cases.
    fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>>;

    /// Returns an intent by its operation and reference.
    fn get<'a>(
        &'a self,
        operation: &'a str,
        reference: &'a str,
    ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>>;

    /// Makes a change if the row has the version of the change, and increments the version.
    /// Returns whether it was made.
    fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>>;

    /// Returns intents, in the order in which they were recorded.
    fn list(&self, filter: IntentFilter) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>>;

    /// Returns the number of intents for each status, without statuses that have none.
    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>>;

    /// Empties the content of intents that are done, rejected or canceled and have not
    /// changed for `age`. The rows stay, so that no reference is sent again. Returns the
    /// number of rows that were emptied.
    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>>;

    /// Waits until an intent may have changed, for at most `timeout`. It may return early.
    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()>;
}
