//! Reports a field that a type does not have.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;
use crate::source::At;

/// Reports a field that `object` does not have.
pub(super) fn report_unknown_field<'f>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    name: &At<String>,
    object: &str,
    known: impl IntoIterator<Item = &'f str>,
) {
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_FIELD,
        name.span,
        format!("the type `{object}` has no field `{}`", name.value),
    );
    let diagnostic = checker.beside_type(diagnostic, object);
    let diagnostic = diagnostics.suggest_name(diagnostic, &name.value, known);
    diagnostics.push(diagnostic);
}
