//! A line on a terminal that names the step of long work.

use std::io::{IsTerminal as _, Write as _, stderr};

/// The progress of one command; the line is removed when it is dropped.
///
/// Nothing is shown when standard error is no terminal, or one that cannot erase.
#[derive(Debug)]
pub(super) struct Progress {
    is_shown: bool,
}

/// Back to the first column, and the rest of the line erased.
const ERASE: &str = "\r\u{1b}[2K";

impl Progress {
    pub(super) fn new() -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            is_shown: stderr().is_terminal() && !is_dumb,
        }
    }

    /// Shows that a step begins: `reading api.yaml`.
    pub(super) fn step(&self, step: &str) {
        if self.is_shown {
            // The name of a file may hold a control character.
            let step = step.escape_debug();
            let mut stderr = stderr().lock();
            let _ = write!(stderr, "{ERASE}{step} …");
            let _ = stderr.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(stderr().lock(), "{ERASE}");
        }
    }
}
