//! Databases to open stores in: each store in a new, empty one.

use crate::jobs::Clock;
use durianpay_client::intent::{IntentStore, MemoryIntents};
use durianpay_client::webhook::inbox::{MemoryStore, Store};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// Where stores are opened.
pub(crate) enum Database {
    Memory,
    Sqlite(TempDir),
    Postgres {
        server: PostgresServer,
        isolation: &'static str,
    },
}

/// A store with a clock of the test.
pub(crate) struct Opened {
    pub(crate) store: Arc<dyn Store>,
    /// The store of another process: in the same database, with a separate pool.
    pub(crate) other: Arc<dyn Store>,
    pub(crate) intents: Arc<dyn IntentStore>,
    pub(crate) other_intents: Arc<dyn IntentStore>,
    pub(crate) clock: Clock,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// Starts a server, if there are programs for one.
    pub(crate) fn postgres(isolation: &'static str) -> Option<Self> {
        let server = PostgresServer::start()?;
        Some(Self::Postgres { server, isolation })
    }

    /// Opens a store with a pool of this size, in an empty database.
    pub(crate) async fn open(&self, connections: u32) -> Opened {
        let clock = Clock::default();
        let now = {
            let clock = clock.clone();
            move || clock.now()
        };
        match self {
            Self::Memory => {
                let store = MemoryStore::default().with_clock(now.clone());
                let intents = MemoryIntents::default().with_clock(now);
                Opened {
                    store: Arc::new(store.clone()),
                    other: Arc::new(store),
                    intents: Arc::new(intents.clone()),
                    other_intents: Arc::new(intents),
                    clock,
                }
            }
            Self::Sqlite(folder) => {
                let file = sqlite_file(folder);
                let store = SqliteStore::new(sqlite_pool(file.clone(), connections).await);
                store.migrate().await.unwrap();
                let other = SqliteStore::new(sqlite_pool(file, connections).await);
                opened(store.with_clock(now.clone()), other.with_clock(now), clock)
            }
            Self::Postgres { server, isolation } => {
                let name = postgres_database(server, isolation).await;
                let store = PostgresStore::new(server.pool(&name, connections).await);
                store.migrate().await.unwrap();
                let other = PostgresStore::new(server.pool(&name, connections).await);
                opened(store.with_clock(now.clone()), other.with_clock(now), clock)
            }
        }
    }
}

fn opened<S: Store + IntentStore + Clone + 'static>(store: S, other: S, clock: Clock) -> Opened {
    Opened {
        store: Arc::new(store.clone()),
        other: Arc::new(other.clone()),
        intents: Arc::new(store),
        other_intents: Arc::new(other),
        clock,
    }
}

fn new_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("shop_{}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// Returns the options of a new file in this folder. Another process writes within 5 seconds.
pub(crate) fn sqlite_file(folder: &TempDir) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(folder.path().join(new_name()))
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging()
}

pub(crate) async fn sqlite_pool(file: SqliteConnectOptions, connections: u32) -> SqlitePool {
    let pool = SqlitePoolOptions::new().max_connections(connections);
    pool.connect_with(file).await.unwrap()
}

/// Creates a database on this server and returns its name.
pub(crate) async fn postgres_database(server: &PostgresServer, isolation: &str) -> String {
    let name = new_name();
    server.create_database(&name, isolation).await;
    name
}
