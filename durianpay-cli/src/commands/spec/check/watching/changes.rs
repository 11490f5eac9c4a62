//! Notices changes of files, by their size and time.

use crate::commands::input;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The size and the time of each file that is watched. A file that does not exist has neither.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State(BTreeMap<PathBuf, Option<(u64, SystemTime)>>);

impl State {
    /// Looks at the files, and at the files of folders that belong to a spec.
    pub(super) fn of(files: &[String]) -> Self {
        let mut found = BTreeMap::new();
        for file in files {
            let path = Path::new(file);
            // Files may appear and disappear. What cannot be read is reported by the check.
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                if entry.file_name().to_str().is_some_and(input::is_spec) {
                    found.insert(entry.path(), stamp(&entry.path()));
                }
            }
            if !path.is_dir() {
                found.insert(path.to_owned(), stamp(path));
            }
        }
        Self(found)
    }
}

fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

#[cfg(test)]
mod tests {
    use super::State;
    use std::fs;

    #[test]
    fn new_changed_and_removed_files_are_noticed() {
        let folder = tempfile::tempdir().expect("a place for files");
        let files = [folder.path().display().to_string()];
        let path = folder.path().join("spec.toml");
        let empty = State::of(&files);
        fs::write(folder.path().join("notes.md"), "not a spec").expect("a place for files");
        assert_eq!(State::of(&files), empty);
        fs::write(&path, "a").expect("a place for files");
        let one = State::of(&files);
        assert_ne!(one, empty);
        fs::write(&path, "ab").expect("a place for files");
        assert_ne!(State::of(&files), one);
        fs::remove_file(&path).expect("the file exists");
        assert_eq!(State::of(&files), empty);
    }
}
