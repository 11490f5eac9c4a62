//! Diagnostics as text for people.

use anstyle::{AnsiColor, Style};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Diagnostic, Renderer, Role, Severity, Source};
use std::fmt::Write as _;

/// Terminal styles for the parts of a report.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    /// The style of `error[unknown-key]`.
    error: Style,
    /// The style of `warning[unused-type]`.
    warning: Style,
}

impl Styles {
    /// No styles, for files and logs.
    pub const PLAIN: Self = Self {
        error: Style::new(),
        warning: Style::new(),
    };

    /// Styles for a stream that may be a terminal.
    pub const TERMINAL: Self = Self {
        error: AnsiColor::Red.on_default().bold(),
        warning: AnsiColor::Yellow.on_default().bold(),
    };

    fn of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
        }
    }
}

/// Returns the summary line for a spec without errors.
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
    format!(
        "{}{}",
        listed(sources, diagnostics, styles),
        counts(diagnostics)
    )
}

/// Returns the numbers of errors and warnings: `2 errors, 1 warning`.
#[must_use]
pub fn counts(diagnostics: &[Diagnostic]) -> String {
    let counts = [Severity::Error, Severity::Warning].map(|severity| {
        let all = diagnostics.iter().map(|found| found.severity);
        let count = all.filter(|found| *found == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count, format!("{count} {}{plural}", severity.name()))
    });
    let found = counts.into_iter().filter(|(count, _)| *count > 0);
    found.map(|(_, text)| text).collect::<Vec<_>>().join(", ")
}

/// Returns all diagnostics, each followed by an empty line.
#[must_use]
pub fn listed(sources: &[Source], diagnostics: &[Diagnostic], styles: &Styles) -> String {
    let mut out = String::new();
    let renderer = Renderer::new(sources);
    for diagnostic in diagnostics {
        let code = diagnostic.rule.code();
        let text = renderer.render(diagnostic);
        let style = styles.of(diagnostic.severity);
        let severity = diagnostic.severity.name();
        let _ = write!(out, "{style}{severity}[{code}]{style:#}: {text}\n\n");
    }
    out
}
