//! The specs that the generator is tested with: fixtures, and the shipped one.

use durianpay_codegen::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the shipped spec.
pub fn shipped() -> Vec<Source> {
    durianpay_spec::SOURCES
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect()
}

/// Reads the spec in a file, or in the files of a folder.
pub fn read(path: &Path) -> Vec<Source> {
    let files = if path.is_dir() {
        entries(path)
    } else {
        vec![path.to_owned()]
    };
    files
        .iter()
        .map(|file| {
            let name = file.file_name().unwrap().to_str().unwrap();
            Source::new(name, fs::read_to_string(file).unwrap())
        })
        .collect()
}

/// Reads the spec in a file or folder, on top of the base that rules show their examples on.
pub fn read_on_base(path: &Path) -> Vec<Source> {
    let mut sources = read(path);
    sources.push(Source::base("base.toml", durianpay_codegen::rules::BASE));
    sources
}

/// Returns the sorted names in a folder.
pub fn names(folder: &str) -> impl Iterator<Item = String> {
    entries(folder)
        .into_iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
}

/// Returns the sorted paths in a folder.
pub fn entries(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}
