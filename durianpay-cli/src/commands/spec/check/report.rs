//! The report of a check, in the format that was asked for.

use crate::check::human::{self, Styles};
use crate::check::{github, json};
use crate::commands::destination::Destination;
use crate::commands::format::Format;
use crate::commands::output::{Failure, Output};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Diagnostic, Severity, Source, lint};

/// The findings of a check.
pub(super) struct Report<'s> {
    sources: &'s [Source],
    spec: Spec,
    diagnostics: Vec<Diagnostic>,
    format: Format,
}

impl<'s> Report<'s> {
    /// Checks the sources.
    pub(super) fn new(sources: &'s [Source], format: Format, deny_warnings: bool) -> Self {
        let (spec, mut diagnostics) = lint(sources);
        if deny_warnings {
            for diagnostic in &mut diagnostics {
                diagnostic.severity = Severity::Error;
            }
        }
        Self {
            sources,
            spec,
            diagnostics,
            format,
        }
    }

    /// Checks whether there are no errors.
    fn is_valid(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|found| found.severity);
        severities.all(|severity| severity == Severity::Warning)
    }

    /// Writes the report. Errors are findings.
    pub(super) fn into_result(self, to: &Destination) -> Result<Output, Failure> {
        let output = match self.format {
            Format::Human if !to.is_file() => self.on_terminal(),
            Format::Human => to.write(self.as_text(&Styles::PLAIN))?,
            Format::Json => to.write(json::report(self.sources, &self.diagnostics)?)?,
            Format::Github => to.write(self.as_commands())?,
        };
        if self.is_valid() {
            Ok(output)
        } else {
            Err(Failure::Findings(output))
        }
    }

    /// Returns the report as one text for standard output, and a list of JSON in one line.
    pub(super) fn on_stdout(&self) -> Result<String, String> {
        match self.format {
            Format::Human => Ok(self.as_text(&Styles::TERMINAL)),
            Format::Json => json::line(self.sources, &self.diagnostics),
            Format::Github => Ok(self.as_commands()),
        }
    }

    /// Diagnostics go to standard error; the summary of a valid spec is the result.
    fn on_terminal(&self) -> Output {
        let styles = Styles::TERMINAL;
        if !self.is_valid() {
            return Output::stderr(human::report(self.sources, &self.diagnostics, &styles));
        }
        Output {
            stdout: self.summary(),
            stderr: human::listed(self.sources, &self.diagnostics, &styles),
        }
    }

    fn as_text(&self, styles: &Styles) -> String {
        if self.is_valid() {
            human::listed(self.sources, &self.diagnostics, styles) + &self.summary()
        } else {
            human::report(self.sources, &self.diagnostics, styles)
        }
    }

    fn as_commands(&self) -> String {
        let commands = github::report(self.sources, &self.diagnostics);
        match (self.is_valid(), commands.is_empty()) {
            (false, _) => commands,
            (true, true) => self.summary(),
            (true, false) => format!("{commands}\n{}", self.summary()),
        }
    }

    fn summary(&self) -> String {
        let summary = human::summary(self.sources, &self.spec);
        match human::counts(&self.diagnostics) {
            warnings if warnings.is_empty() => summary,
            warnings => format!("{summary}, {warnings}"),
        }
    }
}
