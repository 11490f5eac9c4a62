//! [`PostgresStore`]: for any number of hosts.

mod listen;

use crate::error::CompleteError;
use crate::queue::database::{Database, connection};
use crate::queue::dialect::Dialect;
use crate::queue::operations::{Queue, complete};
use crate::queue::schema::version_1;
use crate::queue::statements::Statements;
use crate::queue::store::store;
use crate::queue::value::{Row, Value};
use durianpay_client::webhook::inbox::{StoreError, TaskRef};
use listen::Listen;
use sqlx::error::DatabaseError;
use sqlx::postgres::{PgConnection, PgPool, PgRow};
use sqlx::{Error, Postgres, Row as _, Transaction, Type, ValueRef as _};
use std::sync::LazyLock;
use std::time::SystemTime;

/// A store in a PostgreSQL database, which any number of hosts can share. Clones share the
/// pool.
///
/// ```no_run
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::Verifier;
/// use durianpay_client::webhook::inbox::Inbox;
/// use durianpay_sqlx::PostgresStore;
/// use sqlx::postgres::PgPool;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = PostgresStore::new(PgPool::connect("postgres://localhost/shop").await?);
/// store.migrate().await?;
/// let inbox = Inbox::new(store, Verifier::new([ApiKey::new("dp_test_demo")?]));
/// # Ok(())
/// # }
/// ```
///
/// Times are those of the database. Your pool and the features of `sqlx` determine whether
/// the connection is encrypted.
///
/// # Connections
///
/// A store opens connections of its own with the options of your pool: as many as your pool,
/// at most eight. They are closed with the store. Only [`begin`](Self::begin) takes one of
/// yours. The reason is a fault of sqlx 0.9: a `begin` that is dropped, as when a sender
/// hangs up, returns a connection to the pool that is still in a transaction. A webhook that is
/// stored there is lost when the transaction is rolled back.
///
/// Workers learn of new jobs of all hosts by `LISTEN durianpay_inbox`, on one more
/// connection that is opened when a worker first waits. Where that is not possible (a proxy
/// that shares sessions, for example), they find new jobs when their
/// [`wait`](durianpay_client::webhook::inbox::Store::wait) ends. The notifications are empty.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    queue: Queue<Postgres, Listen>,
}

impl PostgresStore {
    /// The statements that create the tables, by version: the first creates those of
    /// version 1, each further one changes those of the version before.
    pub const SCHEMA: &'static [&'static str] = &[version_1!(
        "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "BYTEA"
    )];

    /// Creates a store in the database of this pool. Call [`migrate`](Self::migrate) before
    /// you use it.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        let listen = Listen::new(&pool);
        Self {
            queue: Queue::new(pool, listen),
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
    /// any number of hosts may do so at the same time.
    ///
    /// The tables are created in the first schema of the `search_path`.
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
    /// Its isolation level is "read committed", whatever the default of the database is.
    /// The future may be dropped at every poll, unlike that of sqlx's `begin`; a
    /// transaction that is dropped is rolled back.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>, StoreError> {
        self.queue.begin().await
    }

    /// Marks a running task as done within your transaction, so that its side effects in
    /// the same database happen exactly once: they are committed together with the mark or
    /// not at all.
    ///
    /// ```
    /// # use durianpay_client::webhook::inbox::TaskRef;
    /// # use durianpay_sqlx::PostgresStore;
    /// async fn deliver(store: &PostgresStore, task: &TaskRef) -> Result<(), Box<dyn std::error::Error>> {
    ///     let mut transaction = store.begin().await?;
    ///     sqlx::query("UPDATE stock SET pieces = pieces - 1").execute(&mut *transaction).await?;
    ///     PostgresStore::complete_in(&mut transaction, task).await?;
    ///     transaction.commit().await?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// Call it last, and commit: until the transaction ends, the row of the task is locked,
    /// and the worker that extends its lease waits.
    ///
    /// # Errors
    ///
    /// [`CompleteError::LeaseLost`] if the task is not running under this token any more.
    /// After any error the transaction must be rolled back, which dropping it does.
    pub async fn complete_in(
        transaction: &mut Transaction<'_, Postgres>,
        task: &TaskRef,
    ) -> Result<(), CompleteError> {
        complete::<Postgres>(transaction, task).await
    }
}

store!(super::PostgresStore);
connection!(Postgres, PgConnection, PgRow);

impl Database for Postgres {
    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    const SCHEMA: &'static [&'static str] = PostgresStore::SCHEMA;

    fn pool_for_operations(pool: &PgPool) -> PgPool {
        // If the `begin` of a pool is dropped, sqlx 0.9 returns a connection in a transaction
        // that it does not know of. A statement there succeeds and is never committed, and
        // cannot find out. So no other code has these connections.
        let options = pool.options().clone();
        let connections = options.get_max_connections().min(MOST_CONNECTIONS);
        let options = options.min_connections(0).max_connections(connections);
        options.connect_lazy_with((*pool.connect_options()).clone())
    }

    fn statements() -> &'static Statements {
        static STATEMENTS: LazyLock<Statements> = LazyLock::new(|| Statements::new(&DIALECT));
        &STATEMENTS
    }

    fn is_conflict(error: &Error) -> bool {
        let code = error.as_database_error().and_then(DatabaseError::code);
        // The transaction could not be serialized, a deadlock, another row was there first.
        matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
    }
}

/// The number of connections of a store, which needs each for the time of one operation.
const MOST_CONNECTIONS: u32 = 8;

const DIALECT: Dialect = Dialect {
    now: "(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
    skip_locked: " FOR UPDATE SKIP LOCKED",
    for_update: " FOR UPDATE",
    notify: ", pg_notify('durianpay_inbox', '')::text",
    numbers: "SELECT value::bigint FROM json_array_elements_text($2::json)",
    has_schema: "SELECT count(*) FROM pg_class WHERE oid = to_regclass('durianpay_schema')",
    // The first eight bytes of the name of the table.
    lock_schema: "SELECT pg_advisory_xact_lock(7238817772999700577)::text",
};
