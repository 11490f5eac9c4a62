//! The results of commands, and how they reach the terminal.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

const FINDINGS: u8 = 1;
const ERROR: u8 = 2;

/// Text for the two standard streams.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// For standard output: the result.
    pub stdout: String,
    /// For standard error: reports for people. It may be styled; the styles are removed for streams that show none.
    pub stderr: String,
}

impl Output {
    /// Returns a result alone.
    pub(super) fn stdout(text: impl Into<String>) -> Self {
        Self {
            stdout: text.into(),
            stderr: String::new(),
        }
    }

    /// Returns a report alone.
    pub(super) fn stderr(text: impl Into<String>) -> Self {
        Self {
            stdout: String::new(),
            stderr: text.into(),
        }
    }
}

/// The reason for an exit code other than 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Wrong usage, or a file that cannot be read or written: exit code 2.
    Error(String),
    /// The command did its work and found something to report: exit code 1.
    Findings(Output),
}

impl From<String> for Failure {
    fn from(error: String) -> Self {
        Self::Error(error)
    }
}

impl Failure {
    /// Returns the text for people, of either kind.
    #[must_use]
    pub fn into_text(self) -> String {
        match self {
            Self::Error(text) => text,
            Self::Findings(Output { stdout, stderr }) => stdout + &stderr,
        }
    }
}

/// Prints the result of a command, and returns the exit code.
///
/// A closed pipe, as `head` leaves it, is not an error.
#[must_use]
pub fn finish(result: Result<Output, Failure>) -> ExitCode {
    let (output, code) = match result {
        Ok(output) => (output, ExitCode::SUCCESS),
        Err(Failure::Findings(output)) => (output, ExitCode::from(FINDINGS)),
        Err(Failure::Error(text)) => (
            Output::stderr(format!("error: {text}")),
            ExitCode::from(ERROR),
        ),
    };
    let Output { stdout, stderr } = output;
    print_error(&stderr);
    match write(&mut io::stdout().lock(), &stdout) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let text = format!("error: cannot write to standard output: {error}");
            print_error(&text);
            ExitCode::from(ERROR)
        }
        _ => code,
    }
}

/// Prints a text, which may be styled, on standard error.
pub(super) fn print_error(text: &str) {
    // There is nowhere to report an error of standard error.
    let _ = write(&mut anstream::stderr(), text);
}

/// Writes a text that ends with a line end; nothing for an empty one.
fn write(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}
