//! Tests of the diagnostics of invalid specs, with one fixture per error.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod deletions;
mod diagnostics_page;
mod edits;
mod mistakes;
mod support;

use durianpay_codegen::{Source, rules};
use durianpay_test_support::specs::{names, read, read_on_base, shipped};
use std::collections::BTreeSet;
use std::path::Path;
use support::{expand_parsed, settings, text};

/// `fixtures/invalid/unknown-key.toml` breaks the rule `unknown-key` in other ways than
/// its example, and no other rule: one mistake must not cause a second error. A
/// directory is one spec in several files.
#[test]
fn invalid() {
    let mut odd = Vec::new();
    settings().bind(|| {
        insta::glob!("../fixtures", "invalid/*", |path| {
            odd.extend(unexpected("invalid", path, &read(path)));
        });
    });
    assert!(odd.is_empty(), "{odd:#?}");
}

/// The same for specs that extend the API of the client.
#[test]
fn invalid_on_base() {
    let mut odd = Vec::new();
    settings().bind(|| {
        insta::glob!("../fixtures", "invalid-on-base/*", |path| {
            odd.extend(unexpected("invalid-on-base", path, &read_on_base(path)));
        });
    });
    assert!(odd.is_empty(), "{odd:#?}");
}

/// Compares the diagnostics of a fixture with its snapshot. Returns those that do not
/// match its name.
fn unexpected(snapshot: &str, path: &Path, sources: &[Source]) -> Vec<String> {
    let found = expand_parsed(sources).diagnostics;
    insta::assert_snapshot!(snapshot, text(&found, sources));
    let name = path.file_stem().unwrap().to_str().unwrap();
    if path.is_dir() {
        return Vec::new();
    }
    if found.is_empty() {
        return vec![format!("`{name}` has no diagnostic")];
    }
    let rules = found.iter().map(|found| found.rule.code());
    rules
        .filter(|rule| !name.starts_with(rule))
        .map(|rule| format!("`{name}` also shows `{rule}`"))
        .collect()
}

#[test]
fn every_snapshot_has_a_fixture() {
    let fixtures = names("fixtures/invalid").map(|name| format!("invalid@{name}.snap"));
    let on_base = names("fixtures/invalid-on-base");
    let on_base = on_base.map(|name| format!("invalid-on-base@{name}.snap"));
    let mistakes = names("fixtures/mistakes").map(|name| format!("mistake@{name}.snap"));
    let rules = rules::all().map(|rule| format!("rule@{}.snap", rule.code()));
    assert_eq!(
        names("snapshots/diagnostics").collect::<BTreeSet<_>>(),
        fixtures
            .chain(on_base)
            .chain(mistakes)
            .chain(rules)
            .collect()
    );
}

#[test]
fn the_shipped_spec_is_valid() {
    let sources = shipped();
    let found = expand_parsed(&sources).diagnostics;
    assert_eq!(text(&found, &sources), "");
}

/// Texts that editors, other systems and accidents produce. None may cause a panic.
#[test]
fn unusual_files_never_panic() {
    let long = "x".repeat(1 << 20);
    let deep_type = "[".repeat(100_000);
    let deep_list = "[".repeat(100_000);
    let deep_key = "a.".repeat(100_000);
    let cases = [
        ("empty", String::new()),
        ("blank", "\n \n\t\n".to_owned()),
        ("only a comment", "# nothing yet".to_owned()),
        (
            "CRLF",
            "[type.Order.fields]\r\nid = \"sting\"\r\nname = 1\r\n".to_owned(),
        ),
        (
            "tabs",
            "[type.Order.fields]\n\tid\t=\t\"sting\"\n".to_owned(),
        ),
        (
            "multi-byte characters before the caret",
            "[type.Order.fields]\nid = { doc = \"Nomor pésanan – 訂單 🍈\", type = \"sting\" }\n"
                .to_owned(),
        ),
        (
            "escapes in the invalid word",
            r#"type.Order.fields.id = "\u005bsting]""#.to_owned(),
        ),
        (
            "an invalid name over several lines",
            "[type.Order.fields]\nid = \"\"\"\nst\ning\"\"\"\n".to_owned(),
        ),
        (
            "BOM",
            "\u{feff}[type.Order.fields]\nid = \"sting\"\n".to_owned(),
        ),
        ("BOM before the caret", "\u{feff}sausage = 1\n".to_owned()),
        (
            "no line end",
            "[type.Order.fields]\nid = \"sting\"".to_owned(),
        ),
        (
            "JSON",
            r#"{"type": {"Order": {"fields": {"id": "string"}}}}"#.to_owned(),
        ),
        ("YAML", "type:\n  Order:\n    id: string\n".to_owned()),
        ("binary", "\u{0}\u{1}\u{7f}ELF".to_owned()),
        (
            "a value of a megabyte",
            format!("[type.Order.fields]\nid = \"{long}\"\n"),
        ),
        ("a key of a megabyte", format!("{long} = 1\n")),
        (
            "a deep type",
            format!("[type.Order.fields]\nid = \"{deep_type}\"\n"),
        ),
        ("a deep list", format!("type = {deep_list}\n")),
        ("a deep key", format!("{deep_key}a = 1\n")),
    ];
    let mut texts = Vec::new();
    let mut long_lines = Vec::new();
    for (name, text_of_spec) in cases {
        let sources = [Source::new("odd.toml", text_of_spec)];
        let found = expand_parsed(&sources).diagnostics;
        let text = text(&found, &sources);
        if text.lines().any(|line| line.chars().count() > 240) {
            long_lines.push(name);
            continue;
        }
        texts.push(format!("## {name}\n\n{text}"));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("odd-text", texts.join("\n")));
    assert!(long_lines.is_empty(), "too long to read: {long_lines:?}");
}
