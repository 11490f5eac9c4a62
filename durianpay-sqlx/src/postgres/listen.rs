//! [`Listen`]: notifications of new jobs, from all processes.

use crate::queue::wait::{Local, Wait};
use sqlx::Error;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The pause before a connection that was lost is opened again.
const PAUSE: Duration = Duration::from_secs(5);

/// Learns of the jobs of all processes.
#[derive(Debug, Clone)]
pub(crate) struct Listen {
    local: Local,
    options: Arc<PgConnectOptions>,
    task: Arc<Task>,
}

/// The task that listens, which ends with the last clone of the store.
#[derive(Debug, Default)]
struct Task(Mutex<Option<JoinHandle<()>>>);

impl Drop for Task {
    fn drop(&mut self) {
        let task = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = task.take() {
            task.abort();
        }
    }
}

impl Listen {
    pub(crate) fn new(pool: &PgPool) -> Self {
        Self {
            local: Local::default(),
            options: pool.connect_options(),
            task: Arc::default(),
        }
    }

    /// Starts to listen, unless it does.
    fn start(&self) {
        let mut task = self.task.0.lock().unwrap_or_else(PoisonError::into_inner);
        // It is finished if the runtime that it was started in has ended.
        if task.as_ref().is_none_or(JoinHandle::is_finished) {
            let (local, options) = (self.local.clone(), Arc::clone(&self.options));
            *task = Some(tokio::spawn(listen(local, options)));
        }
    }
}

impl Wait for Listen {
    fn changed(&self) {
        self.local.changed();
    }

    async fn wait(&self, timeout: Duration) {
        self.start();
        self.local.wait(timeout).await;
    }
}

/// Listens for ever. While it cannot, waiting ends by its timeout.
async fn listen(local: Local, options: Arc<PgConnectOptions>) {
    loop {
        // The reason is of no use: an operation of the store meets it too.
        let _ = notifications(&local, &options).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn notifications(local: &Local, options: &PgConnectOptions) -> Result<(), Error> {
    // A pool of its own: a listener keeps its connection, and the pool of the merchant may
    // have no other.
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_lazy_with(options.clone());
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.listen("durianpay_inbox").await?;
    // A job may have come before.
    local.changed();
    loop {
        // It is `None` after the connection was lost: notifications may have been, too.
        listener.try_recv().await?;
        local.changed();
    }
}
