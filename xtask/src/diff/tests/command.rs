//! The command as it is called: arguments, versions, reports.

use crate::Failure;
use crate::diff::change::{Change, Level};
use crate::diff::request::{Format, Request};
use crate::diff::version::next;
use crate::diff::{compare, json, run, text};
use semver::Version;
use std::fs;
use std::path::Path;

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn arguments() {
    let found = Request::parse(&["--deny", "minor", "HEAD~1", "spec", "--format", "json"]);
    let expected = Request {
        old: "HEAD~1",
        new: "spec",
        format: Format::Json,
        deny: Some(Level::Minor),
    };
    assert_eq!(found, Ok(expected));
    for (arguments, message) in [
        (
            &["HEAD"][..],
            "`diff` compares two versions: each a folder, a file, or a git revision",
        ),
        (
            &["a", "b", "c"],
            "`diff` compares two versions: each a folder, a file, or a git revision",
        ),
        (
            &["a", "b", "--format", "xml"],
            "`--format` is `text` or `json`",
        ),
        (
            &["a", "b", "--deny"],
            "`--deny` is `major`, `minor` or `patch`",
        ),
        (
            &["a", "b", "--allow"],
            "`diff` has no option `--allow`; there are `--format` and `--deny`",
        ),
    ] {
        assert_eq!(Request::parse(arguments), Err(message.to_owned()));
    }
}

#[test]
fn folders_files_and_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "Cargo.toml", "[package]\nname = 'no spec'\n");
    write(folder, "a.toml", "[type.A.fields]\nb = 'B'\n");
    write(folder, "b.toml", "[id]\nB = 'b_'\n");
    let file = write(
        folder,
        "one.txt",
        "[type.A.fields]\nb = 'B'\n[id]\nB = 'c_'\n",
    );
    let report = run(&[folder.to_str().unwrap(), &file]).unwrap();
    assert!(
        report.starts_with("patch: one change\n\n  id `B`: prefix `b_` → `c_`\n"),
        "{report}"
    );
    let places = format!("{}:2 → {file}:4\n", folder.join("b.toml").display());
    assert!(report.contains(&places), "{report}");

    let same = run(&["HEAD", "HEAD"]).unwrap();
    let stays = format!("no change: {} stays", env!("CARGO_PKG_VERSION"));
    assert_eq!(same, stays);
}

#[test]
fn what_cannot_be_compared() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let empty = folder.join("empty");
    fs::create_dir(&empty).unwrap();
    let empty = empty.to_str().unwrap();
    assert_eq!(
        refusal(&[empty, empty]),
        format!("the folder {empty} holds no spec: there is no `.toml` file in it")
    );
    assert_eq!(
        refusal(&["no-such-thing", empty]),
        "`no-such-thing` is no folder, no file and no revision that git knows here"
    );
    let faulty = write(folder, "faulty.toml", "[type.A.fields]\nb = 'B'\n");
    let report = refusal(&[&faulty, &faulty]);
    let begin =
        format!("`{faulty}` cannot be compared, since it has faults:\n\nerror[unknown-type]: ");
    assert!(report.starts_with(&begin), "{report}");
}

/// What is told on the standard error.
fn refusal(arguments: &[&str]) -> String {
    match run(arguments) {
        Err(Failure::Said(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_denied() {
    let folder = tempfile::tempdir().unwrap();
    let old = write(folder.path(), "old.toml", "[enum.E.values]\na = ''\n");
    let new = write(
        folder.path(),
        "new.toml",
        "[enum.E.values]\na = ''\nb = ''\n",
    );
    assert!(run(&[&old, &new]).is_ok());
    assert!(run(&[&old, &new, "--deny", "major"]).is_ok());
    for level in ["minor", "patch"] {
        let denied = run(&[&old, &new, "--deny", level]).unwrap_err();
        assert!(
            matches!(&denied, Failure::Found(report) if report.starts_with("minor: one change\n")),
            "{denied:?}"
        );
    }
    assert!(run(&[&old, &old, "--deny", "patch"]).is_ok());
}

#[test]
fn the_next_version() {
    for (current, level, expected) in [
        ("0.1.4", Level::Patch, "0.1.5"),
        ("0.1.4", Level::Minor, "0.1.5"),
        ("0.1.4", Level::Major, "0.2.0"),
        ("0.0.4", Level::Major, "0.0.5"),
        ("1.2.3", Level::Patch, "1.2.4"),
        ("1.2.3", Level::Minor, "1.3.0"),
        ("1.2.3", Level::Major, "2.0.0"),
        ("1.2.3-alpha.1", Level::Patch, "1.2.4"),
    ] {
        let found = next(&Version::parse(current).unwrap(), level);
        assert_eq!(
            found,
            Version::parse(expected).unwrap(),
            "{current} {level}"
        );
    }
}

fn changes() -> Vec<Change> {
    let old = super::spec("[type.A.fields]\na = 'string'\nb = 'string'\n[id]\nI = 'i_'\n");
    let new = super::spec("[id]\nI = 'j_'\n[type.A.fields]\na = 'string'\nc = 'string?'\n");
    compare(&old, &new)
}

#[test]
fn a_report_for_people() {
    let expected = "\
major: one change

  field `A.b`: removed
      the public field is gone; what comes under the key is kept in `unknown_fields`
      spec.toml:3 → gone

minor: one change

  field `A.c`: added, optional
      a public field more; callers can neither build nor match the type whole
      new → spec.toml:5

patch: one change

  id `I`: prefix `i_` → `j_`
      `PREFIX` has another value; a prefix is never checked
      spec.toml:5 → spec.toml:2

major: 0.1.0 → 0.2.0 (before 1.0, the second number says that something breaks)";
    let current = env!("CARGO_PKG_VERSION");
    let next = next(&Version::parse(current).unwrap(), Level::Major);
    let expected = expected.replace("0.1.0 → 0.2.0", &format!("{current} → {next}"));
    assert_eq!(text::render(&changes()), expected);
}

#[test]
fn a_report_for_programs() {
    let request = Request::parse(&["HEAD", "spec"]).unwrap();
    let report: serde_json::Value =
        serde_json::from_str(&json::render(&request, &changes())).unwrap();
    assert_eq!(report["old"], "HEAD");
    assert_eq!(report["verdict"], "major");
    assert_eq!(report["version"]["current"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        report["changes"][0],
        serde_json::json!({
            "level": "major",
            "node": "field `A.b`",
            "change": "removed",
            "reason": "the public field is gone; what comes under the key is kept in `unknown_fields`",
            "old": "spec.toml:3",
            "new": null,
        })
    );
    let nothing: serde_json::Value = serde_json::from_str(&json::render(&request, &[])).unwrap();
    assert_eq!(nothing["verdict"], serde_json::Value::Null);
    assert_eq!(nothing["changes"], serde_json::json!([]));
}
