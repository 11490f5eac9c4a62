//! The databases.

use crate::outcome::Outcome;
use durianpay_client::webhook::inbox::Store;
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use std::sync::Arc;
use tempfile::TempDir;

/// The connections of each queue.
const CONNECTIONS: u32 = 8;

/// A database with the tables of both queues.
pub(crate) struct Database {
    pub(crate) pool: Pool,
    pub(crate) store: Arc<dyn Store>,
    _keeps: Keeps,
}

#[derive(Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// What must exist as long as the database.
enum Keeps {
    Folder { _folder: TempDir },
    Server { _server: PostgresServer },
}

impl Database {
    /// Opens an SQLite file, and starts PostgreSQL if it is installed.
    pub(crate) async fn all() -> Outcome<Vec<Self>> {
        let mut all = vec![Self::sqlite().await?];
        if let Some(server) = PostgresServer::start() {
            all.push(Self::postgres(server).await?);
        }
        Ok(all)
    }

    async fn sqlite() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("shop.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS);
        let pool = pool.connect_with(options).await?;
        let store = SqliteStore::new(pool.clone());
        store.migrate().await?;
        let pool = Pool::Sqlite(pool);
        Ok(Self {
            pool,
            store: Arc::new(store),
            _keeps: Keeps::Folder { _folder: folder },
        })
    }

    async fn postgres(server: PostgresServer) -> Outcome<Self> {
        let pool = server.pool("postgres", CONNECTIONS).await;
        let store = PostgresStore::new(pool.clone());
        store.migrate().await?;
        let pool = Pool::Postgres(pool);
        Ok(Self {
            pool,
            store: Arc::new(store),
            _keeps: Keeps::Server { _server: server },
        })
    }

    pub(crate) fn name(&self) -> &'static str {
        match self.pool {
            Pool::Sqlite(_) => "sqlite",
            Pool::Postgres(_) => "postgres",
        }
    }

    /// Adds webhooks that were handled, with their records.
    pub(crate) async fn fill(&self, count: i64) -> Outcome {
        let numbers = match self.pool {
            Pool::Sqlite(_) => {
                "WITH RECURSIVE numbers (n) AS \
                 (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) SELECT n FROM numbers"
            }
            Pool::Postgres(_) => "SELECT n FROM generate_series(1::bigint, $1) AS n",
        };
        let jobs = format!(
            "INSERT INTO durianpay_inbox (kind, key, object, name, data, trust, status, attempts, \
             deliveries, due_at, token, beats, claimed_at, ended_at, created_at, reason) \
             SELECT 'event', 'event/old/' || n, 'old/' || n, 'qris_payment', $2, 'signed', 'done', \
             1, 1, n, '', 0, n, n, n, '' FROM ({numbers}) AS numbers"
        );
        let records = format!(
            "INSERT INTO durianpay_records (object, data, version) \
             SELECT 'old/' || n, 'content', 1 FROM ({numbers}) AS numbers"
        );
        match &self.pool {
            Pool::Sqlite(pool) => {
                let jobs = sqlx::query(AssertSqlSafe(jobs)).bind(count);
                jobs.bind(vec![b' '; 400]).execute(pool).await?;
                let records = sqlx::query(AssertSqlSafe(records)).bind(count);
                records.execute(pool).await?;
            }
            Pool::Postgres(pool) => {
                let jobs = sqlx::query(AssertSqlSafe(jobs)).bind(count);
                jobs.bind(vec![b' '; 400]).execute(pool).await?;
                let records = sqlx::query(AssertSqlSafe(records)).bind(count);
                records.execute(pool).await?;
                sqlx::query("VACUUM ANALYZE").execute(pool).await?;
            }
        }
        Ok(())
    }
}
