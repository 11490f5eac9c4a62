//! A wrapper of rustc that notes what each run has used.
//!
//! `RUSTC_WRAPPER` is this program. So a build tells for each crate by itself
//! what its compilation took, without cargo and without the other crates.

use crate::usage;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Names the file for the notes; where it is set, this program is the wrapper.
pub(crate) const LOG: &str = "BENCH_RUSTC_LOG";

/// What a run of rustc took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) krate: String,
    /// Microseconds.
    pub(crate) processor: u64,
    /// Bytes.
    pub(crate) memory: u64,
}

/// Runs rustc with its arguments.
pub(crate) fn wrap(log: &Path, arguments: &[String]) -> ExitCode {
    let [rustc, arguments @ ..] = arguments else {
        return ExitCode::FAILURE;
    };
    let status = Command::new(rustc).args(arguments).status();
    let noted = krate(arguments).map_or(Ok(()), |krate| note(log, krate));
    match (status, noted) {
        (Ok(status), Ok(())) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn krate(arguments: &[String]) -> Option<&str> {
    let at = arguments.iter().position(|it| it == "--crate-name")?;
    arguments.get(at + 1).map(String::as_str)
}

fn note(log: &Path, krate: &str) -> Result<(), String> {
    let line = format!(
        "{krate} {} {}\n",
        usage::of_children()?,
        usage::memory_of_children()?
    );
    let mut options = OpenOptions::new();
    let file = options.create(true).append(true).open(log);
    file.and_then(|mut file| file.write_all(line.as_bytes()))
        .map_err(|error| format!("{}: {error}", log.display()))
}

/// Reads the notes.
pub(crate) fn read(text: &str) -> Vec<Run> {
    let run = |line: &str| {
        let mut fields = line.split(' ');
        Some(Run {
            krate: fields.next()?.to_owned(),
            processor: fields.next()?.parse().ok()?,
            memory: fields.next()?.parse().ok()?,
        })
    };
    text.lines().filter_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read() {
        let run = Run {
            krate: "reqwest".to_owned(),
            processor: 12,
            memory: 4096,
        };
        assert_eq!(read("reqwest 12 4096\nodd\n"), [run]);
    }

    #[test]
    fn the_crate_stands_among_the_arguments() {
        let arguments = ["--edition=2024", "--crate-name", "reqwest"].map(str::to_owned);
        assert_eq!(krate(&arguments), Some("reqwest"));
        // Such as `rustc -vV`.
        assert_eq!(krate(&["-vV".to_owned()]), None);
    }
}
