//! `cargo xtask check`: the faults of a spec, as the macro would report them.

use crate::shipped;
use durianpay_codegen::{Diagnostic, Role, Source, read};
use std::fmt::Write as _;
use std::fs;

/// Checks the shipped spec, or `files` as one spec on top of it.
pub(crate) fn run(files: &[&str]) -> Result<String, String> {
    let mut sources = shipped::sources()?;
    let count = if files.is_empty() {
        sources.len()
    } else {
        for source in &mut sources {
            source.role = Role::Base;
        }
        for file in files {
            sources.push(open(file)?);
        }
        files.len()
    };
    let (spec, diagnostics) = read(&sources);
    if diagnostics.is_empty() {
        let endpoints = spec.endpoints().count();
        let types = spec.objects.len() + spec.unions.len() + spec.enums.len() + spec.ids.len();
        return Ok(format!(
            "{count} files, {endpoints} endpoints, {types} types: no faults",
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
    for diagnostic in diagnostics {
        let Diagnostic { rule, .. } = diagnostic;
        let _ = write!(out, "error[{rule}]: {}\n\n", diagnostic.render(sources));
    }
    let count = diagnostics.len();
    let plural = if count == 1 { "" } else { "s" };
    let _ = write!(out, "{count} fault{plural}");
    out
}
