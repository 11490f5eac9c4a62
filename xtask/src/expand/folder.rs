//! Writes derived files into a folder, and leaves alone what is not derived.

use super::files::MARK;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes `files`, and removes derived files that are no longer among them.
///
/// Gives their numbers. Nothing is touched if a file would be overwritten that is somebody's own.
pub(super) fn write(folder: &Path, files: &BTreeMap<String, String>) -> Result<String, String> {
    let shown = folder.display();
    let own = own_files(folder, files)?;
    if !own.is_empty() {
        return Err(format!(
            "{shown} holds files that no earlier run wrote, and that would be overwritten: {}\n\
             move them away, or choose another folder",
            own.join(", "),
        ));
    }
    let stale = stale_files(folder, files)?;
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {shown}: {error}"))?;
    let mut written = 0;
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|found| found == *text) {
            continue;
        }
        fs::write(&path, text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        written += 1;
    }
    for path in &stale {
        fs::remove_file(path)
            .map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
    }
    Ok(format!(
        "{} files, {written} written, {} removed",
        files.len(),
        stale.len(),
    ))
}

/// The names among `files` that are taken by a file that is not derived.
fn own_files(folder: &Path, files: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut own = Vec::new();
    for name in files.keys() {
        if is_derived(&folder.join(name))? == Some(false) {
            own.push(name.clone());
        }
    }
    Ok(own)
}

/// The derived files of an earlier run that are not among `files`.
pub(super) fn stale_files(
    folder: &Path,
    files: &BTreeMap<String, String>,
) -> Result<Vec<PathBuf>, String> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("cannot read {}: {error}", folder.display())),
    };
    let mut stale = Vec::new();
    for entry in entries {
        let path = entry
            .map_err(|error| format!("cannot read {}: {error}", folder.display()))?
            .path();
        let name = path.file_name().and_then(|name| name.to_str());
        let is_kept = name.is_none_or(|name| files.contains_key(name));
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if is_rust && !is_kept && is_derived(&path)? == Some(true) {
            stale.push(path);
        }
    }
    Ok(stale)
}

/// Whether a file begins with the line of derived files; none if it is not
/// there.
fn is_derived(path: &Path) -> Result<Option<bool>, String> {
    match fs::read(path) {
        Ok(text) => Ok(Some(text.starts_with(MARK.as_bytes()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        // A folder of that name is nothing of ours.
        Err(error) if error.kind() == ErrorKind::IsADirectory => Ok(Some(false)),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}
