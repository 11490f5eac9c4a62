//! The progress of a call, which is reported if the call is dropped.

use super::policy::HeldBack;
use crate::types::outcome::Outcome;

/// The progress of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Whether the call may have been carried out, if it ends here.
    pub(crate) outcome: Outcome,
    /// The number of attempts that were begun.
    pub(crate) attempts: u32,
}

impl Progress {
    /// The call has not begun.
    pub(crate) const NONE: Self = Self {
        outcome: Outcome::NotSent,
        attempts: 0,
    };

    /// Records that an attempt begins: from here on, the request may be sent.
    fn begin_attempt(&mut self) {
        self.outcome = Outcome::Unknown;
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Records that the call waits for its next attempt. `worst` is the worst outcome of the
    /// failed attempts.
    fn wait(&mut self, worst: Outcome) {
        self.outcome = worst;
    }
}

/// The progress of a call whose attempts may be held back. If the call is dropped while one is, no
/// part of that attempt was sent.
pub(super) struct Watched<'a> {
    progress: &'a mut Progress,
    held_back: &'a HeldBack,
    /// The outcome before the attempt.
    before: Outcome,
}

impl<'a> Watched<'a> {
    pub(super) fn new(progress: &'a mut Progress, held_back: &'a HeldBack) -> Self {
        let before = progress.outcome;
        Self {
            progress,
            held_back,
            before,
        }
    }

    /// Records that an attempt begins, and returns its number.
    pub(super) fn begin_attempt(&mut self) -> u32 {
        self.before = self.progress.outcome;
        self.progress.begin_attempt();
        self.progress.attempts
    }

    /// Records that the call waits for its next attempt. `worst` is the worst outcome of the
    /// failed attempts.
    pub(super) fn wait(&mut self, worst: Outcome) {
        self.progress.wait(worst);
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        if self.held_back.get() {
            self.progress.outcome = self.before;
        }
    }
}
