//! `cargo xtask explain`: a rule of the language, in the terminal.

use crate::catalogue;
use durianpay_codegen::rules::{self, Rule};
use std::fmt::Write as _;

/// Prints the rule of that code, or lists all of them.
pub(crate) fn run(code: Option<&str>) -> Result<String, String> {
    let Some(code) = code else {
        return Ok(index());
    };
    // As it is printed, in brackets.
    let code = code.trim_start_matches("error").trim_matches(['[', ']']);
    match rules::find(code) {
        Some(rule) => Ok(explain(rule)),
        None => Err(format!(
            "no rule `{code}`; `cargo xtask explain` lists all rules"
        )),
    }
}

fn index() -> String {
    let mut out = String::new();
    for group in rules::GROUPS {
        let _ = writeln!(out, "{}", group.title());
        for rule in group.rules() {
            let _ = writeln!(out, "  {:<24} {}", rule.code(), rule.summary());
        }
        out.push('\n');
    }
    out.push_str("`cargo xtask explain CODE` explains one of them");
    out
}

fn explain(rule: &Rule) -> String {
    format!(
        "{}: {}\n\n{}\n\nThis is faulty:\n\n{}\nand is reported as\n\n{}\nThis is mended:\n\n{}",
        rule.code(),
        rule.summary(),
        rule.explanation(),
        indent(rule.invalid()),
        indent(&catalogue::printed(rule)),
        indent(rule.fixed()),
    )
}

fn indent(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
