//! Follows a page of the documentation in an empty crate.

use super::packages::write_patch;
use super::page::{Step, steps};
use crate::command::{copy_file, succeed};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Does what `page` says in `folder`, which is made anew, against the packages
/// of `target`.
///
/// # Errors
///
/// If a step fails, or a command prints something else than the page.
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
    // The same versions as the workspace, so that what is built is shared.
    copy_file(&root.join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let (mut commands, mut printed) = (0, String::new());
    for step in steps(&text).map_err(|error| format!("{page}: {error}"))? {
        match step {
            Step::Write(path, text) => write(&folder.join(path), &text)?,
            // The crate is there already, with the packages in it.
            Step::Run(line) if line.starts_with("cargo new") || line.starts_with("cd ") => {}
            Step::Run(line) => {
                printed = succeed(&mut command(&line, target, folder)?)?;
                commands += 1;
            }
            Step::See(expected) if expected == printed => {}
            Step::See(expected) => {
                return Err(format!(
                    "{page} shows\n{expected}\nand the program prints\n{printed}"
                ));
            }
        }
    }
    Ok(format!("{page}: {commands} commands print what it shows"))
}

/// A line of the page as a command; what cargo says of itself is left out.
fn command(line: &str, target: &Path, folder: &Path) -> Result<Command, String> {
    let mut words = line.split_whitespace();
    if words.next() != Some("cargo") {
        return Err(format!("`{line}` is no command of cargo"));
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
