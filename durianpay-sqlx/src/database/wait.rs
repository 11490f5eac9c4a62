//! [`Local`] and [`Wait`]: waiting for changes.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How a store is notified of changes, such as new jobs.
pub(crate) trait Wait: Clone + Send + Sync + fmt::Debug + 'static {
    /// Wakes the waiters in this process, since something may have changed.
    fn changed(&self);

    /// Waits until something may have changed, for at most `timeout`.
    fn wait(&self, timeout: Duration) -> impl Future<Output = ()> + Send;
}

/// Notifies of changes made by this process.
#[derive(Debug, Clone, Default)]
pub(crate) struct Local(Arc<Notify>);

impl Wait for Local {
    fn changed(&self) {
        self.0.notify_waiters();
        // Also wakes a waiter that is about to wait and has not seen the change.
        self.0.notify_one();
    }

    async fn wait(&self, timeout: Duration) {
        // In both cases something may have changed.
        let _ = tokio::time::timeout(timeout, self.0.notified()).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{Local, Wait};
    use std::time::Duration;
    use tokio::time::Instant;

    const LONG: Duration = Duration::from_mins(1);

    #[tokio::test(start_paused = true)]
    async fn a_worker_waits_until_a_job_may_be_due() {
        let local = Local::default();
        let started = Instant::now();
        local.wait(LONG).await;
        assert_eq!(started.elapsed(), LONG);

        // A job that was added before the worker waited.
        local.changed();
        let started = Instant::now();
        local.wait(LONG).await;
        assert_eq!(started.elapsed(), Duration::ZERO);

        let (one, other) = (local.clone(), local.clone());
        let waiting = [one, other].map(|local| tokio::spawn(async move { local.wait(LONG).await }));
        tokio::task::yield_now().await;
        local.changed();
        for worker in waiting {
            assert!(worker.await.is_ok());
        }
        assert_eq!(started.elapsed(), Duration::ZERO, "both were woken");
    }
}
