//! The guides show the files that are tested. `UPDATE_DOCS=1` writes them into the guides.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The beginning of a block of code that is a file.
const FILE: &str = "```rust\n// ";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns a page with the files as they are, and their names.
fn with_files(page: &str, names: &mut BTreeSet<String>) -> String {
    let mut parts = page.split(FILE);
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        // The line end of the name stays, since the block of a new file is empty.
        let (name, _) = part.split_once('\n').unwrap();
        let (_, after) = part.split_once("\n```\n").unwrap();
        let file = std::fs::read_to_string(here("src").join(name)).unwrap();
        text.push_str(&format!("{FILE}{name}\n{file}```\n{after}"));
        names.insert(name.to_owned());
    }
    text
}

#[test]
fn the_guides_show_the_files_that_are_tested() {
    let mut shown = BTreeSet::from(["lib.rs".to_owned()]);
    for page in ["frameworks.md"] {
        let path = here("../../docs").join(page);
        let page = std::fs::read_to_string(&path).unwrap();
        let renewed = with_files(&page, &mut shown);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, renewed).unwrap();
        } else {
            assert_eq!(page, renewed, "run the tests with UPDATE_DOCS=1");
        }
    }
    let files = std::fs::read_dir(here("src")).unwrap();
    let files: BTreeSet<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, shown);
}
