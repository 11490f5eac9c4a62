//! A row of the table.

use super::support::Setup;
use durianpay_client::{ErrorKind, Outcome};

/// One fault.
pub(crate) struct Row {
    /// Its number, with a letter where there are several of a kind.
    pub(crate) id: &'static str,
    /// What happens, in the words of the page.
    pub(crate) fault: &'static str,
    pub(crate) proof: Proof,
}

/// The evidence for the result of a fault.
pub(crate) enum Proof {
    /// Five calls meet it on a setup.
    Measured { setup: Setup, expected: Reported },
    /// Tests of these names show it: it takes more than one call, or none.
    Shown {
        tests: &'static [&'static str],
        comes_to: &'static str,
    },
    /// It cannot happen to this client.
    CannotHappen(&'static str),
}

/// What the calls came to, by the class of their endpoint. The three calls
/// that nothing protects come to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reported {
    pub(crate) never: Seen,
    pub(crate) keyed: Seen,
    pub(crate) safe: Seen,
}

/// The result of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) end: End,
    /// Attempts that the client says it has made.
    pub(crate) attempts: u32,
    /// Requests that the server got whole.
    pub(crate) arrived: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Done,
    Failed(ErrorKind, Outcome),
}

/// Done at the attempt of that number; all before it arrived too.
pub(crate) const fn done(attempts: u32) -> Seen {
    Seen {
        end: End::Done,
        attempts,
        arrived: attempts as usize,
    }
}

/// A failure after the given number of attempts, all of which arrived.
pub(crate) const fn failed(kind: ErrorKind, outcome: Outcome, attempts: u32) -> Seen {
    Seen {
        end: End::Failed(kind, outcome),
        attempts,
        arrived: attempts as usize,
    }
}

impl Seen {
    /// The same, and nothing arrived.
    pub(crate) const fn unseen(self) -> Self {
        Self { arrived: 0, ..self }
    }
}

impl Reported {
    /// The same for all classes.
    pub(crate) const fn all(seen: Seen) -> Self {
        Self {
            never: seen,
            keyed: seen,
            safe: seen,
        }
    }

    /// A result with retries, except for calls that nothing protects.
    pub(crate) const fn protected(never: Seen, others: Seen) -> Self {
        Self {
            never,
            keyed: others,
            safe: others,
        }
    }
}

impl Row {
    pub(crate) fn measured(
        id: &'static str,
        fault: &'static str,
        setup: Setup,
        expected: Reported,
    ) -> Self {
        Self {
            id,
            fault,
            proof: Proof::Measured { setup, expected },
        }
    }

    pub(crate) fn shown(
        id: &'static str,
        fault: &'static str,
        comes_to: &'static str,
        tests: &'static [&'static str],
    ) -> Self {
        Self {
            id,
            fault,
            proof: Proof::Shown { tests, comes_to },
        }
    }

    pub(crate) fn cannot_happen(
        id: &'static str,
        fault: &'static str,
        reason: &'static str,
    ) -> Self {
        Self {
            id,
            fault,
            proof: Proof::CannotHappen(reason),
        }
    }
}
