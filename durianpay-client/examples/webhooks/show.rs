//! The output of the example: headings, lines and verdicts.

use std::fmt::Display;
use std::io::{IsTerminal, stdout};

/// Prints a heading, in bold.
pub(crate) fn heading(text: &str) {
    println!("\n{}", styled("1", text));
}

/// Prints a line of text.
pub(crate) fn say(text: impl Display) {
    println!("  {text}");
}

/// Prints a line of a participant.
pub(crate) fn line(who: &str, text: impl Display) {
    println!("      {who:<11} {text}");
}

/// Prints what a step has shown, in green.
pub(crate) fn verdict(text: &str) {
    println!("  {}", styled("32", &format!("✓ {text}")));
}

/// Adds a style of ANSI escapes, unless the output is a file or the user wants no colors
/// (<https://no-color.org>).
fn styled(style: &str, text: &str) -> String {
    let is_unwanted = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if is_dumb || is_unwanted("NO_COLOR") || !stdout().is_terminal() {
        text.to_owned()
    } else {
        format!("\x1b[{style}m{text}\x1b[0m")
    }
}
