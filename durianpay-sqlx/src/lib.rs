//! The webhook inbox and the intents of [`durianpay_client`] in your own database, through sqlx
//! 0.9.
//!
//! An [`Inbox`](durianpay_client::webhook::inbox::Inbox) stores each webhook before anything is
//! done with it, and a worker handles what is stored.
//! [`Intents`](durianpay_client::intent::Intents) record each call that moves money before it is
//! sent. One store keeps both, as a [`Store`](durianpay_client::webhook::inbox::Store) and as an
//! [`IntentStore`](durianpay_client::intent::IntentStore):
//!
//! | Store | Feature | For |
//! |---|---|---|
//! | `SqliteStore` | `sqlite` | all processes of one host |
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
//! inbox.receive(Incoming::new(br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#)).await?;
//!
//! // In the handler of a worker: end the task in the transaction of the side effect.
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
//! An intent can be recorded in one transaction with your own rows: `record_in` of both stores
//! has an example.
//!
//! The pool is yours, with its TLS settings and limits. The minimum supported Rust
//! version is that of sqlx 0.9: 1.94. A new sqlx is a breaking release of this crate
//! and not of the client.
//!
//! # Guarantees
//!
//! - **Durable**: an operation is committed when its future is ready, as far as the database
//!   is configured to keep its word (`synchronous` in SQLite, `synchronous_commit` in
//!   PostgreSQL).
//! - **Cancellation**: every future may be dropped at every poll. Each operation runs in a
//!   task of its own (`tokio::spawn`), which goes on to its end: it is carried out whole or
//!   not at all, and leaves no transaction, lock or connection in use. Futures must be polled
//!   within a tokio runtime.
//! - **Errors**: after an error the connection is closed and the pool opens another one, since
//!   after a full disk, for example, a transaction may be open. Each operation can be made
//!   again.
//! - **Isolation**: does not depend on the default of the database. Transactions are "read
//!   committed" in PostgreSQL and `BEGIN IMMEDIATE` in SQLite. A single statement that a
//!   stricter default makes fail (SQLSTATE 40001, or 40P01 for a deadlock) is made again, at
//!   most eight times, from the third time on in a transaction that is "read committed".
//! - **Order**: the tasks of one object run one at a time, in the order in which they were
//!   added. A unique index prevents that two of them run.
//! - **One intent for a reference**: a unique index keeps one row for an operation and a
//!   reference, whichever transactions and processes record it.
//! - **Clocks**: times are those of the database, in milliseconds. No lease depends on them.
//!
//! # Tables
//!
//! `migrate` creates them, and brings those of an older version up to date. It refuses those
//! of a newer one ([`SchemaError`]). The constant `SCHEMA` of each store has the same
//! statements, for other tools of migration.
//!
//! | Table | Rows | Columns |
//! |---|---|---|
//! | `durianpay_inbox` | one for each webhook and each task | `id`, `kind`, `key`, `object`, `name`, `data`, `trust`, `status`, `attempts`, `deliveries`, `due_at`, `token`, `beats`, `claimed_at`, `ended_at`, `created_at`, `reason` |
//! | `durianpay_records` | one for each object | `object`, `data`, `version` |
//! | `durianpay_intents` | one for each operation and reference | `id`, `operation`, `reference`, `object`, `environment`, `status`, `version`, `data`, `created_at`, `updated_at` |
//! | `durianpay_schema` | one | `version` |
//!
//! `data` of `durianpay_inbox` holds the body of a webhook with a few headers, or the facts
//! of a task. An inbox can [seal](durianpay_client::webhook::inbox::Inbox::seal) it. All other
//! columns are readable: ids of objects, names of events and states, and reasons of failures.
//! `data` of `durianpay_intents` holds the request and the response of a call, which intents can
//! [seal](durianpay_client::intent::Intents::seal_with). Nothing else is stored.
//!
//! `prune` of the inbox deletes events that have ended and the `data` of tasks; keys of tasks and
//! records stay, so that no task is added twice. `prune` of the intents empties the `data` of
//! those that have ended; the rows stay, so that no call is made twice.
//!
//! Keys, references and objects are indexed: PostgreSQL rejects those of more than about 2700
//! bytes.
//!
//! # Statements
//!
//! | Operation | Statements |
//! |---|---|
//! | `insert`: receive a webhook | 1 |
//! | `claim`: any number of jobs | 1 |
//! | `record` | 1 |
//! | `apply`: end an event and add tasks | 4, and 1 for each task and each superseded key |
//! | `beat`, `finish` | 1 |
//! | `complete_in` | 1, in your transaction |
//! | `prune` | 4 |
//! | all others | 1 |
//! | every operation of the intents | 1 |
//! | `record_in` | 1, in your transaction |
//!
//! So a webhook with one task takes 10 statements if each job is claimed by itself: 1 to be
//! received, 7 to be confirmed (`claim`, `record`, and 5 for `apply`), and 2 to be handled
//! (`claim`, `finish`). Each statement is one round trip to PostgreSQL after the first of its
//! kind on a connection. sqlx adds two round trips for each operation, to test the connection
//! when it leaves the pool (`test_before_acquire` of the pool turns that off) and when it
//! returns. A call through an intent takes 4: `insert`, `update` before the first byte leaves and
//! after the response, and `get`. Statements that are made again because of a conflict are not counted.

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

/// The blocks of the guide, compiled.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../../docs/webhooks.md")]
struct Guide;

/// The blocks of the guide to intents, compiled.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../../docs/intents.md")]
struct IntentsGuide;
