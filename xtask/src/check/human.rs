//! Faults for people. Never coloured: the text goes into files and logs too.

use durianpay_codegen::model::Spec;
use durianpay_codegen::{Diagnostic, Renderer, Role, Source};
use std::fmt::Write as _;

/// What a sound spec has.
pub(super) fn summary(sources: &[Source], spec: &Spec) -> String {
    let endpoints = spec.endpoints().count();
    let types = spec.objects.len() + spec.unions.len() + spec.enums.len() + spec.ids.len();
    // What they are read on top of is not what was asked about.
    let own = sources.iter().filter(|source| source.role == Role::Own);
    format!(
        "{} files, {endpoints} endpoints, {types} types: no faults",
        own.count(),
    )
}

/// Every fault, and how many there are.
pub(crate) fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let count = diagnostics.len();
    let plural = if count == 1 { "" } else { "s" };
    format!("{}{count} fault{plural}", faults(sources, diagnostics))
}

/// Every fault, each with an empty line after it.
pub(crate) fn faults(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let renderer = Renderer::new(sources);
    for diagnostic in diagnostics {
        let code = diagnostic.rule.code();
        let _ = write!(out, "error[{code}]: {}\n\n", renderer.render(diagnostic));
    }
    out
}
