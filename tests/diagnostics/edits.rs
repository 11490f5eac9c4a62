//! The edits that diagnostics of the syntax suggest.

use durianpay_codegen::{Edit, Source, read};
use durianpay_test_support::specs::names;

/// Each edit fixes its slip, also if all are made at once.
#[test]
fn suggested_edits_fix_their_slips() {
    let mut edits = 0;
    for name in names("fixtures/invalid").filter(|name| name.starts_with("toml-syntax")) {
        let text = std::fs::read_to_string(format!("fixtures/invalid/{name}")).unwrap();
        let (_, found) = read(&[Source::new(name.as_str(), text.as_str())]);
        let suggested: Vec<&Edit> = found.iter().flat_map(|found| &found.edits).collect();
        edits += suggested.len();
        let mut fixed = text.clone();
        for Edit { span, replacement } in suggested.iter().rev() {
            fixed.replace_range(span.start..span.end, replacement);
        }
        let (_, left) = read(&[Source::new(name.as_str(), fixed.as_str())]);
        let left: Vec<&str> = left
            .iter()
            .filter(|left| left.rule.code() == "toml-syntax")
            .map(|left| left.message.as_str())
            .collect();
        let kept: Vec<&str> = found
            .iter()
            .filter(|found| found.edits.is_empty())
            .map(|found| found.message.as_str())
            .collect();
        assert_eq!(left, kept, "{name}:\n{fixed}");
    }
    assert!(edits > 50, "only {edits} edits are suggested");
}
