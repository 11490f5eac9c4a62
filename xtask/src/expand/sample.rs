//! The bindings of `tests/expanded`, which are kept as files in the repository.

use super::{Request, folder};
use crate::shipped::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const SPECS: [&str; 2] = ["mine", "more"];

/// The folder of a spec from the root, its whole path, and what it has to hold.
struct Kept {
    folder: String,
    path: PathBuf,
    files: BTreeMap<String, String>,
}

fn kept(name: &str) -> Result<Kept, String> {
    let folder = format!("tests/expanded/src/expanded/{name}");
    let path = root().join(&folder);
    let spec = root().join(format!("tests/expanded/{name}.toml"));
    let spec = spec.to_string_lossy();
    let request = Request {
        out: &path.to_string_lossy(),
        krate: None,
        specs: vec![&spec],
    };
    let files = request.files()?;
    Ok(Kept {
        folder,
        path,
        files,
    })
}

/// Writes what is stale.
pub(crate) fn write() -> Result<String, String> {
    let mut report = Vec::new();
    for name in SPECS {
        let Kept {
            folder,
            path,
            files,
        } = kept(name)?;
        let counts = folder::write(&path, &files)?;
        report.push(format!("{folder}: {counts}"));
    }
    Ok(report.join("\n"))
}

/// The files that are not as they have to be.
pub(crate) fn stale() -> Result<Vec<String>, String> {
    let mut stale = Vec::new();
    for name in SPECS {
        let Kept {
            folder,
            path,
            files,
        } = kept(name)?;
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
