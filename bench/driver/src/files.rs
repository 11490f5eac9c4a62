//! Writes files of the repository.

use std::fs;
use xtask::shipped::root;

/// Writes a file. The path is relative to the root of the repository.
///
/// A file that already has this content is not touched, so that cargo does not recompile its crate.
pub(crate) fn write(path: &str, text: &str) -> Result<(), String> {
    let file = root().join(path);
    if fs::read_to_string(&file).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::write(&file, text).map_err(|error| format!("{path}: {error}"))
}
