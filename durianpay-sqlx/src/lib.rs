//! The webhook inbox of [`durianpay_client`] in your own database, through sqlx 0.9.

mod error;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod queue;
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
