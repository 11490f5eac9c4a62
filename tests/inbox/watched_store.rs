//! A store that counts its operations, and fails or takes its time when a test says so.

use durianpay_client::webhook::inbox::{
    Bounds, BoxFuture, Change, Claim, Filter, Finish, Inserted, Job, JobInfo, JobKind, JobStatus,
    JobWithContent, MemoryStore, NewJob, Running, Store, StoreError, StoreResult, StoredRecord,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Debug, Clone, Default)]
pub(crate) struct WatchedStore {
    pub(crate) store: MemoryStore,
    state: Arc<Mutex<State>>,
    /// Whether each operation is pending once before it is carried out, and once after.
    hesitates: bool,
}

#[derive(Debug, Default)]
struct State {
    counts: BTreeMap<&'static str, u32>,
    /// How often each operation fails from now on.
    failures: BTreeMap<&'static str, u32>,
}

impl WatchedStore {
    pub(crate) fn over(store: MemoryStore) -> Self {
        Self {
            store,
            ..Self::default()
        }
    }

    /// A store whose operations take their time, like those of a database.
    pub(crate) fn hesitant() -> Self {
        Self {
            hesitates: true,
            ..Self::default()
        }
    }

    /// How often an operation was begun.
    pub(crate) fn count(&self, operation: &'static str) -> u32 {
        let state = self.state.lock().unwrap();
        state.counts.get(operation).copied().unwrap_or_default()
    }

    /// How many operations were begun.
    pub(crate) fn total(&self) -> u32 {
        self.state.lock().unwrap().counts.values().sum()
    }

    /// Makes an operation fail the given number of times from now on, without any change.
    pub(crate) fn fail(&self, operation: &'static str, times: u32) {
        self.state.lock().unwrap().failures.insert(operation, times);
    }

    fn pass<'a, T: Send + 'a>(
        &self,
        operation: &'static str,
        future: BoxFuture<'a, StoreResult<T>>,
    ) -> BoxFuture<'a, StoreResult<T>> {
        let mut state = self.state.lock().unwrap();
        *state.counts.entry(operation).or_default() += 1;
        let left = state.failures.entry(operation).or_default();
        if *left > 0 {
            *left -= 1;
            return Box::pin(async { Err(StoreError::new("the disk is full")) });
        }
        if !self.hesitates {
            return future;
        }
        Box::pin(async {
            tokio::task::yield_now().await;
            let result = future.await;
            tokio::task::yield_now().await;
            result
        })
    }
}

impl Store for WatchedStore {
    fn insert(&self, event: NewJob, bounds: Bounds) -> BoxFuture<'_, StoreResult<Inserted>> {
        self.pass("insert", self.store.insert(event, bounds))
    }

    fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>> {
        self.pass("claim", self.store.claim(claim))
    }

    fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>> {
        self.pass("beat", self.store.beat(id, token))
    }

    fn finish<'a>(
        &'a self,
        id: i64,
        token: &'a str,
        finish: Finish,
    ) -> BoxFuture<'a, StoreResult<bool>> {
        self.pass("finish", self.store.finish(id, token, finish))
    }

    fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>> {
        self.pass("running", self.store.running())
    }

    fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>> {
        self.pass("release", self.store.release(seen))
    }

    fn record<'a>(&'a self, object: &'a str) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>> {
        self.pass("record", self.store.record(object))
    }

    fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>> {
        self.pass("apply", self.store.apply(change))
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        self.store.wait(timeout)
    }

    fn list(&self, filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>> {
        self.pass("list", self.store.list(filter))
    }

    fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>> {
        self.pass("job", self.store.job(id))
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>> {
        self.pass("counts", self.store.counts())
    }

    fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>> {
        self.pass("replay", self.store.replay(ids))
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.pass("prune", self.store.prune(age))
    }
}
