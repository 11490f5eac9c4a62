//! The documents of the corpus, and the draw among them.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// A document on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// The path below the folder of all documents, without its extension.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl Document {
    pub(super) fn new(folder: &Path, path: PathBuf) -> Self {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let name = name.with_extension("").display().to_string();
        Self { name, path }
    }
}

/// Returns the documents whose name contains `only`, or `count` of them. The same seed draws the same documents.
pub(super) fn drawn(
    mut all: Vec<Document>,
    only: Option<&str>,
    count: Option<usize>,
    seed: u64,
) -> Vec<Document> {
    all.retain(|document| only.is_none_or(|only| document.name.contains(only)));
    if let Some(count) = count {
        all.sort_by_cached_key(|document| rank(seed, &document.name));
        all.truncate(count);
    }
    all
}

/// Returns the place of a name in the order of a seed.
pub(super) fn rank(seed: u64, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (seed, name).hash(&mut hasher);
    hasher.finish()
}

/// Returns a seed that differs between runs.
pub(super) fn seed_of_now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs())
}
