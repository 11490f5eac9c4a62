//! [`Lease`]: the right to handle a state for a limited time.

use super::confirmed_state::ConfirmedState;
use super::error::{CompleteError, StoreError};
use super::outcome::Attempt;
use super::record::Record;
use super::state::State;
use super::store::Store;
use std::fmt;

/// The right to handle a state for a limited time.
///
/// Call [`complete`](Self::complete) when the state is handled. A lease that is
/// dropped, or whose process dies, expires.
#[must_use = "call `complete` when the state is handled"]
pub struct Lease<'i, S> {
    pub(super) store: &'i S,
    pub(super) state: ConfirmedState,
    pub(super) token: String,
    pub(super) attempt: Attempt,
}

impl<S: Store> Lease<'_, S> {
    /// Returns the number of this attempt, and the state that was handled
    /// before.
    #[must_use]
    pub fn attempt(&self) -> Attempt {
        self.attempt
    }

    /// Marks the state as completed.
    ///
    /// # Errors
    ///
    /// If the store fails, or if the lease expired and another process took
    /// over: then the state may be handled twice.
    pub async fn complete(self) -> Result<(), CompleteError> {
        if self.end(Record::complete).await? {
            Ok(())
        } else {
            Err(CompleteError::LeaseLost)
        }
    }

    /// Ends the lease without completing the state, so that it can be claimed
    /// again at once.
    ///
    /// # Errors
    ///
    /// If the store fails. The lease expires then.
    pub async fn release(self) -> Result<(), StoreError> {
        self.end(Record::release).await
    }

    async fn end<T: Send>(self, step: fn(&mut Record, State, &str) -> T) -> Result<T, StoreError> {
        let Self {
            store,
            state,
            token,
            ..
        } = self;
        let target = state.state();
        let end = move |record: &mut Record, _now| step(record, target, &token);
        store.update(state.object(), end).await
    }
}

impl<S> fmt::Debug for Lease<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease")
            .field("state", &self.state)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}
