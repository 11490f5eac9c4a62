//! `docs/diagnostics.md`: every rule of the language, for people to read.

use crate::check::{github, human, json};
use durianpay_codegen::rules::{self, GROUPS, Group, Rule};
use durianpay_codegen::{Diagnostic, Source, read};
use std::fmt::Write as _;

/// What stands above the rules. It shows one fault in every format.
const HEAD: &str = include_str!("catalogue/head.md");

/// The page of all rules.
pub(crate) fn render() -> Result<String, String> {
    let mut out = head()?;
    for group in GROUPS {
        render_index(&mut out, group);
    }
    for group in GROUPS {
        let _ = write!(out, "\n## {}\n", group.title());
        for rule in group.rules() {
            render_rule(&mut out, rule);
        }
    }
    Ok(out)
}

fn head() -> Result<String, String> {
    let (sources, diagnostics) = example(&rules::UNKNOWN_FIELD);
    Ok(HEAD
        .replace("{human}", human::faults(&sources, &diagnostics).trim_end())
        .replace("{json}", &json::report(&sources, &diagnostics)?)
        .replace("{github}", &github::report(&sources, &diagnostics)))
}

fn render_index(out: &mut String, group: &Group) {
    let title = group.title();
    let anchor = anchor(title);
    let _ = write!(
        out,
        "\n**[{title}](#{anchor})**\n\n| Rule | Broken when |\n|---|---|\n"
    );
    for rule in group.rules() {
        let code = rule.code();
        let _ = writeln!(out, "| [`{code}`](#{code}) | {} |", rule.summary());
    }
}

fn render_rule(out: &mut String, rule: &Rule) {
    let _ = write!(
        out,
        "\n### {}\n\n*{}.*\n\n{}\n\n```toml\n{}```\n\n```text\n{}\n```\n\nMended:\n\n```toml\n{}```\n",
        rule.code(),
        capitalised(rule.summary()),
        rule.explanation(),
        rule.invalid(),
        printed(rule),
        rule.fixed(),
    );
}

/// What `cargo xtask check` prints of the faulty example of a rule.
pub(crate) fn printed(rule: &Rule) -> String {
    let (sources, diagnostics) = example(rule);
    human::faults(&sources, &diagnostics).trim_end().to_owned()
}

fn example(rule: &Rule) -> (Vec<Source>, Vec<Diagnostic>) {
    let sources = rule.sources(rule.invalid());
    let (_, diagnostics) = read(&sources);
    (sources, diagnostics)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().to_string() + characters.as_str()
    })
}

/// What a heading is linked by: lower case, dashes for blanks, nothing else.
fn anchor(title: &str) -> String {
    title
        .to_lowercase()
        .chars()
        .filter(|character| character.is_alphanumeric() || *character == ' ')
        .map(|character| if character == ' ' { '-' } else { character })
        .collect()
}
