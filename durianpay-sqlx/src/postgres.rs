//! [`PostgresStore`]: a store for any number of hosts.

mod listen;

use crate::database::connection::{Database, connection};
use crate::database::dialect::Dialect;
use crate::database::schema::{VERSION_3, version_1, version_2};
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
use sqlx::{Connection as _, Error, Postgres, Row as _, Transaction, Type, ValueRef as _};
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

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
/// connections are encrypted.
///
/// # Connections
///
/// A store opens separate connections with the options of your pool: as many as your pool, but
/// at most eight. They are closed with the store. A connection that was idle for more than a second
/// is tested before it is used, in place of the `before_acquire` of your pool. Only [`begin`](Self::begin) uses a connection
/// of your pool. The reason is a bug in sqlx 0.9: if a `begin` is dropped, as when a sender hangs
/// up, it returns a connection to the pool that is still in a transaction. A webhook that is
/// stored there is lost when the transaction is rolled back.
///
/// Workers are notified of new jobs on all hosts, and calls of changes to intents, by `LISTEN` on
/// `durianpay_inbox` and `durianpay_intents`. This uses one more connection, which is opened when
/// the first of them waits. Where `LISTEN` does not work, as behind a proxy that shares sessions,
/// they find changes when their [`wait`](durianpay_client::webhook::inbox::Store::wait) ends. The
/// notifications have no payload.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    tables: Tables<Postgres>,
    queue: Queue<Postgres, Channel>,
    intents: Records<Postgres, Channel>,
}

impl PostgresStore {
    /// The statements that create the tables, by version. The first entry creates the tables of
    /// version 1, and each later one migrates those of the previous version.
    pub const SCHEMA: &'static [&'static str] = &[
        version_1!("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA"),
        version_2!("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA"),
        VERSION_3,
    ];

    /// Creates a store in the database of this pool. You must call [`migrate`](Self::migrate)
    /// before you use it.
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

    /// Takes all times from a function instead of the database, for tests and simulations. All
    /// processes must use the same clock.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let tables = self.tables.with_clock(clock);
        Self {
            queue: self.queue.with_tables(tables.clone()),
            intents: self.intents.with_tables(tables.clone()),
            tables,
        }
    }

    /// Migrates the tables to the version of this package. Call it when the program starts;
    /// several hosts may do so at the same time.
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
    /// Its isolation level is "read committed", whatever the database's default is. Unlike with
    /// sqlx's `begin`, the future may be dropped at every poll. A transaction that is dropped is
    /// rolled back.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>, StoreError> {
        self.tables.begin().await
    }

    /// Marks a running task as done within your transaction. Its side effects in the same
    /// database then happen exactly once: they are committed together with the mark, or not at
    /// all.
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
    /// You should call it last and then commit: until the transaction ends, the row of the task
    /// is locked, and the worker that extends its lease waits.
    ///
    /// # Errors
    ///
    /// [`CompleteError::LeaseLost`] if the task is no longer running under this token.
    /// After any error you must roll the transaction back, for example by dropping it.
    pub async fn complete_in(
        transaction: &mut Transaction<'_, Postgres>,
        task: &TaskRef,
    ) -> Result<(), CompleteError> {
        complete::<Postgres>(transaction, &INBOX, task).await
    }

    /// Records an intent in your transaction, and returns whether its reference is new. If the
    /// transaction is committed, the intent is carried out when you await it, or by
    /// [`recover`](durianpay_client::intent::Intents::recover). If the reference is known, nothing
    /// is changed, and awaiting the intent returns the known outcome.
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
    /// If the program stops between the commit and the end of the call, the intent is left
    /// unsent or in doubt; `recover` continues it when the program starts again. If the
    /// transaction is rolled back or dropped, nothing is recorded, and nothing was sent.
    ///
    /// You must commit before you await the intent, since it reads and writes the row on another
    /// connection. Before the commit, it would wait for your transaction, and your transaction for
    /// it.
    ///
    /// # Errors
    ///
    /// If the database fails. You must roll the transaction back then, for example by dropping it.
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
    const HAS_ONE_WRITER: bool = false;

    fn pool_for_operations(pool: &PgPool) -> PgPool {
        // If the `begin` of a pool is dropped, sqlx 0.9 returns a connection that is in a transaction
        // without sqlx knowing. A statement on it succeeds but is never committed, and cannot detect
        // that. Therefore no other code can access these connections.
        let options = pool.options().clone();
        let connections = options.get_max_connections().min(MOST_CONNECTIONS);
        let options = options.min_connections(0).max_connections(connections);
        let options = if options.get_test_before_acquire() {
            // sqlx tests each connection before each use, which doubles the round trips.
            let options = options.test_before_acquire(false);
            options.before_acquire(|connection, used| {
                Box::pin(async move {
                    if used.idle_for > UNTESTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
        } else {
            options
        };
        options.connect_lazy_with((*pool.connect_options()).clone())
    }

    fn is_conflict(error: &Error) -> bool {
        let code = error.as_database_error().and_then(DatabaseError::code);
        // A serialization failure, a deadlock, or a unique violation because another row was first.
        matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
    }
}

/// The maximum number of connections of a store, each used for the duration of one operation.
const MOST_CONNECTIONS: u32 = 8;

/// How long a connection may have been idle if it is used without a test.
const UNTESTED: Duration = Duration::from_secs(1);

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
    writes_in_with: true,
    has_schema: "SELECT count(*) FROM pg_class WHERE oid = to_regclass('durianpay_schema')",
    // The first eight bytes of the table's name.
    lock_schema: "SELECT pg_advisory_xact_lock(7238817772999700577)::text",
};
