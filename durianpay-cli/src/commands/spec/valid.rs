//! Reads specs that must be valid, for the commands other than `check`.

use crate::check::human::{self, Styles};
use crate::commands::output::{Failure, Output};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Reading, Source, UnknownName, read_only};

/// Returns the spec of the sources, which must be valid. Its diagnostics become findings.
pub(in crate::commands) fn read_valid(sources: &[Source]) -> Result<Spec, Failure> {
    read_valid_only(sources, &[])
}

/// Returns what `only` names in the spec of the sources, with everything that it needs; or all
/// of it, if `only` is empty.
pub(super) fn read_valid_only(sources: &[Source], only: &[String]) -> Result<Spec, Failure> {
    let Reading {
        spec,
        diagnostics,
        unknown,
    } = read_only(sources, only);
    if !diagnostics.is_empty() {
        let report = human::report(sources, &diagnostics, &Styles::TERMINAL);
        return Err(Failure::Findings(Output::stderr(report)));
    }
    if !unknown.is_empty() {
        let unknown = unknown.iter().map(UnknownName::to_string);
        return Err(unknown.collect::<Vec<_>>().join("\n").into());
    }
    Ok(spec)
}
