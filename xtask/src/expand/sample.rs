//! The bindings of `tests/kept`, which are kept as files in the repository.

use super::{Request, folder};
use crate::shipped::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const FOLDER: &str = "tests/kept/src/kept/mine";

fn files() -> Result<(PathBuf, BTreeMap<String, String>), String> {
    let out = root().join(FOLDER);
    let spec = root().join("tests/kept/mine.toml");
    let spec = spec.to_string_lossy();
    let request = Request {
        out: &out.to_string_lossy(),
        krate: None,
        specs: vec![&spec],
    };
    let files = request.files()?;
    Ok((out, files))
}

/// Writes what is stale.
pub(crate) fn write() -> Result<String, String> {
    let (out, files) = files()?;
    folder::write(&out, &files)
}

/// The files that are not as they have to be.
pub(crate) fn stale() -> Result<Vec<String>, String> {
    let (out, files) = files()?;
    let is_current = |name: &str, text: &str| {
        fs::read_to_string(out.join(name)).is_ok_and(|found| found.replace("\r\n", "\n") == text)
    };
    let mut stale: Vec<String> = files
        .iter()
        .filter(|(name, text)| !is_current(name, text))
        .map(|(name, _)| format!("{FOLDER}/{name}"))
        .collect();
    let left = folder::stale_files(&out, &files)?;
    stale.extend(left.iter().map(|path| path.display().to_string()));
    Ok(stale)
}
