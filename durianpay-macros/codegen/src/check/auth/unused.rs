//! Reports unused credentials.

use super::super::Checker;
use super::template::Kinds;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;
use std::collections::BTreeSet;

/// ```toml
/// [credential.partner_id]   # but no header contains `{partner_id}`
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    known: &Kinds<'_>,
    used: &BTreeSet<&str>,
) {
    for raw in &checker.raw.credentials {
        if known.contains_key(raw.name.as_str()) && !used.contains(raw.name.as_str()) {
            diagnostics.push(Diagnostic::new(
                &rules::UNUSED_CREDENTIAL,
                raw.name.span,
                format!("the credential `{}` is unused", raw.name.value),
            ));
        }
    }
}
