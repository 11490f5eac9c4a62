//! [`SqliteStore`]: for all processes of one host.

use crate::error::CompleteError;
use crate::queue::database::{Database, connection};
use crate::queue::dialect::Dialect;
use crate::queue::operations::{Queue, complete};
use crate::queue::schema::version_1;
use crate::queue::statements::Statements;
use crate::queue::store::store;
use crate::queue::value::{Row, Value};
use crate::queue::wait::Local;
use durianpay_client::webhook::inbox::{StoreError, TaskRef};
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{Error, Row as _, Sqlite, Transaction, Type, ValueRef as _};
use std::sync::LazyLock;
use std::time::SystemTime;

/// A store in an SQLite database, which the processes of one host can share. Clones share
/// the pool.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::Verifier;
/// use durianpay_client::webhook::inbox::{Inbox, Incoming, Receipt};
/// use durianpay_sqlx::SqliteStore;
/// use sqlx::sqlite::SqlitePoolOptions;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A database in memory has one connection. Yours is a file: `sqlite:shop.db`.
/// let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
/// let store = SqliteStore::new(pool);
/// store.migrate().await?;
///
/// let inbox = Inbox::new(store, Verifier::new([ApiKey::new("dp_test_demo")?]));
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// assert_eq!(inbox.receive(Incoming::new(body)).await?, Receipt::Stored);
/// # Ok(())
/// # }
/// ```
///
/// SQLite has one writer at a time. The others wait as long as the `busy_timeout` of the
/// pool, 5 seconds by default, and then fail: keep your transactions short. Times are those
/// of the host. Other processes get no notice of a new job and find it when their
/// [`wait`](durianpay_client::webhook::inbox::Store::wait) ends.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    queue: Queue<Sqlite, Local>,
}

impl SqliteStore {
    /// The statements that create the tables, by version: the first creates those of
    /// version 1, each further one changes those of the version before.
    pub const SCHEMA: &'static [&'static str] =
        &[version_1!("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB")];

    /// Creates a store in the database of this pool. Call [`migrate`](Self::migrate) before
    /// you use it.
    #[must_use]
    pub fn new(pool: SqlitePool) -> Self {
        Self {
            queue: Queue::new(pool, Local::default()),
        }
    }

    /// Takes all times from a function and not from the database: for tests and
    /// simulations. All processes of an inbox must use the same clock.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let queue = self.queue.with_clock(clock);
        Self { queue }
    }

    /// Brings the tables to the version of this package. Call it when the program starts;
    /// any number of processes may do so at the same time.
    ///
    /// # Errors
    ///
    /// If the database fails, or has the tables of a newer version
    /// ([`SchemaError::Newer`](crate::SchemaError::Newer)).
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.queue.migrate().await
    }

    /// Begins a transaction for the side effects of a handler.
    ///
    /// It can write from the start (`BEGIN IMMEDIATE`). The future may be dropped at
    /// every poll, unlike that of sqlx's `begin_with`; a transaction that is dropped is
    /// rolled back.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.queue.begin().await
    }

    /// Marks a running task as done within your transaction, so that its side effects in
    /// the same database happen exactly once: they are committed together with the mark or
    /// not at all.
    ///
    /// ```
    /// # use durianpay_client::webhook::inbox::TaskRef;
    /// # use durianpay_sqlx::SqliteStore;
    /// async fn deliver(store: &SqliteStore, task: &TaskRef) -> Result<(), Box<dyn std::error::Error>> {
    ///     let mut transaction = store.begin().await?;
    ///     sqlx::query("UPDATE stock SET pieces = pieces - 1").execute(&mut *transaction).await?;
    ///     SqliteStore::complete_in(&mut transaction, task).await?;
    ///     transaction.commit().await?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`CompleteError::LeaseLost`] if the task is not running under this token any more.
    /// After any error the transaction must be rolled back, which dropping it does.
    pub async fn complete_in(
        transaction: &mut Transaction<'_, Sqlite>,
        task: &TaskRef,
    ) -> Result<(), CompleteError> {
        complete::<Sqlite>(transaction, task).await
    }
}

store!(super::SqliteStore);
connection!(Sqlite, SqliteConnection, SqliteRow);

impl Database for Sqlite {
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const SCHEMA: &'static [&'static str] = SqliteStore::SCHEMA;

    fn pool_for_operations(pool: &SqlitePool) -> SqlitePool {
        // sqlx knows which connections are in a transaction, and a database in memory has no
        // second connection.
        pool.clone()
    }

    fn statements() -> &'static Statements {
        static STATEMENTS: LazyLock<Statements> = LazyLock::new(|| Statements::new(&DIALECT));
        &STATEMENTS
    }

    fn is_conflict(_error: &Error) -> bool {
        // A writer is alone, so no statement fails because of another one.
        false
    }
}

const DIALECT: Dialect = Dialect {
    // The function `unixepoch` knows milliseconds since SQLite 3.42 only.
    now: "(CAST(strftime('%s', 'now') AS INTEGER) * 1000 \
          + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER))",
    skip_locked: "",
    for_update: "",
    notify: "",
    numbers: "SELECT value FROM json_each($2)",
    has_schema: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'durianpay_schema'",
    lock_schema: "",
};
