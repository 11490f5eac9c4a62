//! What a call has done so far, for whoever drops it.

use crate::types::outcome::Outcome;

/// What a call has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// What the call may have done, if it ends here.
    pub(crate) outcome: Outcome,
    /// The attempts that were begun.
    pub(crate) attempts: u32,
}

impl Progress {
    /// The call has not begun.
    pub(crate) const NONE: Self = Self {
        outcome: Outcome::NotSent,
        attempts: 0,
    };

    /// Records that an attempt begins: from here on, the request may be sent.
    pub(super) fn begin_attempt(&mut self) {
        self.outcome = Outcome::Unknown;
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Records that the call waits for its next attempt; `worst` is the worst outcome of
    /// those that failed.
    pub(super) fn wait(&mut self, worst: Outcome) {
        self.outcome = worst;
    }
}
