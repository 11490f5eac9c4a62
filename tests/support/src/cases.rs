//! Tables of known ways to fail, with the tests against each.

use std::collections::BTreeSet;
use std::path::Path;

/// The number, how it goes wrong, and the tests against it.
pub type Case = (&'static str, &'static str, &'static [&'static str]);

/// Checks that the tests of each case are in one of the folders of the repository.
///
/// # Panics
///
/// If a test is missing, or a number is there twice.
#[track_caller]
pub fn check(cases: &[Case], folders: &[&str]) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut text = String::new();
    for folder in folders {
        read(&root.join(folder), &mut text);
    }
    let mut missing = Vec::new();
    for (number, way, tests) in cases {
        assert!(!tests.is_empty() && !way.is_empty(), "{number}");
        let is_missing = |test: &&&str| !text.contains(&format!("fn {test}("));
        missing.extend(tests.iter().filter(is_missing).map(|test| (number, *test)));
    }
    assert!(missing.is_empty(), "no such test: {missing:?}");
    let numbers: BTreeSet<_> = cases.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers.len(), cases.len());
}

/// Collects the text of every Rust file in a folder.
fn read(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, into);
        } else if path.extension().is_some_and(|found| found == "rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
