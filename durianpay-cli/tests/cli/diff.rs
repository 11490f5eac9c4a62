//! `durianpay spec diff`.

use crate::support::{durianpay, folder, piped, text};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const OLD: &str = "[enum.E.values]\na = ''\n";
const NEW: &str = "[enum.E.values]\na = ''\nb = ''\n";

#[test]
fn folders_and_files() {
    let folder = folder(&[
        ("spec/Cargo.toml", "[package]\nname = 'no spec'\n"),
        ("spec/a.toml", "[type.A.fields]\nb = 'B'\n"),
        ("spec/b.toml", "[id]\nB = 'b_'\n"),
        ("one.txt", "[type.A.fields]\nb = 'B'\n[id]\nB = 'c_'\n"),
    ]);
    let output = durianpay(folder.path(), &["spec", "diff", "spec", "one.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let expected = "\
patch: 1 change

  id `B`: prefix `b_` → `c_`
      the value of `PREFIX` changes; prefixes are never checked
      spec/b.toml:2 → one.txt:4

verdict: patch
";
    assert_eq!(text(&output.stdout), expected);
}

#[test]
fn standard_input_and_the_shipped_spec() {
    let folder = folder(&[("old.toml", OLD)]);
    let output = piped(folder.path(), &["spec", "diff", "old.toml", "-"], NEW);
    let report = text(&output.stdout);
    assert!(report.contains("      new → <stdin>:3\n"), "{report}");
    let same = durianpay(
        folder.path(),
        &["spec", "diff", "shipped", "shipped", "--current=1.2.3"],
    );
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stderr));
    assert_eq!(text(&same.stdout), "no change: 1.2.3 stays\n");
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.com"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
        .status;
    assert!(status.success(), "{arguments:?}");
}

#[test]
fn revisions_of_git() {
    let folder = folder(&[("api/spec/e.toml", OLD)]);
    let root = folder.path();
    git(root, &["init", "--quiet"]);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "--message", "old"]);
    fs::write(root.join("api/spec/e.toml"), NEW).unwrap();
    for (place, old, new) in [
        (".", "HEAD:api/spec", "api/spec"),
        (".", "HEAD:api/spec/e.toml", "api/spec/e.toml"),
        (".", "HEAD:api/spec/", "api/spec"),
        ("api", "HEAD:./spec", "spec"),
        ("api", "HEAD:api/spec", "spec"),
    ] {
        let output = durianpay(root.join(place), &["spec", "diff", old, new]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{old}: {}",
            text(&output.stderr)
        );
        let report = text(&output.stdout);
        assert!(report.starts_with("minor: 1 change\n"), "{old}: {report}");
    }
    for (old, error) in [
        (
            "HEAD",
            "error: `HEAD` is neither a file nor a folder; write REV:PATH for a git revision",
        ),
        (
            "HEAD:nowhere",
            "error: `HEAD:nowhere`: the revision does not contain `nowhere`\n",
        ),
        (
            "HEAD:api",
            "error: `HEAD:api` contains no spec: it has no `.toml` file\n",
        ),
        (
            "v9:api",
            "error: `v9:api` is neither a file nor a folder, nor a revision that git finds here",
        ),
        (
            "--version:api",
            "error: unexpected argument '--version:api' found",
        ),
    ] {
        let output = durianpay(root, &["spec", "diff", old, "api/spec"]);
        assert_eq!(output.status.code(), Some(2), "{old}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{old}: {stderr}");
    }
}

#[test]
fn denied_changes_are_findings() {
    let folder = folder(&[("old.toml", OLD), ("new.toml", NEW)]);
    let diff = |more: &[&str]| {
        let arguments = [&["spec", "diff", "old.toml", "new.toml"], more].concat();
        durianpay(folder.path(), &arguments)
    };
    assert_eq!(diff(&[]).status.code(), Some(0));
    assert_eq!(diff(&["--deny", "major"]).status.code(), Some(0));
    for level in ["minor", "patch"] {
        let denied = diff(&["--deny", level]);
        assert_eq!(denied.status.code(), Some(1), "{level}");
        assert!(
            text(&denied.stdout).starts_with("minor: 1 change\n"),
            "{level}"
        );
    }
    let github = text(&diff(&["--format=github", "--deny=minor"]).stdout);
    assert!(
        github.starts_with("::error file=new.toml,line=3,title=minor::"),
        "{github}"
    );
    let json = diff(&["--format", "json", "--current", "0.1.0"]).stdout;
    let json: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["verdict"], "minor");
    assert_eq!(json["version"]["next"], "0.1.1");
    for (arguments, error) in [
        (
            ["--format", "xml"],
            "error: invalid value 'xml' for '--format <FORMAT>'",
        ),
        (
            ["--deny", "all"],
            "error: invalid value 'all' for '--deny <LEVEL>'",
        ),
        (
            ["--current", "1"],
            "error: invalid value '1' for '--current <VERSION>'",
        ),
    ] {
        let output = diff(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.starts_with(error), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_version_with_diagnostics_is_not_compared() {
    let folder = folder(&[
        ("invalid.toml", "[type.A.fields]\nb = 'B'\n"),
        ("empty/note.md", ""),
    ]);
    let invalid = durianpay(
        folder.path(),
        &["spec", "diff", "invalid.toml", "invalid.toml"],
    );
    assert_eq!(invalid.status.code(), Some(1));
    let report = text(&invalid.stderr);
    let begin = "cannot compare `invalid.toml`, because it has errors:\n\nerror[unknown-type]: ";
    assert!(report.starts_with(begin), "{report}");
    let empty = durianpay(folder.path(), &["spec", "diff", "empty", "empty"]);
    assert_eq!(empty.status.code(), Some(2));
    assert_eq!(
        text(&empty.stderr),
        "error: the folder empty contains no spec: it has no `.toml` file\n"
    );
}
