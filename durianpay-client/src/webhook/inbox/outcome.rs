//! Results of a claim.

use super::state::State;
use std::time::Duration;

/// The result of claiming a state: at most one claim is the first.
#[derive(Debug)]
#[must_use = "only the first claim may handle the state"]
pub enum ClaimOutcome<T> {
    /// The claim succeeded: handle the state.
    First(T),
    /// The state was handled before.
    AlreadyHandled,
    /// Another process is handling this object, or died while it did. Try again
    /// later.
    Busy {
        /// The remaining time of the lease.
        remaining: Duration,
    },
    /// The object is in a later state: this one is too late, and must not be
    /// handled.
    Superseded {
        /// The recorded state.
        by: State,
    },
    /// The recorded state excludes this one, such as `failed` and `completed`.
    /// Nothing is overwritten: a person must look into it.
    Conflict {
        /// The recorded state.
        recorded: State,
    },
}

impl<T> ClaimOutcome<T> {
    /// Maps the value of a first claim.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> ClaimOutcome<U> {
        match self {
            Self::First(first) => ClaimOutcome::First(change(first)),
            Self::AlreadyHandled => ClaimOutcome::AlreadyHandled,
            Self::Busy { remaining } => ClaimOutcome::Busy { remaining },
            Self::Superseded { by } => ClaimOutcome::Superseded { by },
            Self::Conflict { recorded } => ClaimOutcome::Conflict { recorded },
        }
    }
}

/// An attempt to handle a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The number of the attempt, from 1. From 2 on, an earlier attempt has
    /// failed or died, and may have completed a part.
    pub number: u32,
    /// The earlier state whose handling was begun. `None` for `refunded` means
    /// that nothing was delivered.
    pub previous: Option<State>,
}
