//! The webhook inbox of [`durianpay_client`] in your own database, through sqlx 0.9.
//!
//! An [`Inbox`](durianpay_client::webhook::inbox::Inbox) handles each state of a
//! payment or order once. Its records are in a store:
//!
//! | Store | Feature | For |
//! |---|---|---|
//! | `SqliteStore` | `sqlite` | all processes of one host |
//! | `PostgresStore` | `postgres` | any number of hosts |
//!
//! Both have a method `claim_in`, which claims a state within your own transaction. The
//! claim and your other changes in that transaction are committed together or not at
//! all, so that a side effect in the same database happens exactly once.
//!
//! ```
//! # #[cfg(feature = "sqlite")]
//! # async fn example(
//! #     pool: sqlx::SqlitePool,
//! #     confirmed: durianpay_client::webhook::Confirmed,
//! # ) -> Result<(), Box<dyn std::error::Error>> {
//! use durianpay_client::webhook::inbox::{ClaimOutcome, ConfirmedState};
//! use durianpay_sqlx::SqliteStore;
//!
//! let store = SqliteStore::new(pool.clone());
//! store.migrate().await?; // once, when the program starts
//!
//! if let Some(paid) = ConfirmedState::paid_order(&confirmed) {
//!     let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
//!     if let ClaimOutcome::First(_) = store.claim_in(&mut transaction, &paid).await? {
//!         sqlx::query("UPDATE orders SET paid = TRUE WHERE durianpay_id = $1")
//!             .bind(confirmed.order_id().as_str())
//!             .execute(&mut *transaction)
//!             .await?;
//!         transaction.commit().await?;
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The pool is yours, with its TLS settings and limits. The minimum supported Rust
//! version is that of sqlx 0.9: 1.94. A new sqlx is a breaking release of this crate
//! and not of the client.
//!
//! # The table
//!
//! `migrate` creates `durianpay_webhook_inbox` unless it exists: one row for each state
//! of an object, with the object (`payments/pay_…` or `orders/ord_…`), the state, a
//! random token, the end of the lease, whether it is completed, and the number of
//! attempts. No payload, no amount, no personal data. Rows are never deleted: a state
//! whose row is deleted can be handled again.

#[cfg(feature = "postgres")]
mod postgres;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod record;
#[cfg(feature = "sqlite")]
mod sqlite;

#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;
