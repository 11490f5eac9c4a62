//! Errors of the stores.

use durianpay_client::store::StoreError;
use tokio::task::JoinError;

/// An error of the tables: the source of a [`StoreError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// The database has no tables, or those of an older version.
    #[error(
        "the tables of durianpay-sqlx have version {found} and version {expected} is needed; call \
         `migrate` of the store when the program starts (0 means that there are none)"
    )]
    Outdated {
        /// The version of the tables; 0 if there are none.
        found: i64,
        /// The version that this package needs.
        expected: i64,
    },
    /// A newer version of this package has changed the tables.
    #[error(
        "the tables of durianpay-sqlx have version {found} and this version of it knows \
         version {known} at most; update durianpay-sqlx"
    )]
    Newer {
        /// The version of the tables.
        found: i64,
        /// The latest version that this package knows.
        known: i64,
    },
}

/// An error of completing a task in a transaction. Roll the transaction back.
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

/// The error of an operation, before it is a [`StoreError`].
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Sqlx(#[from] sqlx::Error),
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error("the runtime ended before the operation did")]
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
