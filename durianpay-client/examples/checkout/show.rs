//! The output of the example: headings, fields, requests and their responses.

use durianpay_client::{AttemptEnd, AttemptStart, Hook};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::fmt::Display;
use std::io::{IsTerminal, stdout};

/// Prints a heading, in bold.
pub(crate) fn heading(text: &str) {
    println!("\n{}", styled("1", text));
}

/// Prints what a step has shown, in green.
pub(crate) fn verdict(text: &str) {
    println!("  {}", styled("32", &format!("✓ {text}")));
}

/// Prints a line of code to copy.
pub(crate) fn code(line: &str) {
    println!("    {}", styled("36", line));
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

/// Prints a line of text.
pub(crate) fn say(text: impl Display) {
    println!("  {text}");
}

/// Prints a field of a response.
pub(crate) fn field(name: &str, value: impl Display) {
    println!("      {name:<18} {value}");
}

/// Prints an optional field of a response.
pub(crate) fn optional(name: &str, value: Option<impl Display>) {
    if let Some(value) = value {
        field(name, value);
    }
}

/// Prints each request and the status of its response.
pub(crate) struct Printed;

impl Hook for Printed {
    fn before(&self, attempt: &mut AttemptStart<'_>) {
        println!("  → {} {}", attempt.method(), attempt.path());
    }

    fn after(&self, attempt: &AttemptEnd<'_>) {
        if let Some(status) = attempt.status() {
            println!("  ← {status} {}", attempt.operation());
        }
    }
}

/// Draws a QR code with two modules per character, light on dark, as in most terminals. A file gets
/// the beginning of its content.
pub(crate) fn qr_code(text: &str) -> Result<(), qrcode::types::QrError> {
    if !stdout().is_terminal() {
        field("qr_code", cut(text));
        return Ok(());
    }
    let drawn = QrCode::new(text)?
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .build();
    for line in drawn.lines() {
        println!("    {line}");
    }
    Ok(())
}

/// Truncates a long string.
pub(crate) fn cut(text: &str) -> String {
    let cut: String = text.chars().take(16).collect();
    format!("{cut}…")
}
