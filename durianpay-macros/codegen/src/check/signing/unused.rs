//! Reports unused credentials.

use super::super::Checker;
use super::template::Kinds;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Part, SigningScheme};
use crate::rules;
use std::collections::BTreeSet;

/// ```toml
/// [credential.partner_id]   # but no header contains `{partner_id}`
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    known: &Kinds<'_>,
    schemes: &[SigningScheme],
) {
    let templates = schemes.iter().flat_map(SigningScheme::templates).flatten();
    let keys = schemes.iter().map(|scheme| scheme.signature.key.as_str());
    let used: BTreeSet<&str> = templates
        .filter_map(Part::placeholder)
        .chain(keys)
        .collect();
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
