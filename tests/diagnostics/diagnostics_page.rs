//! Tests of the rules: each has an invalid example, which breaks only this rule, and a
//! fixed one without errors.

use crate::support::{expand_parsed, settings, text};
use durianpay_codegen::{Diagnostic, Edit, Severity, Source, lint, rules};
use durianpay_test_support::specs::{entries, read};
use std::collections::BTreeSet;
use std::path::Path;

const RULES: &str = "../durianpay-macros/codegen/src/rules";

fn spec(text: &str) -> [Source; 1] {
    [Source::new("spec.toml", text)]
}

/// The diagnostics of each example, as `docs/diagnostics.md` prints them.
#[test]
fn examples() {
    for rule in rules::all() {
        let mut settings = settings();
        settings.set_snapshot_path("../snapshots/diagnostics");
        settings.set_snapshot_suffix(rule.code());
        let sources = rule.sources(rule.invalid());
        let (_, found) = lint(&sources);
        settings.bind(|| insta::assert_snapshot!("rule", text(&found, &sources)));
    }
}

#[test]
fn an_invalid_example_breaks_one_rule_and_a_fixed_one_none() {
    for rule in rules::all() {
        let (_, found) = lint(&rule.sources(rule.invalid()));
        let shown: BTreeSet<&str> = found.iter().map(|found| found.rule.code()).collect();
        assert_eq!(shown, BTreeSet::from([rule.code()]));
        let sources = rule.sources(rule.fixed());
        let (_, found) = lint(&sources);
        assert_eq!(text(&found, &sources), "", "{} fixed", rule.code());
    }
}

/// The macro cannot warn, and a warning must not become its error.
#[test]
fn the_macro_reports_errors_alone() {
    for rule in rules::all() {
        let found = expand_parsed(&rule.sources(rule.invalid())).diagnostics;
        let is_error = rule.severity() == Severity::Error;
        assert_eq!(!found.is_empty(), is_error, "{}", rule.code());
        assert!(found.iter().all(|found| found.severity == Severity::Error));
    }
}

/// The rules of a group that is not listed would be missing from every page.
#[test]
fn every_rule_with_an_example_is_listed() {
    let folders: BTreeSet<String> = entries(RULES)
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let codes: Vec<String> = rules::all().map(|rule| rule.code().to_owned()).collect();
    assert_eq!(codes.iter().cloned().collect::<BTreeSet<_>>(), folders);
    assert_eq!(codes.len(), folders.len(), "a code is given twice");
}

#[test]
fn every_rule_is_found_by_its_code() {
    for rule in rules::all() {
        assert_eq!(rules::find(rule.code()), Some(rule));
    }
    assert_eq!(rules::find("no-such-rule"), None);
}

/// Summaries and helps are part of a line; explanations are prose.
#[test]
fn rule_texts_have_the_required_form() {
    for rule in rules::all() {
        let code = rule.code();
        for line in [rule.summary(), rule.help()] {
            assert!(!line.is_empty() && !line.ends_with('.'), "{code}: {line}");
            assert!(!line.contains('\n'), "{code}: {line}");
            assert!(
                !line.starts_with(|first: char| first.is_uppercase()),
                "{code}: {line}"
            );
        }
        let explanation = rule.explanation();
        assert!(
            explanation.trim_end().ends_with('.'),
            "{code}: {explanation}"
        );
        assert!(
            explanation.lines().all(|line| !line.starts_with(' ')),
            "{code}"
        );
    }
}

/// A suggested edit removes the error, and the help describes the same edit.
#[test]
fn suggestions_fix_the_error() {
    let mut applied = 0;
    let examples = rules::all().map(|rule| rule.sources(rule.invalid()));
    let fixtures = entries("fixtures/invalid")
        .into_iter()
        .map(|path| read(&path));
    for sources in examples.chain(fixtures) {
        let found = expand_parsed(&sources).diagnostics;
        for diagnostic in &found {
            if diagnostic.edits.is_empty() {
                continue;
            }
            let mut fixed = sources.clone();
            apply(&mut fixed, &diagnostic.edits);
            let left = expand_parsed(&fixed).diagnostics;
            let count = |all: &[Diagnostic]| {
                let same = all.iter().filter(|other| is_same(other, diagnostic));
                same.count()
            };
            assert!(
                count(&left) < count(&found),
                "{} is still reported in\n{}",
                diagnostic.message,
                fixed[diagnostic.span.file].text
            );
            applied += 1;
        }
    }
    assert!(applied > 20, "{applied}");
}

fn apply(sources: &mut [Source], edits: &[Edit]) {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span);
    for Edit { span, replacement } in edits.iter().rev() {
        let text = &mut sources[span.file].text;
        text.replace_range(span.start..span.end, replacement);
    }
}

fn is_same(left: &Diagnostic, right: &Diagnostic) -> bool {
    left.rule == right.rule && left.message == right.message
}

/// Each error has a help, in a separate line.
#[test]
fn every_error_has_a_message_of_one_line_and_a_help() {
    let odd = "[type.Order.fields]\n\"a\\nb\" = \"no\\ntype\"\n\"a_b\" = \"string\"\n";
    let fixtures = entries(Path::new("fixtures/invalid"));
    let all = fixtures
        .iter()
        .map(|path| read(path))
        .chain([spec(odd).to_vec()]);
    for diagnostic in all.flat_map(|sources| expand_parsed(&sources).diagnostics) {
        let Diagnostic { message, help, .. } = &diagnostic;
        assert!(
            !message.is_empty() && !message.contains('\n'),
            "{message:?}"
        );
        assert!(!help.is_empty() && !help.contains('\n'), "{help:?}");
    }
}

/// The compiler cannot show the code of a rule before the message.
#[test]
fn the_last_lines_of_a_macro_error_name_the_rule_and_its_page() {
    let sources = spec(rules::UNKNOWN_KEY.invalid());
    let found = expand_parsed(&sources).diagnostics;
    let text = found[0].render_with_rule(&sources);
    let lines: Vec<&str> = text.lines().rev().take(2).collect();
    let version = env!("CARGO_PKG_VERSION");
    let page = format!(
        "   = note: or read https://docs.rs/durianpay-client/{version}/durianpay_client/guide/diagnostics/index.html#unknown-key"
    );
    assert_eq!(
        lines,
        [
            &page,
            "   = rule: `unknown-key`; run `durianpay spec explain unknown-key` for an explanation"
        ]
    );
}
