//! [`MemoryStore`]: a store in memory, for tests.

mod state;

use super::job::{Job, JobInfo, JobKind, JobStatus, NewJob};
use super::store::{
    Bounds, Change, Claim, Filter, Finish, Inserted, JobWithContent, Running, Store,
};
use super::stored_record::StoredRecord;
use crate::store::{BoxFuture, StoreResult};
use state::{Row, State, storable};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Notify;
use tokio::time::Instant;

/// A store in the memory of this process. Clones share it.
///
/// Everything is lost when the process ends, so it should be used only in tests. Its clock is
/// that of tokio, so a test with `tokio::time::pause` does not wait.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::Verifier;
/// use durianpay_client::webhook::inbox::{Inbox, Incoming, JobKind, JobStatus, MemoryStore, Store};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = MemoryStore::default();
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// let inbox = Inbox::new(store.clone(), verifier);
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// inbox.receive(Incoming::new(body)).await?;
/// assert_eq!(store.counts().await?, [(JobKind::Event, JobStatus::Pending, 1)]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct MemoryStore {
    shared: Arc<Shared>,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Notify,
}

impl Default for MemoryStore {
    fn default() -> Self {
        let (instant, time) = (Instant::now(), SystemTime::now());
        Self {
            shared: Arc::default(),
            clock: Arc::new(move || time + instant.elapsed()),
        }
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

impl MemoryStore {
    /// Reads all times from a function, for tests in which a clock jumps.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Arc::new(clock);
        Self { clock, ..self }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No operation panics between two changes.
        let state = self.shared.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }

    /// Performs an operation when the future is first polled.
    fn step<'a, T: Send + 'a>(
        &'a self,
        step: impl FnOnce(&mut State, SystemTime) -> T + Send + 'a,
    ) -> BoxFuture<'a, StoreResult<T>> {
        Box::pin(async move {
            let now = (self.clock)();
            Ok(step(&mut self.state(), now))
        })
    }

    /// Performs an operation after which a job may be due.
    fn change<'a, T: Send + 'a>(
        &'a self,
        step: impl FnOnce(&mut State, SystemTime) -> T + Send + 'a,
    ) -> BoxFuture<'a, StoreResult<T>> {
        Box::pin(async move {
            let result = self.step(step).await;
            self.shared.changed.notify_waiters();
            // Wakes a worker that is about to wait and has not seen the job.
            self.shared.changed.notify_one();
            result
        })
    }
}

impl Store for MemoryStore {
    fn insert(&self, event: NewJob, bounds: Bounds) -> BoxFuture<'_, StoreResult<Inserted>> {
        self.change(move |state, now| state.insert(event, bounds, now))
    }

    fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>> {
        self.step(move |state, now| state.claim(&claim, now))
    }

    fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>> {
        self.step(move |state, _now| {
            let row = state.held(id, token);
            row.map(|row| row.beats += 1).is_some()
        })
    }

    fn finish<'a>(
        &'a self,
        id: i64,
        token: &'a str,
        finish: Finish,
    ) -> BoxFuture<'a, StoreResult<bool>> {
        self.change(move |state, now| state.finish(id, token, &finish, now))
    }

    fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>> {
        self.step(|state, _now| {
            let running = |row: &Row| row.status == JobStatus::Running;
            let rows = state.jobs.iter().filter(|(_, row)| running(row));
            rows.map(|(id, row)| Running {
                id: *id,
                token: row.token.clone(),
                beats: row.beats,
            })
            .collect()
        })
    }

    fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>> {
        self.change(move |state, now| {
            let seen_at_rest =
                |row: &&mut Row| row.status == JobStatus::Running && row.beats == seen.beats;
            let row = state.held(seen.id, &seen.token).filter(seen_at_rest);
            let Some(row) = row else {
                return false;
            };
            row.status = JobStatus::Pending;
            row.due_at = now;
            "the worker stopped before the end of the attempt".clone_into(&mut row.reason);
            true
        })
    }

    fn record<'a>(&'a self, object: &'a str) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>> {
        self.step(move |state, _now| state.records.get(&storable(object)).cloned())
    }

    fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>> {
        self.change(move |state, now| state.apply(change, now))
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // In either case there may be a job.
            let _ = tokio::time::timeout(timeout, self.shared.changed.notified()).await;
        })
    }

    fn list(&self, mut filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>> {
        filter.object = filter.object.as_deref().map(storable);
        self.step(move |state, now| {
            let limit = usize::try_from(filter.limit.unwrap_or(100)).unwrap_or(usize::MAX);
            let rows = state.jobs.iter().rev();
            rows.filter(|(id, row)| row.matches(**id, &filter, now))
                .take(limit)
                .map(|(id, row)| row.info(*id))
                .collect()
        })
    }

    fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>> {
        self.step(move |state, _now| {
            let row = state.jobs.get(&id)?;
            Some((row.info(id), row.new.data.clone()))
        })
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>> {
        self.step(|state, _now| {
            let mut counts: Vec<(JobKind, JobStatus, u64)> = Vec::new();
            for row in state.jobs.values() {
                let known = counts
                    .iter_mut()
                    .find(|(kind, status, _)| (*kind, *status) == (row.new.kind, row.status));
                match known {
                    Some((_, _, count)) => *count += 1,
                    None => counts.push((row.new.kind, row.status, 1)),
                }
            }
            counts.sort_unstable_by_key(|(kind, status, _)| (kind.as_str(), status.as_str()));
            counts
        })
    }

    fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>> {
        self.change(move |state, now| {
            let mut replayed = 0;
            for id in ids {
                if let Some(row) = state.jobs.get_mut(&id)
                    && !matches!(row.status, JobStatus::Pending | JobStatus::Running)
                {
                    row.reopen(now);
                    replayed += 1;
                }
            }
            replayed
        })
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.step(move |state, now| state.prune(age, now))
    }
}
