//! A process that stops at a chosen step: nothing that it does from then on has an effect.

use bytes::Bytes;
use durianpay_client::intent::{
    IntentChange, IntentFilter, IntentRecord, IntentStatus, IntentStore, MemoryIntents, NewIntent,
};
use durianpay_client::store::{BoxFuture, StoreResult};
use durianpay_client::{SendOptions, Transport, TransportResult};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Notify;

/// Counts the steps of a process, and stops it after a given number.
#[derive(Clone, Default)]
pub(crate) struct Fuse(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// The number of the last step; without an end if it is zero.
    last: u32,
    steps: AtomicU32,
    burnt: Notify,
}

impl Fuse {
    /// Returns a fuse for a process that stops after `steps` steps, at least one.
    pub(crate) fn after(steps: u32) -> Self {
        Self(Arc::new(Inner {
            last: steps,
            ..Inner::default()
        }))
    }

    /// Takes a step, or never returns.
    async fn step(&self) {
        let step = self.0.steps.fetch_add(1, Ordering::Relaxed);
        if self.0.last != 0 && step >= self.0.last {
            self.0.burnt.notify_one();
            std::future::pending::<()>().await;
        }
    }

    /// Returns when the process has stopped.
    pub(crate) async fn burnt(&self) {
        self.0.burnt.notified().await;
    }
}

/// A store or a transport of a process.
#[derive(Clone)]
pub(crate) struct Fused<T> {
    pub(crate) inner: T,
    pub(crate) fuse: Fuse,
}

impl<T> fmt::Debug for Fused<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fused").finish_non_exhaustive()
    }
}

impl<T> Fused<T> {
    /// The process may stop before the step, and after it.
    async fn around<R>(&self, step: impl Future<Output = R>) -> R {
        self.fuse.step().await;
        let result = step.await;
        self.fuse.step().await;
        result
    }
}

impl Transport for Fused<Arc<dyn Transport>> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(self.around(self.inner.send(request, options)))
    }
}

impl IntentStore for Fused<MemoryIntents> {
    fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>> {
        Box::pin(self.around(self.inner.insert(intent)))
    }

    fn get<'a>(
        &'a self,
        operation: &'a str,
        reference: &'a str,
    ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>> {
        Box::pin(self.around(self.inner.get(operation, reference)))
    }

    fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>> {
        Box::pin(self.around(self.inner.update(change)))
    }

    fn list(&self, filter: IntentFilter) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>> {
        Box::pin(self.around(self.inner.list(filter)))
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>> {
        self.inner.counts()
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.inner.prune(age)
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        self.inner.wait(timeout)
    }
}
