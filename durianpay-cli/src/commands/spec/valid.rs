//! Reads specs that must be valid, for the commands other than `check`.

use crate::check::human::{self, Styles};
use crate::commands::output::{Failure, Output};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Source, read};

/// Returns the spec of the sources, which must be valid. Its diagnostics become findings.
pub(super) fn read_valid(sources: &[Source]) -> Result<Spec, Failure> {
    let (spec, diagnostics) = read(sources);
    if diagnostics.is_empty() {
        return Ok(spec);
    }
    let report = human::report(sources, &diagnostics, &Styles::TERMINAL);
    Err(Failure::Findings(Output::stderr(report)))
}
