//! Tests each kind of change, and that the report agrees with the generated code.

#![expect(
    clippy::unwrap_used,
    reason = "a panic fails the test and shows its line"
)]

mod agreement;
mod api;
mod auth;
mod choices;
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

/// Builds a spec on top of the base that the rules use for their examples. An empty text
/// is a spec without files.
fn on_base(text: &str) -> Vec<Source> {
    let own = Source::new("spec.toml", text);
    let own = Some(own).filter(|own| !own.text.is_empty());
    let base = Source::base("base.toml", BASE);
    own.into_iter().chain([base]).collect()
}

/// Returns the model of a spec, which must be valid.
fn spec(text: &str) -> Spec {
    let sources = on_base(&with_environment(text));
    let (spec, diagnostics) = read(&sources);
    let errors: Vec<String> = diagnostics
        .iter()
        .map(|error| error.render(&sources))
        .collect();
    assert!(errors.is_empty(), "{}\n{text}", errors.join("\n"));
    spec
}

/// Adds the environment that an API with endpoints must have.
fn with_environment(text: &str) -> String {
    let has = |table: &str| text.contains(table);
    if has("[api]") && has("[endpoint.") && !has("[environment.") {
        return format!("{text}\n[environment.live]\nurl = 'https://r.example'\n");
    }
    text.to_owned()
}

/// Reports the changes between two texts.
fn lines(old: &str, new: &str) -> Vec<String> {
    compare(&spec(old), &spec(new))
        .iter()
        .map(|change| format!("{} {}: {}", change.level, change.node, change.what))
        .collect()
}

/// An old text, a new text, and the expected report.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Checks cases. `whole` makes a complete spec of each part.
fn check(cases: &[Case], whole: impl Fn(&str) -> String) {
    for (old, new, expected) in cases {
        let found = lines(&whole(old), &whole(new));
        assert_eq!(found, *expected, "{old} → {new}");
    }
}
