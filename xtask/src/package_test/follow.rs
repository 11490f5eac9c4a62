//! Follows a page of the documentation in a new crate.

use super::packages::write_patch;
use super::page::{Step, steps};
use crate::command::{copy_file, succeed};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Executes the steps of `page` in `folder`, which is created from scratch, with the packages of
/// `target`.
///
/// # Errors
///
/// Fails if a step fails, or if a command prints something other than the page shows.
pub(super) fn follow(
    root: &Path,
    target: &Path,
    page: &str,
    folder: &Path,
) -> Result<String, String> {
    let text = read(&root.join(page))?;
    if folder.exists() {
        let removed = fs::remove_dir_all(folder);
        removed.map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    write_patch(&target.join("package"), folder)?;
    // Uses the versions of the workspace, so that build artifacts are shared.
    copy_file(&root.join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let (mut commands, mut printed) = (0, String::new());
    for step in steps(&text).map_err(|error| format!("{page}: {error}"))? {
        match step {
            Step::Write(path, text) => write(&folder.join(path), &text)?,
            // The crate already exists, and uses the packages.
            Step::Run(line) if line.starts_with("cargo new") || line.starts_with("cd ") => {}
            Step::Run(line) => {
                printed = succeed(&mut command(&line, target, folder)?)?;
                commands += 1;
            }
            Step::See(expected) if expected == printed => {}
            Step::See(expected) => {
                return Err(format!(
                    "the output does not match {page}\nexpected:\n{expected}\nfound:\n{printed}"
                ));
            }
        }
    }
    Ok(format!("{page}: the output of {commands} commands matches"))
}

/// Converts a line of the page to a command. Output of cargo itself is not captured.
fn command(line: &str, target: &Path, folder: &Path) -> Result<Command, String> {
    let mut words = line.split_whitespace();
    if words.next() != Some("cargo") {
        return Err(format!("`{line}` is not a cargo command"));
    }
    let mut command = Command::new(env!("CARGO"));
    command
        .args(words)
        .env("CARGO_TARGET_DIR", target)
        .current_dir(folder);
    Ok(command)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}
