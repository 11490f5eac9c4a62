//! The trait [`Store`](durianpay_client::webhook::inbox::Store), implemented for both stores.

/// Implements the trait for a type with a field `queue`.
macro_rules! store {
    ($store:ty) => {
        mod store_of_queue {
            use durianpay_client::webhook::inbox::{
                Bounds, BoxFuture, Change, Claim, Filter, Finish, Inserted, Job, JobInfo, JobKind,
                JobStatus, JobWithContent, NewJob, Running, Store, StoreResult, StoredRecord,
            };
            use std::time::Duration;

            impl Store for $store {
                fn insert(
                    &self,
                    event: NewJob,
                    bounds: Bounds,
                ) -> BoxFuture<'_, StoreResult<Inserted>> {
                    Box::pin(self.queue.insert(event, bounds))
                }

                fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>> {
                    Box::pin(self.queue.claim(claim))
                }

                fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>> {
                    Box::pin(self.queue.beat(id, token))
                }

                fn finish<'a>(
                    &'a self,
                    id: i64,
                    token: &'a str,
                    finish: Finish,
                ) -> BoxFuture<'a, StoreResult<bool>> {
                    Box::pin(self.queue.finish(id, token, finish))
                }

                fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>> {
                    Box::pin(self.queue.running())
                }

                fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>> {
                    Box::pin(self.queue.release(seen))
                }

                fn record<'a>(
                    &'a self,
                    object: &'a str,
                ) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>> {
                    Box::pin(self.queue.record(object))
                }

                fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>> {
                    Box::pin(self.queue.apply(change))
                }

                fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
                    Box::pin(self.queue.wait(timeout))
                }

                fn list(&self, filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>> {
                    Box::pin(self.queue.list(filter))
                }

                fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>> {
                    Box::pin(self.queue.job(id))
                }

                fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>> {
                    Box::pin(self.queue.counts())
                }

                fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>> {
                    Box::pin(self.queue.replay(ids))
                }

                fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
                    Box::pin(self.queue.prune(age))
                }
            }
        }
    };
}
pub(crate) use store;
