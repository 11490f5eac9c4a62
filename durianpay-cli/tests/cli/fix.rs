//! `durianpay spec check --fix`.

use crate::support::{durianpay, folder, names, piped, text};
use std::fs;
use std::path::Path;

const SPEC: &str = "\
# Kept as it is.
[type.Order.fields]
id     = sting
amount = { tpye = \"amount\" }
buyer  = \"Buyer\"
";

const FIXED: &str = "\
# Kept as it is.
[type.Order.fields]
id     = \"string\"
amount = { type = \"amount\" }
buyer  = \"Buyer\"
";

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn evident_fixes_are_written_and_the_rest_is_reported() {
    let folder = folder(&[("mine.toml", SPEC)]);
    let output = durianpay(folder.path(), &["spec", "check", "mine.toml", "--fix"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    assert!(
        stderr.starts_with("3 fixes in 1 file\nerror[unknown-type]: "),
        "{stderr}"
    );
    assert!(stderr.ends_with("\n1 error\n"), "{stderr}");
    assert_eq!(read(folder.path(), "mine.toml"), FIXED);
    assert_eq!(names(folder.path()), ["mine.toml"]);
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = folder(&[("mine.toml", &SPEC.replace("Buyer", "string"))]);
    let fix = || durianpay(folder.path(), &["spec", "check", "--fix", "mine.toml"]);
    assert_eq!(fix().status.code(), Some(0));
    let once = read(folder.path(), "mine.toml");
    let again = fix();
    assert!(text(&again.stderr).starts_with("0 fixes in 0 files\n"));
    assert_eq!(read(folder.path(), "mine.toml"), once);
}

#[test]
fn a_dry_run_prints_a_diff() {
    let folder = folder(&[("mine.toml", SPEC)]);
    let output = durianpay(
        folder.path(),
        &["spec", "check", "mine.toml", "--fix", "--dry-run"],
    );
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("dry-run", text(&output.stdout));
    assert_eq!(text(&output.stderr), "3 fixes in 1 file, nothing written\n");
    assert_eq!(read(folder.path(), "mine.toml"), SPEC);
}

#[test]
fn line_ends_and_permissions_are_kept() {
    let spec = SPEC.replace('\n', "\r\n");
    let folder = folder(&[("mine.toml", &spec)]);
    let path = folder.path().join("mine.toml");
    let before = fs::metadata(&path).unwrap().permissions();
    durianpay(folder.path(), &["spec", "check", "--fix", "mine.toml"]);
    assert_eq!(
        read(folder.path(), "mine.toml"),
        FIXED.replace('\n', "\r\n")
    );
    assert_eq!(fs::metadata(&path).unwrap().permissions(), before);
}

/// The name may be a link into another folder, which stays a link.
#[cfg(unix)]
#[test]
fn a_link_is_followed() {
    let folder = folder(&[("specs/mine.toml", SPEC)]);
    let link = folder.path().join("mine.toml");
    std::os::unix::fs::symlink("specs/mine.toml", &link).unwrap();
    durianpay(folder.path(), &["spec", "check", "--fix", "mine.toml"]);
    assert_eq!(read(folder.path(), "specs/mine.toml"), FIXED);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn only_named_files_can_be_fixed() {
    let output = piped(".", &["spec", "check", "-", "--fix"], SPEC);
    assert_eq!(output.status.code(), Some(2));
    let stderr = text(&output.stderr);
    assert!(
        stderr.starts_with("error: standard input cannot be fixed"),
        "{stderr}"
    );
    let shipped = durianpay(".", &["spec", "check", "--fix"]);
    assert_eq!(shipped.status.code(), Some(2));
}
