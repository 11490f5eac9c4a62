//! [`PostgresStore`]: for any number of hosts.

mod listen;

use crate::database::connection::{Database, connection};
use crate::database::dialect::Dialect;
use crate::database::schema::{version_1, version_2};
use crate::database::tables::Tables;
use crate::database::value::{Row, Value};
use crate::error::CompleteError;
use crate::inbox::operations::{Queue, complete};
use crate::inbox::statements::Statements as InboxStatements;
use crate::inbox::store::store;
use crate::intents::operations::{Records, record};
use crate::intents::statements::Statements as IntentStatements;
use crate::intents::store::intent_store;
use durianpay_client::intent::NewIntent;
use durianpay_client::store::StoreError;
use durianpay_client::webhook::inbox::TaskRef;
use listen::{Channel, channels};
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
/// Workers learn of new jobs of all hosts, and calls of changes of intents, by `LISTEN` on
/// `durianpay_inbox` and `durianpay_intents`, on one more connection that is opened when one of
/// them first waits. Where that is not possible (a proxy
/// that shares sessions, for example), they find out when their
/// [`wait`](durianpay_client::webhook::inbox::Store::wait) ends. The notifications are empty.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    tables: Tables<Postgres>,
    queue: Queue<Postgres, Channel>,
    intents: Records<Postgres, Channel>,
}

impl PostgresStore {
    /// The statements that create the tables, by version: the first creates those of
    /// version 1, each further one changes those of the version before.
    pub const SCHEMA: &'static [&'static str] = &[
        version_1!("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA"),
        version_2!("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA"),
    ];

    /// Creates a store in the database of this pool. Call [`migrate`](Self::migrate) before
    /// you use it.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        let (jobs, intents) = channels(&pool);
        let tables = Tables::new(pool);
        Self {
            queue: Queue::new(tables.clone(), &INBOX, jobs),
            intents: Records::new(tables.clone(), &INTENTS, intents),
            tables,
        }
    }

    /// Takes all times from a function and not from the database: for tests and
    /// simulations. All processes must use the same clock.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let tables = self.tables.with_clock(clock);
        Self {
            queue: self.queue.with_tables(tables.clone()),
            intents: self.intents.with_tables(tables.clone()),
            tables,
        }
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
        self.tables.migrate().await
    }

    /// Begins a transaction, for the side effects of a handler or to record an intent in it.
    ///
    /// Its isolation level is "read committed", whatever the default of the database is.
    /// The future may be dropped at every poll, unlike that of sqlx's `begin`; a
    /// transaction that is dropped is rolled back.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>, StoreError> {
        self.tables.begin().await
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
        complete::<Postgres>(transaction, &INBOX, task).await
    }

    /// Records an intent in your transaction: it is carried out if the transaction is
    /// committed, and if the intent is awaited then, or by
    /// [`recover`](durianpay_client::intent::Intents::recover). Returns whether its reference
    /// is new. If it is known, nothing is changed, and awaiting the intent returns the known
    /// outcome.
    ///
    /// ```no_run
    /// use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// use durianpay_client::intent::Intents;
    /// use durianpay_sqlx::PostgresStore;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::start().await?;
    /// # let client = simulator.client();
    /// # let pool = sqlx::postgres::PgPool::connect("postgres://localhost/shop").await?;
    /// let store = PostgresStore::new(pool);
    /// store.migrate().await?;
    /// let intents = Intents::new(client, store.clone());
    ///
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let intent = intents.create_order(CreateOrder::new(10_000, jane).order_ref_id("shop-1017"));
    /// let mut transaction = store.begin().await?;
    /// let sale = sqlx::query("INSERT INTO sales (number) VALUES ($1)").bind("shop-1017");
    /// sale.execute(&mut *transaction).await?;
    /// PostgresStore::record_in(&mut transaction, &intent.to_record()?).await?;
    /// transaction.commit().await?; // from here on the order will be created
    ///
    /// let order = intent.await?;
    /// println!("{} is {}", order.id, order.status);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A program that stops between the commit and the end of the call leaves an intent that is
    /// not sent, or in doubt; `recover` takes it on when the program starts again. A
    /// transaction that is rolled back, as by dropping it, leaves nothing, and nothing was
    /// sent.
    ///
    /// Commit before you await the intent, which reads and writes the row on another
    /// connection: until then it
    /// would wait for your transaction, and your transaction for it.
    ///
    /// # Errors
    ///
    /// If the database fails. Roll the transaction back then, which dropping it does.
    pub async fn record_in(
        transaction: &mut Transaction<'_, Postgres>,
        intent: &NewIntent,
    ) -> Result<bool, StoreError> {
        record::<Postgres>(transaction, &INTENTS, intent).await
    }
}

store!(super::PostgresStore);
intent_store!(super::PostgresStore);
connection!(Postgres, PgConnection, PgRow);

impl Database for Postgres {
    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    const SCHEMA: &'static [&'static str] = PostgresStore::SCHEMA;
    const DIALECT: &'static Dialect = &DIALECT;

    fn pool_for_operations(pool: &PgPool) -> PgPool {
        // If the `begin` of a pool is dropped, sqlx 0.9 returns a connection in a transaction
        // that it does not know of. A statement there succeeds and is never committed, and
        // cannot find out. So no other code has these connections.
        let options = pool.options().clone();
        let connections = options.get_max_connections().min(MOST_CONNECTIONS);
        let options = options.min_connections(0).max_connections(connections);
        options.connect_lazy_with((*pool.connect_options()).clone())
    }

    fn is_conflict(error: &Error) -> bool {
        let code = error.as_database_error().and_then(DatabaseError::code);
        // The transaction could not be serialized, a deadlock, another row was there first.
        matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
    }
}

/// The number of connections of a store, which needs each for the time of one operation.
const MOST_CONNECTIONS: u32 = 8;

static INBOX: LazyLock<InboxStatements> = LazyLock::new(|| InboxStatements::new(&DIALECT));
static INTENTS: LazyLock<IntentStatements> = LazyLock::new(|| IntentStatements::new(&DIALECT));

const DIALECT: Dialect = Dialect {
    now: "(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
    skip_locked: " FOR UPDATE SKIP LOCKED",
    for_update: " FOR UPDATE",
    notify: ", pg_notify('durianpay_inbox', '')::text",
    notify_intent: ", pg_notify('durianpay_intents', '')::text",
    numbers: "SELECT value::bigint FROM json_array_elements_text($2::json)",
    strings: "SELECT json_array_elements_text($2::json)",
    has_schema: "SELECT count(*) FROM pg_class WHERE oid = to_regclass('durianpay_schema')",
    // The first eight bytes of the name of the table.
    lock_schema: "SELECT pg_advisory_xact_lock(7238817772999700577)::text",
};
