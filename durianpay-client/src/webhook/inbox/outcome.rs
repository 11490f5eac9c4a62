//! Results of a claim.

use super::state::State;
use std::time::Duration;

/// What becomes of a claim to an effect: at most one claimant is the first.
#[derive(Debug)]
#[must_use = "only the first may act"]
pub enum ClaimOutcome<T> {
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

impl<T> ClaimOutcome<T> {
    /// The same claim, with something else for the first.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> ClaimOutcome<U> {
        match self {
            Self::First(first) => ClaimOutcome::First(change(first)),
            Self::Repeated => ClaimOutcome::Repeated,
            Self::Busy { remaining } => ClaimOutcome::Busy { remaining },
            Self::Superseded { by } => ClaimOutcome::Superseded { by },
            Self::Conflict { recorded } => ClaimOutcome::Conflict { recorded },
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
