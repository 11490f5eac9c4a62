//! Each kind of change, and that what is said of them agrees with the code.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first surprise, and says where"
)]

mod agreement;
mod api;
mod endpoints;
mod extensions;
mod fields;
mod mutations;
mod reports;
mod signatures;
mod signing;
mod types;
mod webhooks;

use super::compare;
use durianpay_codegen::model::Spec;
use durianpay_codegen::rules::BASE;
use durianpay_codegen::{Source, read};

/// A spec on top of the base that rules show their examples on.
fn on_base(text: &str) -> Vec<Source> {
    vec![
        Source::new("spec.toml", text),
        Source::base("base.toml", BASE),
    ]
}

/// Returns the model of a spec that has to be valid.
fn spec(text: &str) -> Spec {
    let sources = on_base(text);
    let (spec, diagnostics) = read(&sources);
    let errors: Vec<String> = diagnostics
        .iter()
        .map(|error| error.render(&sources))
        .collect();
    assert!(errors.is_empty(), "{}\n{text}", errors.join("\n"));
    spec
}

/// Reports the change from one text to the other.
fn lines(old: &str, new: &str) -> Vec<String> {
    compare(&spec(old), &spec(new))
        .iter()
        .map(|change| format!("{} {}: {}", change.level, change.node, change.what))
        .collect()
}

/// Old text, new text, and the report of the change.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Checks cases, each a part of a whole spec.
fn check(cases: &[Case], whole: impl Fn(&str) -> String) {
    for (old, new, expected) in cases {
        let found = lines(&whole(old), &whole(new));
        assert_eq!(found, *expected, "{old} → {new}");
    }
}
