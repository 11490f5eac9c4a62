//! The attempts and the duration of a call.

use crate::types::outcome::Outcome;
use std::time::Duration;

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct History {
    /// The number of attempts made.
    pub(crate) attempts: u32,
    /// The worst outcome of the attempts that were retried.
    pub(crate) worst: Option<Outcome>,
    /// The time from the beginning of the call to the end of its last attempt.
    pub(crate) elapsed: Duration,
}

impl History {
    /// No attempt was made.
    pub(crate) const NONE: Self = Self {
        attempts: 0,
        worst: None,
        elapsed: Duration::ZERO,
    };

    /// One attempt was made, by this client or by the caller who fetched the response.
    pub(crate) const ONE: Self = Self {
        attempts: 1,
        worst: None,
        elapsed: Duration::ZERO,
    };
}
