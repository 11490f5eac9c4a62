//! The right to handle a state, for a while.

use super::confirmed_state::ConfirmedState;
use super::error::{CompleteError, StoreError};
use super::outcome::Attempt;
use super::record::Record;
use super::state::State;
use super::store::Store;
use std::fmt;

/// The right to carry an effect out, for a while.
///
/// Call [`complete`](Self::complete) when it is. A lease that is dropped, or whose
/// process dies, runs out by itself.
#[must_use = "call `complete` when the effect is carried out"]
pub struct Lease<'i, S> {
    pub(super) store: &'i S,
    pub(super) fact: ConfirmedState,
    pub(super) token: String,
    pub(super) attempt: Attempt,
}

impl<S: Store> Lease<'_, S> {
    /// Which attempt it is, and what went before.
    #[must_use]
    pub fn attempt(&self) -> Attempt {
        self.attempt
    }

    /// The effect is carried out, for good.
    ///
    /// # Errors
    ///
    /// If the store fails, or the lease ran out and somebody else took the
    /// effect over: then it may happen twice.
    pub async fn complete(self) -> Result<(), CompleteError> {
        if self.end(Record::complete).await? {
            Ok(())
        } else {
            Err(CompleteError::LeaseLost)
        }
    }

    /// The effect was not carried out: the next claim is the first again.
    ///
    /// # Errors
    ///
    /// If the store fails. The lease runs out by itself then.
    pub async fn release(self) -> Result<(), StoreError> {
        self.end(Record::release).await
    }

    async fn end<T: Send>(self, step: fn(&mut Record, State, &str) -> T) -> Result<T, StoreError> {
        let Self {
            store, fact, token, ..
        } = self;
        let state = fact.state();
        let end = move |record: &mut Record, _now| step(record, state, &token);
        store.update(fact.object(), end).await
    }
}

impl<S> fmt::Debug for Lease<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease")
            .field("fact", &self.fact)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}
