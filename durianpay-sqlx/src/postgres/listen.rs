//! [`Channel`]: notifications of changes from all processes.

use crate::database::wait::{Local, Wait};
use sqlx::Error;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The pause before a lost connection is reopened.
const PAUSE: Duration = Duration::from_secs(5);

/// The notification channel for jobs.
const JOBS: &str = "durianpay_inbox";

/// The notification channel for intents.
const INTENTS: &str = "durianpay_intents";

/// Notifies of one kind of change, made by any process.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    local: Local,
    listener: Arc<Listener>,
}

/// Creates the channels for jobs and intents, which share one connection.
pub(crate) fn channels(pool: &PgPool) -> (Channel, Channel) {
    let all = All::default();
    let listener = Arc::new(Listener {
        all: all.clone(),
        options: pool.connect_options(),
        task: Mutex::default(),
    });
    let channel = |local| Channel {
        local,
        listener: Arc::clone(&listener),
    };
    (channel(all.jobs), channel(all.intents))
}

/// The waiters of each channel.
#[derive(Debug, Clone, Default)]
struct All {
    jobs: Local,
    intents: Local,
}

/// Listens to all channels.
#[derive(Debug)]
struct Listener {
    all: All,
    options: Arc<PgConnectOptions>,
    /// The listening task, which ends with the last clone of the store.
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let task = self.task.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = task.take() {
            task.abort();
        }
    }
}

impl Listener {
    /// Starts to listen, unless the task is already running.
    fn start(&self) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        // It is finished if the runtime it was started in has ended.
        if task.as_ref().is_none_or(JoinHandle::is_finished) {
            let (all, options) = (self.all.clone(), Arc::clone(&self.options));
            *task = Some(tokio::spawn(listen(all, options)));
        }
    }
}

impl Wait for Channel {
    fn changed(&self) {
        self.local.changed();
    }

    async fn wait(&self, timeout: Duration) {
        self.listener.start();
        self.local.wait(timeout).await;
    }
}

/// Listens forever. While it cannot listen, waiting ends by its timeout.
async fn listen(all: All, options: Arc<PgConnectOptions>) {
    loop {
        // The error is not needed here: store operations will encounter it too.
        let _ = notifications(&all, &options).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn notifications(all: &All, options: &PgConnectOptions) -> Result<(), Error> {
    // A separate pool: a listener keeps its connection, and the merchant's pool may have no
    // other.
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_lazy_with(options.clone());
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.listen_all([JOBS, INTENTS]).await?;
    // Something may have changed before.
    all.changed();
    loop {
        match listener.try_recv().await? {
            Some(notification) if notification.channel() == JOBS => all.jobs.changed(),
            Some(_) => all.intents.changed(),
            // The connection was lost, so notifications may have been lost too.
            None => all.changed(),
        }
    }
}

impl All {
    fn changed(&self) {
        self.jobs.changed();
        self.intents.changed();
    }
}
