//! Counts instructions with valgrind.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// Counts the instructions of a program from start to exit.
///
/// `valgrind` prints `Collected : 123`.
pub(crate) fn count(program: &Path, arguments: &[impl AsRef<OsStr>]) -> Result<u64, String> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run valgrind: {error}\n  = help: install `valgrind`"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = collected(&text).filter(|_| output.status.success());
    collected.ok_or_else(|| {
        format!(
            "valgrind printed no count for {}:\n{text}",
            program.display()
        )
    })
}

fn collected(text: &str) -> Option<u64> {
    let mut lines = text.lines();
    lines.find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_found_in_the_output_of_valgrind() {
        let text = "==7== Events    : Ir\n==7== Collected : 230741\n==7==\n";
        assert_eq!(collected(text), Some(230_741));
        assert_eq!(collected("==7== Process terminating\n"), None);
    }
}
