//! What becomes of a claim.

use super::error::{DoneError, StoreError};
use super::fact::Fact;
use super::record::Record;
use super::state::State;
use super::store::Store;
use std::fmt;
use std::time::Duration;

/// What becomes of a claim to an effect: at most one claimant is the first.
#[derive(Debug)]
#[must_use = "only the first may act"]
pub enum Claim<T> {
    /// The effect is yours to carry out.
    First(T),
    /// It was carried out before.
    Repeated,
    /// Somebody is at an effect of this object, or was when his process ended.
    /// Try again later.
    Busy {
        /// How long the lease still runs.
        remaining: Duration,
    },
    /// The object is further by now: this state comes late, and its effect must
    /// not happen any more.
    Superseded {
        /// The state that is recorded.
        by: State,
    },
    /// The record says what cannot be true beside this state, such as `failed`
    /// beside `completed`. Nothing is overwritten: a human has to look.
    Conflict {
        /// The state that is recorded.
        recorded: State,
    },
}

impl<T> Claim<T> {
    /// The same claim, with something else for the first.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Claim<U> {
        match self {
            Self::First(first) => Claim::First(change(first)),
            Self::Repeated => Claim::Repeated,
            Self::Busy { remaining } => Claim::Busy { remaining },
            Self::Superseded { by } => Claim::Superseded { by },
            Self::Conflict { recorded } => Claim::Conflict { recorded },
        }
    }
}

/// An attempt at an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// Counts from 1. From 2 on, an earlier attempt has failed or died, and may
    /// have done a part.
    pub number: u32,
    /// The state before whose effect was begun. None for `refunded` says
    /// that nothing was delivered.
    pub previous: Option<State>,
}

/// The right to carry an effect out, for a while.
///
/// Say [`done`](Self::done) when it is. A lease that is dropped, or whose
/// process dies, runs out by itself.
#[must_use = "say `done` when the effect is carried out"]
pub struct Lease<'i, S> {
    pub(super) store: &'i S,
    pub(super) fact: Fact,
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
    pub async fn done(self) -> Result<(), DoneError> {
        if self.end(Record::finish).await? {
            Ok(())
        } else {
            Err(DoneError::LeaseLost)
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
