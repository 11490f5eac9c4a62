//! The bindings of `tests/expanded`, which are checked in as files.

use crate::shipped::{context, root};
use durianpay_cli::commands::spec::expand::ExpandArgs;
use durianpay_cli::commands::{Failure, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const SPECS: [&str; 2] = ["mine", "more"];

/// The folder with the bindings of a spec, and its expected files.
struct CheckedIn {
    /// The path relative to the root.
    folder: String,
    path: PathBuf,
    files: BTreeMap<String, String>,
}

fn checked_in(name: &str, command: &str) -> Result<CheckedIn, String> {
    let folder = format!("tests/expanded/src/expanded/{name}");
    let path = root().join(&folder);
    let arguments = ExpandArgs {
        files: vec![
            root()
                .join(format!("tests/expanded/{name}.toml"))
                .display()
                .to_string(),
        ],
        out: path.display().to_string(),
        krate: None,
        only: Vec::new(),
    };
    let files = arguments
        .files_by(&context(), command)
        .map_err(Failure::into_text)?;
    Ok(CheckedIn {
        folder,
        path,
        files,
    })
}

/// Writes files that are out of date.
pub(crate) fn write(command: &str) -> Result<String, String> {
    let mut report = Vec::new();
    for name in SPECS {
        let CheckedIn {
            folder,
            path,
            files,
        } = checked_in(name, command)?;
        let counts = folder::write(&path, &files)?;
        report.push(format!("{folder}: {counts}"));
    }
    Ok(report.join("\n"))
}

/// Returns the files that are out of date.
pub(crate) fn stale(command: &str) -> Result<Vec<String>, String> {
    let mut stale = Vec::new();
    for name in SPECS {
        let CheckedIn {
            folder,
            path,
            files,
        } = checked_in(name, command)?;
        let is_current = |name: &str, text: &str| {
            fs::read_to_string(path.join(name))
                .is_ok_and(|found| found.replace("\r\n", "\n") == text)
        };
        let changed = files.iter().filter(|(name, text)| !is_current(name, text));
        stale.extend(changed.map(|(name, _)| format!("{folder}/{name}")));
        let left = folder::stale_files(&path, &files)?;
        stale.extend(left.iter().map(|path| path.display().to_string()));
    }
    Ok(stale)
}
