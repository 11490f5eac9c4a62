//! Errors of the stores.

use durianpay_client::store::StoreError;
use tokio::task::JoinError;

/// The error returned when the tables have the wrong version: the source of a [`StoreError`].
///
/// ```
/// # #[cfg(feature = "sqlite")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
/// # let pool = options.connect("sqlite::memory:").await?;
/// use durianpay_client::webhook::inbox::Store;
/// use durianpay_sqlx::{SchemaError, SqliteStore};
/// use std::error::Error as _;
///
/// let store = SqliteStore::new(pool); // without `migrate`
/// let error = store.counts().await.unwrap_err();
/// match error.source().and_then(|source| source.downcast_ref::<SchemaError>()) {
///     Some(SchemaError::Outdated { .. }) => println!("run `migrate` first"),
///     Some(SchemaError::Newer { .. }) => println!("deploy a newer version"),
///     _ => println!("{error}"),
/// }
/// # let found = error.source().and_then(|source| source.downcast_ref());
/// # assert!(matches!(found, Some(SchemaError::Outdated { found: 0, .. })));
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "sqlite"))]
/// # fn main() {}
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// The database has no tables, or those of an older version.
    #[error(
        "the tables of durianpay-sqlx have version {found}, expected {expected}; call `migrate` of \
         the store when the program starts (version 0 means that there are no tables)"
    )]
    Outdated {
        /// The version of the tables, which is 0 if there are none.
        found: i64,
        /// The version that this package requires.
        expected: i64,
    },
    /// The tables were changed by a newer version of this package.
    #[error(
        "the tables of durianpay-sqlx have version {found}, but this version of it supports at \
         most version {known}; update durianpay-sqlx"
    )]
    Newer {
        /// The version of the tables.
        found: i64,
        /// The latest version that this package knows.
        known: i64,
    },
}

/// The error returned when a task cannot be completed in a transaction. You must roll the
/// transaction back.
///
/// ```
/// # #[cfg(feature = "sqlite")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::inbox::TaskRef;
/// # let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
/// # let pool = options.connect("sqlite::memory:").await?;
/// # let store = durianpay_sqlx::SqliteStore::new(pool);
/// # store.migrate().await?;
/// # let task = TaskRef { id: 1, key: "task/1".into(), token: "token".into() };
/// use durianpay_sqlx::{CompleteError, SqliteStore};
///
/// let mut transaction = store.begin().await?;
/// match SqliteStore::complete_in(&mut transaction, &task).await {
///     Ok(()) => transaction.commit().await?,
///     Err(CompleteError::LeaseLost) => transaction.rollback().await?, // another worker has it
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "sqlite"))]
/// # fn main() {}
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompleteError {
    /// The lease of the task is lost: another worker runs the task or has completed it.
    #[error("the lease of the task is lost; roll the transaction back")]
    LeaseLost,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The error of an operation, before it is converted to a [`StoreError`].
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Sqlx(#[from] sqlx::Error),
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error("the runtime shut down before the operation completed")]
    Task(#[from] JoinError),
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Sqlx(error) => Self::new(error),
            Failure::Schema(error) => Self::new(error),
            Failure::Task(error) => Self::new(error),
        }
    }
}
