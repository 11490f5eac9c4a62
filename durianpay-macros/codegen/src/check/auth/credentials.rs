//! Checks the parts of a client's credentials.

use super::super::collisions::Identifiers;
use super::super::{Checker, check_plain_name, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Credential, CredentialKind, PLACEHOLDERS, Part};
use crate::raw::RawCredential;
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// ```toml
/// [credential.client_key]
/// [credential.client__key]
/// ```
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>) -> Vec<Credential> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut identifiers = Identifiers::new("credentials");
    let mut credentials = Vec::new();
    for raw in &checker.raw.credentials {
        if let Some(first) = seen.insert(raw.name.as_str(), raw.name.span) {
            diagnostics.push(duplicate("credential", &raw.name, first));
            continue;
        }
        let rule = &rules::CREDENTIAL_NAME;
        let identifier = crate::names::snake(raw.name.as_str());
        if check_plain_name(diagnostics, rule, "a credential", &raw.name)
            && check_free(diagnostics, &raw.name)
            && identifiers.claim(diagnostics, &identifier, raw.name.span)
        {
            credentials.extend(check_credential(diagnostics, checker, raw));
        }
    }
    credentials
}

/// ```toml
/// [credential.token]   # but `{token}` is the fetched token
/// ```
fn check_free(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
    // Only webhooks have an id, and no credentials.
    let placeholders = PLACEHOLDERS.iter().filter(|part| **part != Part::Id);
    let mut placeholders = placeholders.filter_map(Part::placeholder);
    let is_taken = placeholders.any(|placeholder| placeholder == name.value);
    if is_taken {
        diagnostics.push(
            Diagnostic::new(
                &rules::DUPLICATE_NAME,
                name.span,
                format!("`{{{}}}` is a placeholder of the spec language", name.value),
            )
            .help("rename the credential"),
        );
    }
    !is_taken
}

/// ```toml
/// [credential.client_secret]
/// kind    = "secret"
/// default = "s3cret"
/// ```
fn check_credential(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawCredential,
) -> Option<Credential> {
    let about = checker.about(diagnostics, &raw.common, raw.name.span);
    let kind = raw.kind.as_ref()?;
    let mut default = raw.default.as_ref();
    if let Some(written) = default {
        let is_valid = kind.value == CredentialKind::Text
            && !written.value.is_empty()
            && !written.value.contains(char::is_control);
        if !is_valid {
            diagnostics.push(
                Diagnostic::new(
                    &rules::CREDENTIAL_DEFAULT,
                    written.span,
                    format!("invalid default of the credential `{}`", raw.name.value),
                )
                .related(kind.span, "its kind is here"),
            );
            default = None;
        }
    }
    let optional = raw.optional.as_ref().filter(|optional| optional.value);
    if let (Some(optional), Some(default)) = (optional, default) {
        diagnostics.push(
            Diagnostic::new(
                &rules::CREDENTIAL_DEFAULT,
                optional.span,
                format!(
                    "the credential `{}` is optional and has a default",
                    raw.name.value
                ),
            )
            .related(default.span, "its default is here")
            .help("remove `optional`: with a default, a caller may omit the credential"),
        );
    }
    Some(Credential {
        about,
        name: raw.name.value.clone(),
        kind: kind.value,
        default: default.map(|default| default.value.clone()),
        optional: optional.is_some() && default.is_none(),
    })
}
