//! Checks that a client with several credentials has the key that a scheme sends.

use super::super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Auth, Credential, CredentialKind, KEY};
use crate::rules;
use std::collections::BTreeMap;

/// ```toml
/// [credential.account]   # of another scheme
///
/// [auth.key]
/// scheme = "bearer"      # but there is no `[credential.key]`
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    schemes: &BTreeMap<String, Auth>,
    credentials: &[Credential],
) {
    let is_key = |one: &Credential| one.name == KEY && one.kind == CredentialKind::Secret;
    if credentials.is_empty() || credentials.iter().any(is_key) {
        return;
    }
    let sends_key = schemes.iter().filter(|(_, auth)| auth.is_key());
    for raw in sends_key.filter_map(|(name, _)| checker.index.raw.auth(name)) {
        diagnostics.push(Diagnostic::new(
            &rules::KEY_CREDENTIAL,
            raw.name.span,
            format!(
                "auth `{}` sends the key, but no secret credential is named `{KEY}`",
                raw.name.value
            ),
        ));
    }
}
