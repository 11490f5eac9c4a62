//! Explanations of the rules of the spec language, for the terminal.

use crate::check::human::{self, Styles};
use durianpay_codegen::rules::{self, Rule};
use durianpay_codegen::{Diagnostic, Severity, Source, lint};
use std::fmt::Write as _;

/// Returns the list of all rules.
#[must_use]
pub fn index() -> String {
    let mut out = String::new();
    for group in rules::GROUPS {
        let _ = writeln!(out, "{}", group.title());
        for rule in group.rules() {
            let _ = writeln!(out, "  {:<24} {}", rule.code(), rule.summary());
        }
        out.push('\n');
    }
    out.push_str("Run `durianpay spec explain CODE` for the explanation of a rule");
    out
}

/// Returns the explanation of a rule, with both examples and the diagnostic.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    format!(
        "{}: {}\n\n{}\n\n{}:\n\n{}\nand is reported as\n\n{}\nThis is fixed:\n\n{}",
        rule.code(),
        rule.summary(),
        rule.explanation(),
        match rule.severity() {
            Severity::Error => "This is invalid",
            Severity::Warning => "This is suspicious",
        },
        indent(rule.invalid()),
        indent(&printed(rule)),
        indent(rule.fixed()),
    )
}

/// Returns the diagnostics of a rule's invalid example, as `check` prints them.
#[must_use]
pub fn printed(rule: &Rule) -> String {
    let (sources, diagnostics) = example(rule);
    let text = human::listed(&sources, &diagnostics, &Styles::PLAIN);
    text.trim_end().to_owned()
}

/// Returns the invalid example of a rule and its diagnostics.
#[must_use]
pub fn example(rule: &Rule) -> (Vec<Source>, Vec<Diagnostic>) {
    let sources = rule.sources(rule.invalid());
    let (_, diagnostics) = lint(&sources);
    (sources, diagnostics)
}

fn indent(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
