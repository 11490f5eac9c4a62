//! Errors of the stores.

use durianpay_client::store::StoreError;
use tokio::task::JoinError;

/// The error returned when the tables have the wrong version: the source of a [`StoreError`].
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
