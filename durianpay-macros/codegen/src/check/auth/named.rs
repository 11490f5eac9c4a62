//! Checks a header, or a field of a body, with its template.

use super::super::Checker;
use super::template::{self, Placeholders};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::NamedTemplate;
use crate::raw::RawTemplate;
use crate::rules;

/// Checks a header, or a field of a body.
pub(super) fn check_named(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    placeholders: Placeholders<'_>,
    raw: &RawTemplate,
) -> Option<NamedTemplate> {
    let about = checker.about(diagnostics, &raw.common, raw.name.span);
    let value = raw.value.as_ref()?;
    if value.value.contains(char::is_control) {
        diagnostics.push(Diagnostic::new(
            &rules::TEMPLATE_SYNTAX,
            value.span,
            format!(
                "the value of `{}` contains a control character",
                raw.name.value
            ),
        ));
        return None;
    }
    Some(NamedTemplate {
        about,
        name: raw.name.value.clone(),
        template: template::check(diagnostics, placeholders, value)?,
    })
}
