//! The edits of diagnostics fix the errors of the rules' examples.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

use durianpay_codegen::rules::{self, Rule};
use durianpay_codegen::{Diagnostic, Edit, Source, read};

/// Applies the edits of all diagnostics that do not share a place with an earlier one.
fn apply(sources: &[Source], diagnostics: &[Diagnostic]) -> Vec<Source> {
    let mut fixed = sources.to_vec();
    let mut edits: Vec<&Edit> = diagnostics.iter().flat_map(|found| &found.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    for Edit { span, replacement } in edits.iter().rev() {
        let text = &mut fixed[span.file].text;
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        text.replace_range(span.start..span.end, replacement);
    }
    fixed
}

/// Returns whether the edits of a rule's example remove every error of the rule.
fn is_fixed(rule: &'static Rule) -> bool {
    let sources = rule.sources(rule.invalid());
    let (_, before) = read(&sources);
    let (_, after) = read(&apply(&sources, &before));
    !before.is_empty() && after.iter().all(|found| found.rule != rule)
}

#[test]
fn many_rules_are_fixed_by_their_edits() {
    let all = rules::all().count();
    let (fixed, left): (Vec<_>, Vec<_>) = rules::all().partition(|rule| is_fixed(rule));
    assert!(
        fixed.len() * 100 >= all * SHARE,
        "{} of {all}; not {left:?}",
        fixed.len()
    );
}

/// The least share of rules, in percent, whose examples the edits fix.
const SHARE: usize = 50;

/// An edit that only moves the error would be applied again and again.
#[test]
fn a_fixed_example_has_no_further_edits() {
    for rule in rules::all().filter(|rule| is_fixed(rule)) {
        let sources = rule.sources(rule.invalid());
        let mut fixed = sources.clone();
        for _ in 0..3 {
            fixed = apply(&fixed, &read(&fixed).1);
        }
        let again = apply(&fixed, &read(&fixed).1);
        let texts = |sources: &[Source]| sources.first().unwrap().text.clone();
        assert_eq!(texts(&fixed), texts(&again), "{}", rule.code());
    }
}
