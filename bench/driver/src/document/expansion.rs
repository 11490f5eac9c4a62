//! The time that the macro needs, and its output.

use super::table::{self, Unit};
use crate::store::{Results, divide};
use std::fmt::Write as _;

/// Renders the times and the size of the output.
pub(super) fn render(build: &Results) -> String {
    let mut text = table::head("", &["milliseconds"]);
    for (key, title) in [
        ("shipped", "the shipped spec"),
        ("optimised", "the same, with an optimized macro"),
        ("10", "10 endpoints"),
        ("100", "100 endpoints"),
        ("1000", "1,000 endpoints"),
    ] {
        let shown = Unit::Milliseconds.show(build, &format!("expansion.{key}"));
        text.push_str(&table::row(title, Unit::Milliseconds, &[shown]));
    }
    let each = |key: &str| {
        let all = build.median(key)?;
        Ok::<_, String>((all, divide(all, build.median("operations")?)))
    };
    let shown = |key: &str| match each(key) {
        Ok((all, one)) => format!("{all}, or {one:.0} per operation"),
        Err(_) => "–".to_owned(),
    };
    let _ = writeln!(
        text,
        "\nThe shipped spec has {} operations. The size of its bindings:\n\n- tokens: {}\n- lines, formatted: {}\n\n\
         Its expansion takes {} instructions, according to callgrind.",
        Unit::Count.show(build, "operations"),
        shown("tokens"),
        shown("lines"),
        Unit::Count.show(build, "expansion.instructions"),
    );
    text
}
