//! What can go wrong with an inbox.

use super::state::State;
use std::error::Error as StdError;
use std::time::Duration;

/// The store could not be read or written. Nothing is known of the claim.
#[derive(Debug, thiserror::Error)]
#[error("the inbox could not be read or written")]
pub struct StoreError(#[source] Box<dyn StdError + Send + Sync>);

impl StoreError {
    /// A store failed with this.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

/// Why an effect could not be marked as done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompleteError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The effect took longer than its lease, and somebody else took it over: it
    /// may happen twice.
    #[error("the effect took longer than its lease, and somebody else took it over")]
    LeaseLost,
}

/// Why an effect did not happen, or may happen again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HandleError<E> {
    /// The effect itself failed. The next delivery tries it again.
    #[error("the handler failed")]
    Effect(#[source] E),
    /// Somebody else is at an effect of this object. Whether it gets done is not
    /// known yet.
    #[error(
        "somebody else is carrying an effect of this object out, for at most {remaining:?} more"
    )]
    Busy {
        /// How long the lease still runs.
        remaining: Duration,
    },
    /// Both states cannot be true of one object: a human has to look.
    #[error("the API says {found}, and before it said {recorded}; look into it by hand")]
    Conflict {
        /// The state that is recorded, and stays so.
        recorded: State,
        /// The state that was confirmed now.
        found: State,
    },
    /// The effect happened, but was not marked as done: it may happen again.
    #[error("the handler succeeded, but the state could not be marked as completed")]
    NotCompleted(#[source] CompleteError),
    /// The store failed before anything happened.
    #[error(transparent)]
    Store(#[from] StoreError),
}
