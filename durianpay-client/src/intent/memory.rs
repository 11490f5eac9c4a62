//! [`MemoryIntents`]: intents in memory, for tests.

use super::record::{IntentChange, IntentFilter, IntentRecord, IntentStatus, NewIntent};
use super::store::IntentStore;
use crate::store::{BoxFuture, StoreResult};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Notify;
use tokio::time::Instant;

/// Intents in the memory of this process. Clones share them.
///
/// Everything is lost when the process ends, so it should be used only in tests. Its clock is
/// that of tokio.
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_client::intent::{Intents, MemoryIntents};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let store = MemoryIntents::default();
/// let order = || {
///     let jane = OrderCustomer::new().email("jane.doe@example.com");
///     CreateOrder::new(10_000, jane).order_ref_id("shop-1017")
/// };
/// let first = Intents::new(client.clone(), store.clone()).create_order(order()).await?;
/// // The test restarts the program, with the same store.
/// let again = Intents::new(client, store).create_order(order()).await?;
/// assert_eq!(first.id, again.id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct MemoryIntents {
    shared: Arc<Shared>,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

#[derive(Default)]
struct Shared {
    rows: Mutex<Vec<IntentRecord>>,
    changed: Notify,
}

impl Default for MemoryIntents {
    fn default() -> Self {
        let (instant, time) = (Instant::now(), SystemTime::now());
        Self {
            shared: Arc::default(),
            clock: Arc::new(move || time + instant.elapsed()),
        }
    }
}

impl fmt::Debug for MemoryIntents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryIntents").finish_non_exhaustive()
    }
}

impl MemoryIntents {
    /// Reads all times from a function, for tests in which a clock jumps.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Arc::new(clock);
        Self { clock, ..self }
    }

    /// Performs an operation when the future is first polled.
    fn step<'a, T: Send + 'a>(
        &'a self,
        step: impl FnOnce(&mut Vec<IntentRecord>, SystemTime) -> T + Send + 'a,
    ) -> BoxFuture<'a, StoreResult<T>> {
        Box::pin(async move {
            // No operation panics between two changes.
            let rows = self.shared.rows.lock();
            let mut rows = rows.unwrap_or_else(PoisonError::into_inner);
            Ok(step(&mut rows, (self.clock)()))
        })
    }
}

impl IntentStore for MemoryIntents {
    fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>> {
        self.step(move |rows, now| {
            let intent = storable(intent);
            let known = |row: &&IntentRecord| is_named(row, &intent.operation, &intent.reference);
            if let Some(known) = rows.iter().find(known) {
                return known.clone();
            }
            let record = IntentRecord {
                id: i64::try_from(rows.len()).map_or(i64::MAX, |rows| rows + 1),
                intent,
                status: IntentStatus::Ready,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            rows.push(record.clone());
            record
        })
    }

    fn get<'a>(
        &'a self,
        operation: &'a str,
        reference: &'a str,
    ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>> {
        self.step(move |rows, _now| {
            let mut rows = rows.iter();
            rows.find(|row| is_named(row, operation, reference))
                .cloned()
        })
    }

    fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>> {
        Box::pin(async move {
            let updated = self.step(move |rows, now| update(rows, change, now)).await;
            self.shared.changed.notify_waiters();
            // Wakes a caller that has read the row before and is about to wait.
            self.shared.changed.notify_one();
            updated
        })
    }

    fn list(&self, filter: IntentFilter) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>> {
        self.step(move |rows, _now| {
            let limit = usize::try_from(filter.limit.unwrap_or(100)).unwrap_or(usize::MAX);
            let rows = rows.iter().filter(|row| matches(row, &filter));
            rows.take(limit).cloned().collect()
        })
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>> {
        self.step(|rows, _now| {
            let mut counts = BTreeMap::<&str, (IntentStatus, u64)>::new();
            for row in rows {
                let count = counts.entry(row.status.as_str());
                count.or_insert((row.status, 0)).1 += 1;
            }
            counts.into_values().collect()
        })
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.step(move |rows, now| {
            let is_old = |row: &&mut IntentRecord| {
                now.duration_since(row.updated_at)
                    .is_ok_and(|since| since >= age)
            };
            let full =
                |row: &&mut IntentRecord| !row.status.is_open() && !row.intent.data.is_empty();
            let mut pruned = 0;
            for row in rows.iter_mut().filter(full).filter(is_old) {
                row.intent.data.clear();
                pruned += 1;
            }
            pruned
        })
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // In either case an intent may have changed.
            let _ = tokio::time::timeout(timeout, self.shared.changed.notified()).await;
        })
    }
}

fn update(rows: &mut [IntentRecord], change: IntentChange, now: SystemTime) -> bool {
    let IntentChange {
        id,
        version,
        status,
        data,
    } = change;
    let mut rows = rows.iter_mut();
    let Some(row) = rows.find(|row| row.id == id && row.version == version) else {
        return false;
    };
    row.version += 1;
    row.status = status;
    row.intent.data = data;
    row.updated_at = now;
    true
}

/// Replaces U+0000, as the trait requires.
fn storable(intent: NewIntent) -> NewIntent {
    let NewIntent {
        operation,
        reference,
        object,
        environment,
        data,
    } = intent;
    NewIntent {
        operation: text(&operation),
        reference: text(&reference),
        object: text(&object),
        environment: text(&environment),
        data,
    }
}

fn text(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

fn is_named(row: &IntentRecord, operation: &str, reference: &str) -> bool {
    row.intent.operation == text(operation) && row.intent.reference == text(reference)
}

fn matches(row: &IntentRecord, filter: &IntentFilter) -> bool {
    let IntentFilter {
        statuses,
        operation,
        object,
        after,
        limit: _,
    } = filter;
    (statuses.is_empty() || statuses.contains(&row.status))
        && operation
            .as_ref()
            .is_none_or(|wanted| text(wanted) == row.intent.operation)
        && object
            .as_ref()
            .is_none_or(|wanted| text(wanted) == row.intent.object)
        && after.is_none_or(|after| row.id > after)
}
