//! [`SqliteStore`]: a store for all processes on one host.

use crate::database::connection::{Database, connection};
use crate::database::dialect::Dialect;
use crate::database::schema::{VERSION_3, version_1, version_2};
use crate::database::tables::Tables;
use crate::database::value::{Row, Value};
use crate::database::wait::Local;
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
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{Error, Row as _, Sqlite, Transaction, Type, ValueRef as _};
use std::sync::LazyLock;
use std::time::SystemTime;

/// A store in an SQLite database, which the processes on one host can share. Clones share the
/// pool.
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
/// // An in-memory database has one connection. Use a file in production: `sqlite:shop.db`.
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
/// SQLite has one writer at a time. Other writers wait for the `busy_timeout` of the pool, 5
/// seconds by default, and then fail, so your transactions should be short. Times are those of
/// the host. Other processes are not notified of new jobs or of changes to intents; they find
/// them when their [`wait`](durianpay_client::webhook::inbox::Store::wait) ends.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    tables: Tables<Sqlite>,
    queue: Queue<Sqlite, Local>,
    intents: Records<Sqlite, Local>,
}

impl SqliteStore {
    /// The statements that create the tables, by version. The first entry creates the tables of
    /// version 1, and each later one migrates those of the previous version.
    pub const SCHEMA: &'static [&'static str] = &[
        version_1!("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
        version_2!("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
        VERSION_3,
    ];

    /// Creates a store in the database of this pool. You must call [`migrate`](Self::migrate)
    /// before you use it.
    #[must_use]
    pub fn new(pool: SqlitePool) -> Self {
        let tables = Tables::new(pool);
        Self {
            queue: Queue::new(tables.clone(), &INBOX, Local::default()),
            intents: Records::new(tables.clone(), &INTENTS, Local::default()),
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
    /// several processes may do so at the same time.
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
    /// It can write from the start (`BEGIN IMMEDIATE`). Unlike with sqlx's `begin_with`, the
    /// future may be dropped at every poll. A transaction that is dropped is rolled back.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.tables.begin().await
    }

    /// Marks a running task as done within your transaction. Its side effects in the same
    /// database then happen exactly once: they are committed together with the mark, or not at
    /// all.
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
    /// [`CompleteError::LeaseLost`] if the task is no longer running under this token.
    /// After any error you must roll the transaction back, for example by dropping it.
    pub async fn complete_in(
        transaction: &mut Transaction<'_, Sqlite>,
        task: &TaskRef,
    ) -> Result<(), CompleteError> {
        complete::<Sqlite>(transaction, &INBOX, task).await
    }

    /// Records an intent in your transaction, and returns whether its reference is new. If the
    /// transaction is committed, the intent is carried out when you await it, or by
    /// [`recover`](durianpay_client::intent::Intents::recover). If the reference is known, nothing
    /// is changed, and awaiting the intent returns the known outcome.
    ///
    /// ```
    /// use durianpay_client::api::{CreateOrder, OrderCustomer};
    /// use durianpay_client::intent::Intents;
    /// use durianpay_sqlx::SqliteStore;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::start().await?;
    /// # let client = simulator.client();
    /// # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
    /// # let pool = options.connect("sqlite::memory:").await?;
    /// # sqlx::query("CREATE TABLE sales (number TEXT PRIMARY KEY)").execute(&pool).await?;
    /// let store = SqliteStore::new(pool);
    /// store.migrate().await?;
    /// let intents = Intents::new(client, store.clone());
    ///
    /// let jane = OrderCustomer::new().email("jane.doe@example.com");
    /// let intent = intents.create_order(CreateOrder::new(10_000, jane).order_ref_id("shop-1017"));
    /// let mut transaction = store.begin().await?;
    /// let sale = sqlx::query("INSERT INTO sales (number) VALUES ($1)").bind("shop-1017");
    /// sale.execute(&mut *transaction).await?;
    /// SqliteStore::record_in(&mut transaction, &intent.to_record()?).await?;
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
    /// connection. Before the commit, it would wait for your transaction and fail after the
    /// `busy_timeout`.
    ///
    /// # Errors
    ///
    /// If the database fails. You must roll the transaction back then, for example by dropping it.
    pub async fn record_in(
        transaction: &mut Transaction<'_, Sqlite>,
        intent: &NewIntent,
    ) -> Result<bool, StoreError> {
        record::<Sqlite>(transaction, &INTENTS, intent).await
    }
}

store!(super::SqliteStore);
intent_store!(super::SqliteStore);
connection!(Sqlite, SqliteConnection, SqliteRow);

impl Database for Sqlite {
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const SCHEMA: &'static [&'static str] = SqliteStore::SCHEMA;
    const DIALECT: &'static Dialect = &DIALECT;
    const HAS_ONE_WRITER: bool = true;

    fn pool_for_operations(pool: &SqlitePool) -> SqlitePool {
        // sqlx knows which connections are in a transaction, and an in-memory database has no
        // second connection.
        pool.clone()
    }

    fn is_conflict(_error: &Error) -> bool {
        // There is only one writer, so no statement fails because of another one.
        false
    }
}

static INBOX: LazyLock<InboxStatements> = LazyLock::new(|| InboxStatements::new(&DIALECT));
static INTENTS: LazyLock<IntentStatements> = LazyLock::new(|| IntentStatements::new(&DIALECT));

const DIALECT: Dialect = Dialect {
    // The function `unixepoch` supports milliseconds only since SQLite 3.42.
    now: "(CAST(strftime('%s', 'now') AS INTEGER) * 1000 \
          + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER))",
    skip_locked: "",
    for_update: "",
    notify: "",
    notify_intent: "",
    numbers: "SELECT value FROM json_each($2)",
    strings: "SELECT value FROM json_each($2)",
    writes_in_with: false,
    has_schema: "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'durianpay_schema'",
    lock_schema: "",
};
