//! What was tried before the last attempt.

use crate::error::Outcome;

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct History {
    /// How many were made.
    pub(crate) attempts: u32,
    /// The worst outcome of those that were repeated.
    pub(crate) worst: Option<Outcome>,
}

impl History {
    /// Nothing was tried.
    pub(crate) const NONE: Self = Self {
        attempts: 0,
        worst: None,
    };

    /// One attempt, made by this client or by whoever fetched the answer.
    pub(crate) const ONCE: Self = Self {
        attempts: 1,
        worst: None,
    };
}
