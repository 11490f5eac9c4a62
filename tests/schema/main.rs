//! Tests of the JSON Schema of the spec language: it must agree with the parser as far
//! as a schema can, and with the documentation.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod edit;
mod invalid;
mod json;
mod language;
mod minimal_specs;

use durianpay_codegen::Source;
use durianpay_codegen::grammar::Kind;
use durianpay_codegen::rules::{self, Rule};
use durianpay_test_support::specs;
use invalid::{HIDDEN, LEAVING_OUT, SEEN, SEEN_IN_PART};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(durianpay_spec::SCHEMA).unwrap());

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft7::new(&SCHEMA).unwrap());

/// Returns the files of the shipped spec and all fixtures, as names and JSON.
static FILES: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let fixtures = [
        "fixtures/valid",
        "fixtures/valid-on-base",
        "fixtures/invalid",
        "fixtures/invalid-on-base",
    ];
    let fixtures = fixtures.iter().flat_map(specs::entries);
    let sources = fixtures.flat_map(|path| specs::read(&path));
    let all = specs::shipped().into_iter().chain(sources);
    all.filter_map(|source| Some((source.name, json::from_toml(&source.text)?)))
        .collect()
});

#[test]
fn the_schema_is_valid_draft_7() {
    jsonschema::draft7::meta::validate(&SCHEMA).unwrap();
}

#[test]
fn every_file_of_the_spec_names_the_schema() {
    for (name, text) in durianpay_spec::SOURCES {
        assert_eq!(
            text.lines().next(),
            Some("#:schema ./schema.json"),
            "{name}"
        );
    }
}

/// A new rule must be added to `schema/invalid.rs`.
#[test]
fn every_error_is_classified() {
    let sorted = [SEEN, SEEN_IN_PART, HIDDEN].concat();
    let rules: BTreeSet<&str> = rules::all().map(Rule::code).collect();
    assert_eq!(sorted.iter().copied().collect::<BTreeSet<_>>(), rules);
    assert_eq!(sorted.len(), rules.len(), "a rule is sorted twice");
    assert!(LEAVING_OUT.iter().all(|rule| HIDDEN.contains(rule)));
}

#[test]
fn shipped_files_and_fixtures_are_valid() {
    let mut accepted = 0;
    for (name, document) in FILES.iter() {
        let agreement = compare(document).unwrap_or_else(|gap| panic!("{name}: {gap}"));
        accepted += usize::from(agreement == Agreement::Accepted);
    }
    assert!(accepted > 50, "{accepted} of {} are accepted", FILES.len());
    assert!(FILES.len() - accepted > 15, "only {accepted} are accepted");
}

/// A missing key is detected by both schema and parser, or by neither.
#[test]
fn schema_and_parser_agree_on_missing_keys() {
    let mut rejected = 0;
    let valid = ["fixtures/valid", "fixtures/valid-on-base"];
    let valid: Vec<_> = valid.iter().flat_map(specs::entries).collect();
    for source in valid.iter().flat_map(|path| specs::read(path)) {
        let document = json::from_toml(&source.text).unwrap();
        for document in edit::each_drop(&document) {
            let agreement =
                compare(&document).unwrap_or_else(|gap| panic!("{}: {gap}", source.name));
            rejected += usize::from(agreement == Agreement::Rejected);
        }
    }
    assert!(rejected > 100, "{rejected} are rejected");
}

/// The example of a key in the grammar is valid in its place.
#[test]
fn examples() {
    for spec in minimal_specs::all() {
        for key in spec.table.keys() {
            let shown = minimal_specs::shown(key);
            let is_plain = matches!(key.kind, Kind::Table(_) | Kind::Boolean);
            assert!(!shown.is_empty() || is_plain, "no value of {}", key.name);
            for value in shown {
                let agreement = compare(&spec.with(key.name, value));
                assert_eq!(agreement, Ok(Agreement::Accepted), "{}", key.name);
            }
        }
    }
}

/// Every key of every table, with values of all kinds and formats.
#[test]
fn schema_and_parser_agree_on_every_value() {
    let values = edit::values();
    for spec in minimal_specs::all() {
        for key in spec.table.keys() {
            for value in &values {
                if let Err(gap) = compare(&spec.with(key.name, value.clone())) {
                    panic!("`{}` of {}: {gap}", key.name, spec.table.name);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2048,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_edited_spec(
        file in any::<Index>(),
        edits in prop::collection::vec((edit::edit(), any::<Index>()), 1..4),
    ) {
        let (name, document) = &FILES[file.index(FILES.len())];
        let mut document = document.clone();
        for (edit, place) in &edits {
            edit::apply(&mut document, edit, *place);
        }
        if let Err(gap) = compare(&document) {
            return Err(TestCaseError::fail(format!("{name}: {gap}")));
        }
    }
}

/// The results of the schema and of the parser for one file.
#[derive(Debug, PartialEq, Eq)]
enum Agreement {
    Accepted,
    Rejected,
}

/// Validates the file with both. An error that a schema can detect must be detected,
/// and a rejected file must have an error.
fn compare(document: &Value) -> Result<Agreement, String> {
    let text = json::to_toml(document);
    // A spec that extends an API is read together with its base.
    let sources = [
        Source::new("edited.toml", text.as_str()),
        Source::base("base.toml", rules::BASE),
    ];
    let (_, diagnostics) = durianpay_codegen::read(&sources);
    let has = |rules: &[&str]| {
        diagnostics
            .iter()
            .any(|diagnostic| rules.contains(&diagnostic.rule.code()))
    };
    let is_valid = VALIDATOR.is_valid(document);
    let may_be_rejected = has(SEEN) || has(SEEN_IN_PART) || has(LEAVING_OUT);
    match is_valid {
        true if !has(SEEN) => return Ok(Agreement::Accepted),
        false if may_be_rejected => return Ok(Agreement::Rejected),
        _ => {}
    }
    let mut gap = format!("schema and parser differ\n{text}\nThe parser says:\n");
    for diagnostic in &diagnostics {
        let _ = writeln!(gap, "{}: {}", diagnostic.rule.code(), diagnostic.message);
    }
    gap.push_str("The schema says:\n");
    for error in VALIDATOR.iter_errors(document) {
        let _ = writeln!(gap, "{}: {error}", error.instance_path());
    }
    Err(gap)
}
