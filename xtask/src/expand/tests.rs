//! The files hold what the macro makes, and nothing of anybody's is lost.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod same_items;

use super::{Request, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    let entries = entries.iter();
    entries
        .map(|(name, text)| {
            (
                (*name).to_owned(),
                format!("{}`.\n{text}", super::files::MARK),
            )
        })
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_file_of_an_earlier_run_goes_and_others_stay() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("src/mine");
    folder::write(&folder, &files(&[("mod.rs", "1"), ("old.rs", "")])).unwrap();
    fs::write(folder.join("own.rs"), "// Mine.").unwrap();
    fs::write(folder.join("notes.md"), "// Derived: no").unwrap();
    let report = folder::write(&folder, &files(&[("mod.rs", "2"), ("new.rs", "")])).unwrap();
    assert_eq!(report, "2 files, 2 written, 1 removed");
    assert_eq!(names(&folder), ["mod.rs", "new.rs", "notes.md", "own.rs"]);
    let again = folder::write(&folder, &files(&[("mod.rs", "2"), ("new.rs", "")])).unwrap();
    assert_eq!(again, "2 files, 0 written, 0 removed");
}

#[test]
fn nobodys_own_file_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("orders.rs"), "pub struct Mine;").unwrap();
    fs::create_dir(folder.path().join("api.rs")).unwrap();
    let wanted = files(&[("api.rs", ""), ("mod.rs", ""), ("orders.rs", "")]);
    let refusal = folder::write(folder.path(), &wanted).unwrap_err();
    assert!(
        refusal.contains("overwritten: api.rs, orders.rs\n"),
        "{refusal}"
    );
    assert_eq!(names(folder.path()), ["api.rs", "orders.rs"]);
    let own = fs::read_to_string(folder.path().join("orders.rs")).unwrap();
    assert_eq!(own, "pub struct Mine;");
}

#[test]
fn arguments_are_read_in_any_order() {
    let request = Request::parse(&["a.toml", "--crate", "::dp", "--out", "src/mine", "b.toml"]);
    let expected = Request {
        out: "src/mine",
        krate: Some("::dp"),
        specs: vec!["a.toml", "b.toml"],
    };
    assert_eq!(request, Ok(expected));
}

#[test]
fn a_wrong_argument_is_named() {
    for (arguments, message) in [
        (&["a.toml", "b.toml"][..], "needs `--out DIR`"),
        (&["--out"], "`--out` needs a value"),
        (&["--out", "--crate", "::dp"], "`--out` needs a value"),
        (&["--out", "a", "--out", "b"], "`--out` is given twice"),
        (&["--output", "a"], "no option `--output`"),
    ] {
        let error = Request::parse(arguments).unwrap_err();
        assert!(error.contains(message), "{arguments:?}: {error}");
    }
}

fn fault(krate: Option<&str>, spec: &str) -> String {
    let request = Request {
        out: "target/never-written",
        krate,
        specs: vec![spec],
    };
    request.files().unwrap_err()
}

#[test]
fn a_request_that_cannot_be_met_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound.toml");
    fs::write(&sound, "[id]\nOrderId = \"ord_\"\n").unwrap();
    let faulty = folder.path().join("faulty.toml");
    fs::write(&faulty, "[type.Order.fields]\nid = \"OrderId\"\n").unwrap();

    let relative = fault(Some("dp"), sound.to_str().unwrap());
    assert_eq!(
        relative,
        "`--crate dp`: write `::dp`, or a path that begins with `crate`"
    );
    let no_path = fault(Some("::d p"), sound.to_str().unwrap());
    assert_eq!(no_path, "`--crate ::d p`: that is no path in Rust");
    let no_file = fault(None, "nowhere.toml");
    assert!(
        no_file.starts_with("cannot read nowhere.toml: "),
        "{no_file}"
    );
    let report = fault(None, faulty.to_str().unwrap());
    assert!(report.starts_with("error[unknown-type]: "), "{report}");
    assert!(report.contains("faulty.toml:2:7"), "{report}");
}
