//! Folders of generated files. Other files in them are never touched.

use crate::expand::is_generated;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes `files` into `folder`, and removes generated files that are no longer among them. Returns
/// a summary with the counts.
///
/// # Errors
///
/// Fails if a file cannot be read or written, or if a file that was not generated would be
/// overwritten. In the latter case nothing is changed.
pub fn write(folder: &Path, files: &BTreeMap<String, String>) -> Result<String, String> {
    let shown = folder.display();
    let own = own_files(folder, files)?;
    if !own.is_empty() {
        return Err(format!(
            "{shown} contains files that were not generated and would be overwritten: {}\n\
             move them, or choose another folder",
            own.join(", "),
        ));
    }
    let stale = stale_files(folder, files)?;
    fs::create_dir_all(folder).map_err(|error| format!("cannot create {shown}: {error}"))?;
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

/// Returns the names among `files` at which the folder has a file that was not generated.
fn own_files(folder: &Path, files: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut own = Vec::new();
    for name in files.keys() {
        if generated(&folder.join(name))? == Some(false) {
            own.push(name.clone());
        }
    }
    Ok(own)
}

/// Returns the generated files of an earlier run that are not among `files`.
///
/// # Errors
///
/// Fails if the folder, or a file in it, cannot be read.
pub fn stale_files(
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
        let is_current = name.is_none_or(|name| files.contains_key(name));
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if is_rust && !is_current && generated(&path)? == Some(true) {
            stale.push(path);
        }
    }
    Ok(stale)
}

/// Returns whether a file was generated, or `None` if it does not exist.
fn generated(path: &Path) -> Result<Option<bool>, String> {
    match fs::read(path) {
        Ok(text) => Ok(Some(is_generated(&text))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        // A folder with that name was not generated.
        Err(error) if error.kind() == ErrorKind::IsADirectory => Ok(Some(false)),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests;
