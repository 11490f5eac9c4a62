//! Diagnostics as text for people.

use anstyle::{AnsiColor, Style};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Diagnostic, Renderer, Role, Source};
use std::fmt::Write as _;

/// Terminal styles for the parts of a report.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    /// The style of `error[unknown-key]`.
    error: Style,
}

impl Styles {
    /// No styles, for files and logs.
    pub const PLAIN: Self = Self {
        error: Style::new(),
    };

    /// Styles for a stream that may be a terminal.
    pub const TERMINAL: Self = Self {
        error: AnsiColor::Red.on_default().bold(),
    };
}

/// Returns the summary line for a spec without diagnostics.
#[must_use]
pub fn summary(sources: &[Source], spec: &Spec) -> String {
    let endpoints = spec.endpoints().count();
    let unions = spec.unions.len() + spec.choices.len();
    let types = spec.objects.len() + unions + spec.enums.len() + spec.ids.len();
    // The user did not ask to check the base spec.
    let own = sources.iter().filter(|source| source.role == Role::Own);
    format!(
        "{} files, {endpoints} endpoints, {types} types: no errors",
        own.count(),
    )
}

/// Returns all diagnostics, followed by their number.
#[must_use]
pub fn report(sources: &[Source], diagnostics: &[Diagnostic], styles: &Styles) -> String {
    let count = diagnostics.len();
    let plural = if count == 1 { "" } else { "s" };
    format!(
        "{}{count} error{plural}",
        errors(sources, diagnostics, styles)
    )
}

/// Returns all diagnostics, each followed by an empty line.
#[must_use]
pub fn errors(sources: &[Source], diagnostics: &[Diagnostic], styles: &Styles) -> String {
    let Styles { error } = styles;
    let mut out = String::new();
    let renderer = Renderer::new(sources);
    for diagnostic in diagnostics {
        let code = diagnostic.rule.code();
        let text = renderer.render(diagnostic);
        let _ = write!(out, "{error}error[{code}]{error:#}: {text}\n\n");
    }
    out
}
