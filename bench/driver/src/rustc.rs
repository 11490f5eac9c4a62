//! A wrapper around rustc that records the cost of each run.
//!
//! `RUSTC_WRAPPER` is set to this program. So the cost of each crate is known separately, without
//! cargo and the other crates.

use crate::usage;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The environment variable with the name of the log file. If it is set, this program acts as the
/// wrapper.
pub(crate) const LOG: &str = "BENCH_RUSTC_LOG";

/// The cost of a run of rustc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) krate: String,
    /// The processor time in microseconds.
    pub(crate) processor: u64,
    /// The peak memory in bytes.
    pub(crate) memory: u64,
}

/// Runs rustc with its arguments, and records the cost.
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

/// Parses the log.
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
    fn log_lines_are_parsed() {
        let run = Run {
            krate: "reqwest".to_owned(),
            processor: 12,
            memory: 4096,
        };
        assert_eq!(read("reqwest 12 4096\nodd\n"), [run]);
    }

    #[test]
    fn the_crate_name_is_found_among_the_arguments() {
        let arguments = ["--edition=2024", "--crate-name", "reqwest"].map(str::to_owned);
        assert_eq!(krate(&arguments), Some("reqwest"));
        // For example `rustc -vV`.
        assert_eq!(krate(&["-vV".to_owned()]), None);
    }
}
