//! The results of commands, and how they are printed.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

const FINDINGS: u8 = 1;
const ERROR: u8 = 2;

/// Text for the two standard streams.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// The result, for standard output.
    pub stdout: String,
    /// Reports for people, for standard error. It may contain styles, which are removed if the stream does not
    /// support them.
    pub stderr: String,
}

impl Output {
    /// Creates an output that consists of a result.
    pub(super) fn stdout(text: impl Into<String>) -> Self {
        Self {
            stdout: text.into(),
            stderr: String::new(),
        }
    }

    /// Creates an output that consists of a report.
    pub(super) fn stderr(text: impl Into<String>) -> Self {
        Self {
            stdout: String::new(),
            stderr: text.into(),
        }
    }
}

/// The reason for a nonzero exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Invalid usage, or a file or database that cannot be read or written: exit code 2.
    Error(String),
    /// The command ran and found something to report: exit code 1.
    Findings(Output),
}

impl From<String> for Failure {
    fn from(error: String) -> Self {
        Self::Error(error)
    }
}

impl Failure {
    /// Returns the text for people, whichever the kind.
    #[must_use]
    pub fn into_text(self) -> String {
        match self {
            Self::Error(text) => text,
            Self::Findings(Output { stdout, stderr }) => stdout + &stderr,
        }
    }
}

/// Prints the result of a command and returns the exit code.
///
/// A closed pipe, as `head` leaves behind, is not an error.
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

/// Prints text, which may be styled, to standard output, before the command ends.
pub(super) fn print(text: &str) -> io::Result<()> {
    write(&mut anstream::stdout(), text)
}

/// Prints text, which may be styled, to standard error.
pub(super) fn print_error(text: &str) {
    // An error of standard error cannot be reported anywhere.
    let _ = write(&mut anstream::stderr(), text);
}

/// Writes text, with a line end after it. Empty text writes nothing.
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
