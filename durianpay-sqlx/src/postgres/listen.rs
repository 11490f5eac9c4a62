//! [`Channel`]: notifications of changes, from all processes.

use crate::database::wait::{Local, Wait};
use sqlx::Error;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The pause before a connection that was lost is opened again.
const PAUSE: Duration = Duration::from_secs(5);

/// The channel of the jobs.
const JOBS: &str = "durianpay_inbox";

/// The channel of the intents.
const INTENTS: &str = "durianpay_intents";

/// Learns of the changes of one kind, by all processes.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    local: Local,
    listener: Arc<Listener>,
}

/// Returns the channels of the jobs and of the intents, which share one connection.
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

/// Those who wait, by channel.
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
    /// The task that listens, which ends with the last clone of the store.
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
    /// Starts to listen, unless it does.
    fn start(&self) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        // It is finished if the runtime that it was started in has ended.
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

/// Listens for ever. While it cannot, waiting ends by its timeout.
async fn listen(all: All, options: Arc<PgConnectOptions>) {
    loop {
        // The reason is of no use: an operation of the store meets it too.
        let _ = notifications(&all, &options).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn notifications(all: &All, options: &PgConnectOptions) -> Result<(), Error> {
    // A pool of its own: a listener keeps its connection, and the pool of the merchant may
    // have no other.
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
            // The connection was lost: notifications may have been, too.
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
