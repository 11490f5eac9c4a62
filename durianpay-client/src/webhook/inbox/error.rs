//! Errors of an inbox.

use super::state::State;
use std::error::Error as StdError;
use std::time::Duration;

/// An error of a store. It is unknown whether the claim succeeded.
#[derive(Debug, thiserror::Error)]
#[error("the inbox could not be read or written")]
pub struct StoreError(#[source] Box<dyn StdError + Send + Sync>);

impl StoreError {
    /// Creates an error from the error of the database.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

/// An error of completing a state.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompleteError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The handler took longer than its lease, and another process took over: it
    /// may run twice.
    #[error("the handler took longer than its lease, and another process took over")]
    LeaseLost,
}

/// An error of handling a state: the handler did not complete, or may run again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HandleError<E> {
    /// The handler failed. The next delivery runs it again.
    #[error("the handler failed")]
    Handler(#[source] E),
    /// Another process is handling this object. It is not known yet whether it
    /// succeeds.
    #[error("another process is handling this object, for at most {remaining:?} more")]
    Busy {
        /// The remaining time of the lease.
        remaining: Duration,
    },
    /// The object cannot have had both states: a person must look into it.
    #[error(
        "the confirmed state `{found}` excludes the recorded state `{recorded}`; look into it by hand"
    )]
    Conflict {
        /// The recorded state, which is not changed.
        recorded: State,
        /// The state that was confirmed now.
        found: State,
    },
    /// The handler succeeded, but the state could not be completed: the handler
    /// may run again.
    #[error("the handler succeeded, but the state could not be marked as completed")]
    NotCompleted(#[source] CompleteError),
    /// The store failed before the handler ran.
    #[error(transparent)]
    Store(#[from] StoreError),
}
