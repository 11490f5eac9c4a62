//! `docs/diagnostics.md`: a page with every rule of the language.

use durianpay_cli::check::human::{self, Styles};
use durianpay_cli::check::{github, json};
use durianpay_cli::explain::{example, printed};
use durianpay_codegen::rules::{self, GROUPS, Group, Rule};
use durianpay_codegen::{Diagnostic, Source};
use std::fmt::Write as _;

/// The text before the rules. It shows one diagnostic in every format.
const HEAD: &str = include_str!("diagnostics_page/head.md");

/// Builds the page with all rules.
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
        .replace(
            "{human}",
            human::listed(&sources, &diagnostics, &Styles::PLAIN).trim_end(),
        )
        .replace("{rule}", &lines_of_the_rule(&sources, &diagnostics))
        .replace("{json}", &json::report(&sources, &diagnostics)?)
        .replace("{github}", &github::report(&sources, &diagnostics)))
}

/// Returns the lines that only an error of the macro has.
fn lines_of_the_rule(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let rendered = diagnostics.iter().map(|diagnostic| {
        let text = diagnostic.render_with_rule(sources);
        let rest = text.strip_prefix(&diagnostic.render(sources));
        rest.unwrap_or_default().trim_start_matches('\n').to_owned()
    });
    rendered.collect::<Vec<_>>().join("\n")
}

fn render_index(out: &mut String, group: &Group) {
    let title = group.title();
    let anchor = anchor(title);
    let _ = write!(
        out,
        "\n**[{title}](#{anchor})**\n\n| Rule | Violation |\n|---|---|\n"
    );
    for rule in group.rules() {
        let code = rule.code();
        let _ = writeln!(out, "| [`{code}`](#{code}) | {} |", rule.summary());
    }
}

fn render_rule(out: &mut String, rule: &Rule) {
    let _ = write!(
        out,
        "\n### {}\n\n*{}.*\n\n{}\n\n```toml\n{}```\n\n```text\n{}\n```\n\nFixed:\n\n```toml\n{}```\n",
        rule.code(),
        capitalised(rule.summary()),
        rule.explanation(),
        rule.invalid(),
        printed(rule),
        rule.fixed(),
    );
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().to_string() + characters.as_str()
    })
}

/// Returns the anchor of a heading: in lower case, with dashes for spaces and no other characters.
fn anchor(title: &str) -> String {
    title
        .to_lowercase()
        .chars()
        .filter(|character| character.is_alphanumeric() || *character == ' ')
        .map(|character| if character == ' ' { '-' } else { character })
        .collect()
}
