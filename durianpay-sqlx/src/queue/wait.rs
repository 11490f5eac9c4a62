//! [`Local`] and [`Wait`]: waiting until a job may be due.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How a store learns of new jobs.
pub(crate) trait Wait: Clone + Send + Sync + fmt::Debug + 'static {
    /// Wakes the workers of this process, since a job may be due.
    fn changed(&self);

    /// Waits until a job may be due, at most for `timeout`.
    fn wait(&self, timeout: Duration) -> impl Future<Output = ()> + Send;
}

/// Learns of the jobs of this process.
#[derive(Debug, Clone, Default)]
pub(crate) struct Local(Arc<Notify>);

impl Wait for Local {
    fn changed(&self) {
        self.0.notify_waiters();
        // Wakes a worker that is about to wait and has not seen the job.
        self.0.notify_one();
    }

    async fn wait(&self, timeout: Duration) {
        // Either way there may be a job.
        let _ = tokio::time::timeout(timeout, self.0.notified()).await;
    }
}
