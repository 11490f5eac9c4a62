//! Stores for the webhook inbox and the intents of [`durianpay_client`] in your own database,
//! through sqlx 0.9.
//!
//! An [`Inbox`](durianpay_client::webhook::inbox::Inbox) stores each webhook before it is
//! processed, and a worker handles the stored webhooks.
//! [`Intents`](durianpay_client::intent::Intents) record each call that moves money before it is
//! sent. One store can be used for both, as a
//! [`Store`](durianpay_client::webhook::inbox::Store) and as an
//! [`IntentStore`](durianpay_client::intent::IntentStore):
//!
//! | Store | Feature | For |
//! |---|---|---|
//! | `SqliteStore` | `sqlite` | all processes on one host |
//! | `PostgresStore` | `postgres` | any number of hosts |
//!
//! ```
//! # #[cfg(feature = "sqlite")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use durianpay_client::ApiKey;
//! use durianpay_client::webhook::Verifier;
//! use durianpay_client::webhook::inbox::{Delivery, HandlerError, Inbox, Incoming};
//! use durianpay_sqlx::SqliteStore;
//!
//! # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
//! # let pool = options.connect("sqlite::memory:").await?;
//! let store = SqliteStore::new(pool);
//! store.migrate().await?; // once, when the program starts
//!
//! // In the server: store a webhook, and respond with 200.
//! let inbox = Inbox::new(store.clone(), Verifier::new([ApiKey::new("dp_test_demo")?]));
//! let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
//! inbox.receive(Incoming::new(body)).await?;
//!
//! // In the handler of a worker: complete the task in the transaction of the side effect.
//! async fn handle(store: SqliteStore, delivery: Delivery) -> Result<(), HandlerError> {
//!     let mut transaction = store.begin().await?;
//!     // … statements of the shop, on `&mut *transaction`
//!     SqliteStore::complete_in(&mut transaction, delivery.task()).await?;
//!     transaction.commit().await?;
//!     Ok(())
//! }
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "sqlite"))]
//! # fn main() {}
//! ```
//!
//! An intent can be recorded in the same transaction as your own rows: see `record_in` of
//! either store.
//!
//! The pool is yours, with its TLS settings and limits. The minimum supported Rust version is
//! that of sqlx 0.9: 1.94. A new sqlx requires a breaking release of this crate, but not of the
//! client.
//!
//! # Values in your own tables
//!
//! This crate turns on the feature `sqlx-0-9` of the client: its values can be bound to statements and read from
//! rows of any database of sqlx, directly and with `#[derive(sqlx::FromRow)]`.
//!
//! | Value | Column | Content |
//! |---|---|---|
//! | ids, enums of strings, [`Uuid`](durianpay_client::Uuid) | `TEXT` | the string on the wire |
//! | enums of integers | `BIGINT` | the number on the wire |
//! | [`Amount`](durianpay_client::Amount) | `TEXT` | rupiah with two decimals, `10000.67` |
//! | [`Decimal`](durianpay_client::Decimal) | `TEXT` | the digits as they were written |
//! | [`Timestamp`](durianpay_client::Timestamp) | `TEXT` | RFC 3339 in UTC with nine fraction digits, so that the order of the strings is that of the times |
//! | [`Date`](durianpay_client::Date) | `TEXT` | `2024-02-29` |
//!
//! An amount is not an integer in the database, since hundredths in a column of rupiah would be a hundred times as
//! much money, without an error. To calculate in SQL, store `amount.hundredths()` under a name that says so. For
//! columns of `NUMERIC`, `TIMESTAMPTZ` and `DATE`, convert to the types of `rust_decimal`, and of chrono or time, with the
//! client's features.
//!
//! ```
//! # #[cfg(feature = "sqlite")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use durianpay_client::api::{OrderId, OrderStatus};
//! use durianpay_client::{Amount, Timestamp};
//!
//! # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
//! # let pool = options.connect("sqlite::memory:").await?;
//! let create = "CREATE TABLE sale (id TEXT PRIMARY KEY, amount TEXT, status TEXT, paid_at TEXT)";
//! sqlx::query(create).execute(&pool).await?;
//! sqlx::query("INSERT INTO sale VALUES ($1, $2, $3, $4)")
//!     .bind(OrderId::from("ord_1"))
//!     .bind("10000.67".parse::<Amount>()?)
//!     .bind(OrderStatus::Completed)
//!     .bind(None::<Timestamp>)
//!     .execute(&pool)
//!     .await?;
//!
//! let columns = "SELECT id, amount, status, paid_at FROM sale";
//! type Sale = (OrderId, Amount, OrderStatus, Option<Timestamp>);
//! let (id, amount, status, paid_at): Sale = sqlx::query_as(columns).fetch_one(&pool).await?;
//! assert_eq!(id, "ord_1");
//! assert_eq!(amount.hundredths(), 1_000_067);
//! assert_eq!(status, OrderStatus::Completed);
//! assert_eq!(paid_at, None);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "sqlite"))]
//! # fn main() {}
//! ```
//!
//! # Guarantees
//!
//! - **Durability**: when the future of an operation returns, the operation is committed, to the
//!   extent that the database is configured to be durable (`synchronous` in SQLite,
//!   `synchronous_commit` in PostgreSQL).
//! - **Cancellation**: every future may be dropped at every poll. Each operation runs to
//!   completion in a separate task (`tokio::spawn`): it is carried out completely or not at all,
//!   and leaves no transaction, lock or connection in use. Futures must be polled in a tokio
//!   runtime.
//! - **Errors**: after an error, the connection is closed and the pool opens another one, since
//!   a transaction may still be open, for example after a full disk. Every operation can be
//!   retried.
//! - **Isolation**: does not depend on the database's default. Transactions are "read
//!   committed" in PostgreSQL and `BEGIN IMMEDIATE` in SQLite. A single statement that fails
//!   because of a stricter default (SQLSTATE 40001, or 40P01 for a deadlock) is tried up to
//!   eight times, from the third time on in a "read committed" transaction.
//! - **Order**: the tasks of one object run one at a time, in the order in which they were
//!   added. A unique index prevents two of them from running concurrently.
//! - **One intent per reference**: a unique index keeps one row per operation and reference,
//!   whichever transactions and processes record it.
//! - **Clocks**: times are those of the database, in milliseconds. No lease depends on them.
//!
//! # Tables
//!
//! `migrate` creates the tables, and migrates those of an older version. It rejects those of a
//! newer version ([`SchemaError`]). The constant `SCHEMA` of each store contains the same
//! statements, for other migration tools.
//!
//! | Table | Rows | Columns |
//! |---|---|---|
//! | `durianpay_inbox` | one per webhook and per task | `id`, `kind`, `key`, `object`, `name`, `data`, `trust`, `status`, `attempts`, `deliveries`, `due_at`, `token`, `beats`, `claimed_at`, `ended_at`, `created_at`, `reason` |
//! | `durianpay_records` | one per object | `object`, `data`, `version` |
//! | `durianpay_intents` | one per operation and reference | `id`, `operation`, `reference`, `object`, `environment`, `status`, `version`, `data`, `created_at`, `updated_at` |
//! | `durianpay_schema` | one | `version` |
//!
//! In `durianpay_inbox`, `data` contains the body of a webhook with a few headers, or the facts
//! of a task. An inbox can [seal](durianpay_client::webhook::inbox::Inbox::seal) it. In
//! `durianpay_intents`, `data` contains the request and the response of a call, which intents
//! can [seal](durianpay_client::intent::Intents::seal_with). All other columns are readable: ids
//! of objects, names of events and states, and failure reasons. Nothing else is stored.
//!
//! For the inbox, `prune` deletes events that have ended, and the `data` of tasks that have. Task
//! keys and records remain, so that no task is added twice. For the intents, `prune` empties the
//! `data` of those that have ended. The rows remain, so that no call is made twice.
//!
//! Keys, references and objects are indexed. PostgreSQL rejects values of more than about 2700
//! bytes.
//!
//! # Statements
//!
//! | Operation | Statements |
//! |---|---|
//! | `insert`: receive a webhook | 1 |
//! | `claim`: any number of jobs | 1 |
//! | `record` | 1 |
//! | `apply`: end an event and add tasks | 4, plus 1 per task and per superseded key |
//! | `beat`, `finish` | 1 |
//! | `complete_in` | 1, in your transaction |
//! | `prune` | 4 |
//! | all others | 1 |
//! | every operation of the intents | 1 |
//! | `record_in` | 1, in your transaction |
//!
//! A webhook with one task therefore takes 10 statements if each job is claimed separately: 1 to
//! receive it, 7 to confirm it (`claim`, `record`, and 5 for `apply`), and 2 to handle it
//! (`claim`, `finish`). After the first of its kind on a connection, each statement takes one
//! round trip to PostgreSQL. sqlx adds two round trips per operation, to test the connection when
//! it leaves the pool (`test_before_acquire` of the pool turns that off) and when it returns to
//! it. A call through an intent takes 4 statements: `insert`, `update` before the first byte is
//! sent and after the response, and `get`. Retries after a conflict are not counted.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod database;
mod error;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod inbox;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod intents;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use error::{CompleteError, SchemaError};
#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;

/// Compiles the examples in the guide to webhooks.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../../docs/webhooks.md")]
struct Guide;

/// Runs the program in the guide to storing values.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../../docs/storing.md")]
struct StoringGuide;

/// Compiles the examples in the guide to intents.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../../docs/intents.md")]
struct IntentsGuide;
