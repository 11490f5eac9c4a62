//! Stores that survive the process, take time and sometimes fail.

use super::process::Process;
use durianpay_client::intent::{
    IntentChange, IntentFilter, IntentRecord, IntentStatus, IntentStore, MemoryIntents, NewIntent,
};
use durianpay_client::store::{BoxFuture, StoreError, StoreResult};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Filter, Finish, Inserted, Job, JobInfo, JobKind, JobStatus,
    JobWithContent, MemoryStore, NewJob, Running, Store, StoredRecord,
};
use std::fmt;
use std::time::Duration;
use tokio::time::sleep;

/// The maximum latency of an operation that succeeds.
const LATENCY: Duration = Duration::from_millis(8);

/// A store of a [`Process`]: an in-memory store whose operations take time and sometimes fail.
///
/// The [module](crate::simulation) has an example.
#[derive(Clone)]
pub struct Faulty<S> {
    process: Process,
    store: S,
}

/// The inbox store of a simulation.
pub type FaultyInbox = Faulty<MemoryStore>;

/// The intent store of a simulation.
pub type FaultyIntents = Faulty<MemoryIntents>;

impl Process {
    /// Returns the store of the merchant's inbox, which survives the process and sometimes fails.
    #[must_use]
    pub fn inbox_store(&self) -> FaultyInbox {
        FaultyInbox::new(self.clone(), self.inner.inbox.clone())
    }

    /// Returns the store of the merchant's intents, which survives the process and sometimes fails.
    #[must_use]
    pub fn intent_store(&self) -> FaultyIntents {
        FaultyIntents::new(self.clone(), self.inner.intents.clone())
    }
}

impl<S: Sync> Faulty<S> {
    pub(super) fn new(process: Process, store: S) -> Self {
        Self { process, store }
    }

    /// Performs an operation. The process may die before and after it, and it may fail before or
    /// after it was executed.
    fn around<'a, T: Send + 'a>(
        &'a self,
        operation: BoxFuture<'a, StoreResult<T>>,
    ) -> BoxFuture<'a, StoreResult<T>> {
        let choices = &self.process.inner.choices;
        let failed = || Err(StoreError::new("the database failed"));
        Box::pin(async move {
            self.process.step().await;
            sleep(choices.pause("database", LATENCY)).await;
            self.process.alive().await;
            if choices.fault("database failed before", 4) {
                return failed();
            }
            let result = operation.await;
            self.process.step().await;
            if choices.fault("database failed after", 4) {
                return failed();
            }
            result
        })
    }

    fn waiting<'a>(&'a self, wait: BoxFuture<'a, ()>) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            wait.await;
            self.process.alive().await;
        })
    }
}

impl<S> fmt::Debug for Faulty<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Faulty")
            .field("process", &self.process)
            .finish_non_exhaustive()
    }
}

impl IntentStore for FaultyIntents {
    fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>> {
        self.around(self.store.insert(intent))
    }

    fn get<'a>(
        &'a self,
        operation: &'a str,
        reference: &'a str,
    ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>> {
        self.around(self.store.get(operation, reference))
    }

    fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>> {
        self.around(self.store.update(change))
    }

    fn list(&self, filter: IntentFilter) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>> {
        self.around(self.store.list(filter))
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>> {
        self.around(self.store.counts())
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.around(self.store.prune(age))
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        self.waiting(self.store.wait(timeout))
    }
}

impl Store for FaultyInbox {
    fn insert(&self, event: NewJob, bounds: Bounds) -> BoxFuture<'_, StoreResult<Inserted>> {
        self.around(self.store.insert(event, bounds))
    }

    fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>> {
        self.around(self.store.claim(claim))
    }

    fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>> {
        self.around(self.store.beat(id, token))
    }

    fn finish<'a>(
        &'a self,
        id: i64,
        token: &'a str,
        finish: Finish,
    ) -> BoxFuture<'a, StoreResult<bool>> {
        self.around(self.store.finish(id, token, finish))
    }

    fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>> {
        self.around(self.store.running())
    }

    fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>> {
        self.around(self.store.release(seen))
    }

    fn record<'a>(&'a self, object: &'a str) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>> {
        self.around(self.store.record(object))
    }

    fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>> {
        self.around(self.store.apply(change))
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        self.waiting(self.store.wait(timeout))
    }

    fn list(&self, filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>> {
        self.around(self.store.list(filter))
    }

    fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>> {
        self.around(self.store.job(id))
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>> {
        self.around(self.store.counts())
    }

    fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>> {
        self.around(self.store.replay(ids))
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.around(self.store.prune(age))
    }
}
