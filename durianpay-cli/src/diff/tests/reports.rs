//! Reports in each format.

use crate::diff::{Change, Compared, Level, compare, github, human, json};
use semver::Version;

fn changes() -> Vec<Change> {
    let old = super::spec("[type.A.fields]\na = 'string'\nb = 'string'\n[id]\nI = 'i_'\n");
    let new = super::spec("[id]\nI = 'j_'\n[type.A.fields]\na = 'string'\nc = 'string?'\n");
    compare(&old, &new)
}

fn compared(changes: &[Change]) -> Compared<'_> {
    Compared {
        old: "HEAD",
        new: "spec",
        changes,
        current: None,
        deny: None,
    }
}

#[test]
fn a_report_for_people() {
    let expected = "\
major: 1 change

  field `A.b`: removed
      the public field is removed; the value under its key is in `unknown_fields`
      spec.toml:3 → removed

minor: 1 change

  field `A.c`: added, optional
      adds a public field; callers can neither construct nor destructure the type exhaustively
      new → spec.toml:5

patch: 1 change

  id `I`: prefix `i_` → `j_`
      the value of `PREFIX` changes; prefixes are never checked
      spec.toml:5 → spec.toml:2

major: 0.1.0 → 0.2.0 (before 1.0, breaking changes increase the second number)";
    let (changes, current) = (changes(), Version::new(0, 1, 0));
    let mut compared = compared(&changes);
    compared.current = Some(&current);
    assert_eq!(human::render(&compared), expected);
    compared.changes = &[];
    assert_eq!(human::render(&compared), "no change: 0.1.0 stays");
}

#[test]
fn a_report_without_a_version() {
    let changes = changes();
    let report = human::render(&compared(&changes));
    assert_eq!(report.lines().last(), Some("verdict: major"));
    assert_eq!(human::render(&compared(&[])), "no change");
}

#[test]
fn a_report_for_programs() {
    let (changes, current) = (changes(), Version::new(0, 1, 0));
    let mut compared = compared(&changes);
    compared.current = Some(&current);
    let report: serde_json::Value = serde_json::from_str(&json::render(&compared)).unwrap();
    assert_eq!(report["old"], "HEAD");
    assert_eq!(report["verdict"], "major");
    let version = serde_json::json!({ "current": "0.1.0", "next": "0.2.0" });
    assert_eq!(report["version"], version);
    assert_eq!(
        report["changes"][0],
        serde_json::json!({
            "level": "major",
            "node": "field `A.b`",
            "change": "removed",
            "reason": "the public field is removed; the value under its key is in `unknown_fields`",
            "old": "spec.toml:3",
            "new": null,
        })
    );
    compared.changes = &[];
    compared.current = None;
    let nothing: serde_json::Value = serde_json::from_str(&json::render(&compared)).unwrap();
    assert_eq!(nothing["verdict"], serde_json::Value::Null);
    assert_eq!(nothing["version"], serde_json::Value::Null);
    assert_eq!(nothing["changes"], serde_json::json!([]));
}

/// Denied changes are errors; of the others, breaking ones are warnings.
#[test]
fn a_report_for_github() {
    let changes = changes();
    let mut compared = compared(&changes);
    compared.deny = Some(Level::Major);
    let expected = "\
::error title=major::field `A.b`: removed%0Athe public field is removed; the value under its key is in `unknown_fields`%0Ait was at spec.toml:3
::notice file=spec.toml,line=5,title=minor::field `A.c`: added, optional%0Aadds a public field; callers can neither construct nor destructure the type exhaustively
::notice file=spec.toml,line=2,title=patch::id `I`: prefix `i_` → `j_`%0Athe value of `PREFIX` changes; prefixes are never checked";
    assert_eq!(github::render(&compared), expected);
    compared.deny = None;
    assert!(github::render(&compared).starts_with("::warning title=major::"));
}
