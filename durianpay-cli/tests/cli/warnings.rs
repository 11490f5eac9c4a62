//! Warnings of `durianpay spec check`: they are reported, and do not fail a build.

use crate::support::{durianpay, folder, text};
use serde_json::Value;

const SPEC: &str = "\
[resource.parcels]
doc = \"Purchases.\"

[resource.crates]
doc = \"Bills.\"

[endpoint.\"parcels.get\"]
http    = \"GET /parcels/{id}\"
path    = { id = \"string\" }
returns = \"Order\"
retry   = \"safe\"

[type.Order.fields]
id = \"string\"

[type.Parcel.fields]
size = \"Size\"

[type.Size.fields]
height = \"integer\"
";

const SUMMARY: &str = "1 files, 1 endpoints, 3 types: no errors, 2 warnings\n";

#[test]
fn human() {
    let folder = folder(&[("mine.toml", SPEC)]);
    let output = durianpay(folder.path(), &["spec", "check", "mine.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), SUMMARY);
    insta::assert_snapshot!("warnings", text(&output.stderr));
}

#[test]
fn json() {
    let folder = folder(&[("mine.toml", SPEC)]);
    let output = durianpay(
        folder.path(),
        &["spec", "check", "mine.toml", "--format=json"],
    );
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = found.as_array().unwrap();
    let codes: Vec<_> = found.iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["unused-resource", "unused-type"]);
    assert!(found.iter().all(|found| found["severity"] == "warning"));
}

#[test]
fn github() {
    let folder = folder(&[("mine.toml", SPEC)]);
    let output = durianpay(
        folder.path(),
        &["spec", "check", "mine.toml", "--format=github"],
    );
    assert_eq!(output.status.code(), Some(0));
    let stdout = text(&output.stdout);
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{stdout}");
    assert!(
        lines[1].starts_with("::warning file=mine.toml,line=16,"),
        "{stdout}"
    );
    assert_eq!(lines[2], SUMMARY.trim_end());
}

#[test]
fn deny_warnings_makes_them_errors() {
    let folder = folder(&[("mine.toml", SPEC)]);
    for (format, expected) in [
        ("human", "error[unused-type]: "),
        ("json", "\"severity\": \"error\""),
        ("github", "::error file=mine.toml,line=16,"),
    ] {
        let arguments = ["spec", "check", "mine.toml", "--deny-warnings", "--format"];
        let output = durianpay(folder.path(), &[&arguments[..], &[format]].concat());
        assert_eq!(output.status.code(), Some(1), "{format}");
        let report = text(&output.stdout) + &text(&output.stderr);
        assert!(report.contains(expected), "{report}");
        assert!(!report.contains("warning["), "{report}");
    }
}

/// What is unused may be a consequence of an error.
#[test]
fn errors_come_without_warnings() {
    let broken = SPEC.replace("GET /parcels/{id}", "FETCH /parcels/{id}");
    let folder = folder(&[("mine.toml", &broken)]);
    let output = durianpay(folder.path(), &["spec", "check", "mine.toml"]);
    let report = text(&output.stderr);
    assert!(report.ends_with("\n1 error\n"), "{report}");
}

/// Nothing is unused in a file of types, which belong to other files or to code.
#[test]
fn a_spec_of_types_alone_has_no_warnings() {
    let folder = folder(&[("types.toml", "[type.Order.fields]\nid = \"string\"\n")]);
    let output = durianpay(folder.path(), &["spec", "check", "types.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn the_shipped_spec_has_no_warnings() {
    let output = durianpay(".", &["spec", "check"]);
    assert_eq!(text(&output.stderr), "");
}
