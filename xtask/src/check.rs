//! `cargo xtask check`: the faults of a spec, as the macro would report them.

use crate::shipped;
use durianpay_codegen::{Diagnostic, Renderer, Source, read};
use std::fmt::Write as _;
use std::fs;

/// Checks the shipped spec, or `files` as one spec.
pub(crate) fn run(files: &[&str]) -> Result<String, String> {
    let sources = if files.is_empty() {
        shipped::sources()?
    } else {
        files
            .iter()
            .map(|file| open(file))
            .collect::<Result<_, _>>()?
    };
    let (spec, diagnostics) = read(&sources);
    if diagnostics.is_empty() {
        let endpoints = spec.endpoints().count();
        let types = spec.objects.len() + spec.unions.len() + spec.enums.len() + spec.ids.len();
        return Ok(format!(
            "{} files, {endpoints} endpoints, {types} types: no faults",
            sources.len(),
        ));
    }
    Err(report(&sources, &diagnostics))
}

fn open(file: &str) -> Result<Source, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
    Ok(Source::new(file, text))
}

/// Every fault, and how many there are.
pub(crate) fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let renderer = Renderer::new(sources);
    for diagnostic in diagnostics {
        let Diagnostic { rule, .. } = diagnostic;
        let _ = write!(out, "error[{rule}]: {}\n\n", renderer.render(diagnostic));
    }
    let count = diagnostics.len();
    let plural = if count == 1 { "" } else { "s" };
    let _ = write!(out, "{count} fault{plural}");
    out
}
