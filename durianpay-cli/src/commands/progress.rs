//! A line on the terminal that shows the current step of a long command.

use std::io::{IsTerminal as _, Write as _, stderr};

/// The progress of a command. Dropping it removes the line.
///
/// Nothing is shown if standard error is not a terminal, or one that cannot erase a line.
#[derive(Debug)]
pub(super) struct Progress {
    is_shown: bool,
}

/// Moves to the first column and erases the line.
const ERASE: &str = "\r\u{1b}[2K";

impl Progress {
    pub(super) fn new() -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            is_shown: stderr().is_terminal() && !is_dumb,
        }
    }

    /// Shows the beginning of a step, such as `reading api.yaml`.
    pub(super) fn step(&self, step: &str) {
        if self.is_shown {
            // The name of a file may contain control characters.
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
