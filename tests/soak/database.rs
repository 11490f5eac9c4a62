//! The database of the shop: SQLite or PostgreSQL, with the tables of the shop.

use crate::clock::Clock;
use durianpay_client::intent::{IntentStore, NewIntent};
use durianpay_client::webhook::inbox::{BoxFuture, HandlerError, Store, TaskRef};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{PgPool, SqlitePool};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A database, from the parent's view.
pub(crate) enum Database {
    Sqlite(String),
    Postgres(postgres::PostgresServer),
}

impl Database {
    pub(crate) fn sqlite(folder: &Path) -> Self {
        Self::Sqlite(folder.join("shop.db").to_str().unwrap().to_owned())
    }

    pub(crate) fn postgres() -> Option<Self> {
        postgres::PostgresServer::start().map(Self::Postgres)
    }

    /// The address, for a child.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::Sqlite(path) => path.clone(),
            Self::Postgres(server) => server.port().to_string(),
        }
    }
}

/// A connection to the database, with the shop's own statements.
#[derive(Clone)]
pub(crate) enum Books {
    Sqlite(SqlitePool, SqliteStore),
    Postgres(PgPool, PostgresStore),
}

const TABLES: [&str; 3] = [
    "CREATE TABLE IF NOT EXISTS shop_sales (reference TEXT PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS shop_orders (id TEXT PRIMARY KEY, rupiah BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS shop_effects (task TEXT NOT NULL)",
];

/// The same statement on both databases.
macro_rules! on_both {
    ($self:expr, $pool:ident => $body:expr) => {
        match $self {
            Books::Sqlite($pool, _) => $body,
            Books::Postgres($pool, _) => $body,
        }
    };
}

impl Books {
    /// Opens the database at an address.
    pub(crate) fn open(address: &str, clock: Clock) -> Self {
        let wait = Duration::from_secs(20);
        if let Ok(port) = address.parse::<u16>() {
            let options = PgConnectOptions::new_without_pgpass()
                .host("127.0.0.1")
                .port(port)
                .username("shop")
                .database("postgres");
            let pool = PgPoolOptions::new()
                .max_connections(5)
                .acquire_timeout(wait);
            let pool = pool.connect_lazy_with(options);
            let store = PostgresStore::new(pool.clone()).with_clock(move || clock.now());
            return Self::Postgres(pool, store);
        }
        let options = SqliteConnectOptions::new()
            .filename(address)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .busy_timeout(Duration::from_secs(10));
        let pool = SqlitePoolOptions::new()
            .max_connections(5)
            .acquire_timeout(wait);
        let pool = pool.connect_lazy_with(options);
        let store = SqliteStore::new(pool.clone()).with_clock(move || clock.now());
        Self::Sqlite(pool, store)
    }

    pub(crate) async fn migrate(&self) {
        match self {
            Self::Sqlite(_, store) => store.migrate().await.unwrap(),
            Self::Postgres(_, store) => store.migrate().await.unwrap(),
        }
        for table in TABLES {
            on_both!(self, pool => sqlx::query(table).execute(pool).await.map(drop)).unwrap();
        }
    }

    pub(crate) fn store(&self) -> Arc<dyn Store> {
        match self {
            Self::Sqlite(_, store) => Arc::new(store.clone()),
            Self::Postgres(_, store) => Arc::new(store.clone()),
        }
    }

    pub(crate) fn intents(&self) -> Arc<dyn IntentStore> {
        match self {
            Self::Sqlite(_, store) => Arc::new(store.clone()),
            Self::Postgres(_, store) => Arc::new(store.clone()),
        }
    }

    /// Writes a sale down and records the intent of its order, in one transaction.
    pub(crate) fn record<'t>(
        &'t self,
        reference: &'t str,
        intent: &'t NewIntent,
    ) -> BoxFuture<'t, Result<(), HandlerError>> {
        const SALE: &str = "INSERT INTO shop_sales (reference) VALUES ($1) ON CONFLICT DO NOTHING";
        Box::pin(async move {
            match self {
                Self::Sqlite(_, store) => {
                    let mut transaction = store.begin().await?;
                    let insert = sqlx::query(SALE).bind(reference);
                    insert.execute(&mut *transaction).await?;
                    SqliteStore::record_in(&mut transaction, intent).await?;
                    transaction.commit().await?;
                }
                Self::Postgres(_, store) => {
                    let mut transaction = store.begin().await?;
                    let insert = sqlx::query(SALE).bind(reference);
                    insert.execute(&mut *transaction).await?;
                    PostgresStore::record_in(&mut transaction, intent).await?;
                    transaction.commit().await?;
                }
            }
            Ok(())
        })
    }

    /// Writes an order down. Tries again while the database is down.
    pub(crate) async fn sell(&self, order: &str, rupiah: i64) {
        const SELL: &str = "INSERT INTO shop_orders (id, rupiah) VALUES ($1, $2) \
                            ON CONFLICT (id) DO NOTHING";
        loop {
            let sold = on_both!(self, pool => {
                sqlx::query(SELL).bind(order).bind(rupiah).execute(pool).await.map(drop)
            });
            match sold {
                Ok(()) => return,
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    pub(crate) async fn amount_of(&self, order: &str) -> Result<Option<i64>, sqlx::Error> {
        const AMOUNT: &str = "SELECT rupiah FROM shop_orders WHERE id = $1";
        on_both!(self, pool => {
            sqlx::query_scalar(AMOUNT).bind(order).fetch_optional(pool).await
        })
    }

    /// Writes an effect down and ends its task, in one transaction.
    pub(crate) fn complete<'t>(
        &'t self,
        task: &'t TaskRef,
    ) -> BoxFuture<'t, Result<(), HandlerError>> {
        const EFFECT: &str = "INSERT INTO shop_effects (task) VALUES ($1)";
        Box::pin(async move {
            match self {
                Self::Sqlite(_, store) => {
                    let mut transaction = store.begin().await?;
                    let insert = sqlx::query(EFFECT).bind(&task.key);
                    insert.execute(&mut *transaction).await?;
                    SqliteStore::complete_in(&mut transaction, task).await?;
                    transaction.commit().await?;
                }
                Self::Postgres(_, store) => {
                    let mut transaction = store.begin().await?;
                    let insert = sqlx::query(EFFECT).bind(&task.key);
                    insert.execute(&mut *transaction).await?;
                    PostgresStore::complete_in(&mut transaction, task).await?;
                    transaction.commit().await?;
                }
            }
            Ok(())
        })
    }

    /// The keys of all effects.
    pub(crate) async fn effects(&self) -> Vec<String> {
        const EFFECTS: &str = "SELECT task FROM shop_effects ORDER BY task";
        on_both!(self, pool => sqlx::query_scalar(EFFECTS).fetch_all(pool).await).unwrap()
    }
}
