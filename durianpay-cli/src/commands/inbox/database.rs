//! The database of an inbox: its URL, and connecting to it.

use crate::inbox::{DatabaseKind, cause, store_error};
use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser as _};
use durianpay_client::webhook::inbox::{Store, StoreError, StoreResult};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions as _, Connection};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;
use tokio::time::timeout;

/// The connect timeout.
const CONNECT: Duration = Duration::from_secs(10);

/// The option that selects the database.
#[derive(Debug, Clone, Args)]
pub(super) struct DatabaseArgs {
    /// URL of the database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. You should
    /// prefer the environment variable: other users of the machine can read the arguments of a
    /// process
    #[arg(
        long,
        value_name = "URL",
        env = "DATABASE_URL",
        hide_env_values = true,
        value_parser = StringValueParser::new().map(Url),
    )]
    database_url: Url,
}

/// A URL that may contain a password. It is parsed only after clap has finished, because clap's
/// errors would show it.
#[derive(Clone)]
struct Url(String);

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Url(…)")
    }
}

/// Whether to create a database that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Reject,
    Create,
}

/// An open database.
pub(super) enum Database {
    Sqlite(SqliteStore, SqlitePool),
    Postgres(PostgresStore, PgPool),
}

impl DatabaseArgs {
    /// Opens the database, passes its store to `work`, and closes it.
    pub(super) fn with_store<T>(
        &self,
        work: impl AsyncFnOnce(&dyn Store) -> StoreResult<T>,
    ) -> Result<T, String> {
        self.with_database(Missing::Reject, async |database| {
            let result = work(database.store()).await;
            result.map_err(|error| store_error(&error))
        })
    }

    /// Opens the database, passes it to `work`, and closes it.
    pub(super) fn with_database<T>(
        &self,
        missing: Missing,
        work: impl AsyncFnOnce(&Database) -> Result<T, String>,
    ) -> Result<T, String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| format!("cannot start the async runtime: {error}"))?;
        runtime.block_on(async {
            let database = self.open(missing).await?;
            let result = work(&database).await;
            database.close().await;
            result
        })
    }

    async fn open(&self, missing: Missing) -> Result<Database, String> {
        let url = &self.database_url.0;
        if url.starts_with("sqlite:") {
            open_sqlite(url, missing).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            open_postgres(url).await
        } else {
            Err("the database URL must begin with `sqlite:` or `postgres://`".to_owned())
        }
    }
}

impl Database {
    pub(super) fn store(&self) -> &dyn Store {
        match self {
            Self::Sqlite(store, _) => store,
            Self::Postgres(store, _) => store,
        }
    }

    pub(super) fn kind(&self) -> DatabaseKind {
        match self {
            Self::Sqlite(..) => DatabaseKind::Sqlite,
            Self::Postgres(..) => DatabaseKind::Postgres,
        }
    }

    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(store, _) => store.migrate().await,
            Self::Postgres(store, _) => store.migrate().await,
        }
    }

    async fn close(self) {
        match self {
            Self::Sqlite(_, pool) => pool.close().await,
            Self::Postgres(_, pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(url: &str, missing: Missing) -> Result<Database, String> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(
            "an in-memory database would be lost when this command exits; use a file: `sqlite:PATH`".to_owned(),
        );
    }
    let options: SqliteConnectOptions = parse(url)?;
    let options = options.create_if_missing(missing == Missing::Create);
    let file = options.get_filename();
    if missing == Missing::Reject && !file.exists() {
        return Err(format!(
            "database file {} does not exist; `durianpay inbox migrate` creates it with its tables",
            file.display()
        ));
    }
    check(options.connect()).await?;
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_lazy_with(options);
    Ok(Database::Sqlite(SqliteStore::new(pool.clone()), pool))
}

async fn open_postgres(url: &str) -> Result<Database, String> {
    let options: PgConnectOptions = parse(url)?;
    let options = options.application_name("durianpay inbox");
    check(options.connect()).await?;
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(CONNECT)
        .connect_lazy_with(options);
    Ok(Database::Postgres(PostgresStore::new(pool.clone()), pool))
}

fn parse<O: FromStr<Err = sqlx::Error>>(url: &str) -> Result<O, String> {
    url.parse()
        .map_err(|error| format!("invalid database URL: {}", cause(&error)))
}

/// Connects once before the pool is made: a pool retries until its timeout, and its error hides the
/// cause.
async fn check<C: Connection>(
    connect: impl Future<Output = Result<C, sqlx::Error>>,
) -> Result<(), String> {
    let connection = timeout(CONNECT, connect).await;
    let connection = connection.map_err(|_| {
        format!(
            "cannot connect to the database: no response within {} seconds",
            CONNECT.as_secs()
        )
    })?;
    let connection =
        connection.map_err(|error| format!("cannot connect to the database: {}", cause(&error)))?;
    // Only the result matters, not the connection.
    let _ = connection.close().await;
    Ok(())
}
