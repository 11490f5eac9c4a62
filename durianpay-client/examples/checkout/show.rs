//! The output of the example: headings, fields, requests and their responses.

use durianpay_client::{AttemptEnd, AttemptStart, Hook};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use std::fmt::Display;
use std::io::{IsTerminal, stdout};

/// Prints a heading: bold in a terminal, plain in a file.
pub(crate) fn heading(text: &str) {
    if stdout().is_terminal() {
        println!("\n\x1b[1m{text}\x1b[0m");
    } else {
        println!("\n{text}");
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
            println!("  ← {status}");
        }
    }
}

/// Draws a QR code with two modules per character, light on dark, as in most terminals.
pub(crate) fn qr_code(text: &str) -> Result<(), qrcode::types::QrError> {
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
