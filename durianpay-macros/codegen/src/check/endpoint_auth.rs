//! Checks how an endpoint's requests are signed, and its service code.

use super::{Checker, signing};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Spec;
use crate::raw::RawEndpoint;
use crate::rules;

/// ```toml
/// auth = "token_reqest"
/// ```
pub(super) fn check_auth(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    raw: &RawEndpoint,
) -> Option<String> {
    let name = raw.auth.as_ref()?;
    let Some(known) = checker.index.raw.auth(name.as_str()) else {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_AUTH,
            name.span,
            format!("unknown auth `{}`", name.value),
        )
        .help(format!(
            "add `[auth.{}]` with `scheme = \"signed\"`",
            name.value
        ));
        let auths = checker.raw.auths.iter().map(|auth| auth.name.as_str());
        let unknown = diagnostics.suggest_name(unknown, &name.value, auths);
        diagnostics.push(unknown);
        return None;
    };
    let api = checker.raw.apis.first()?;
    let problem = if !known.is_signed() {
        Some("does not sign requests")
    } else if !signing::is_signed(checker, api) {
        Some("signs requests, but the API does not use a signed scheme")
    } else {
        None
    };
    if let Some(problem) = problem {
        diagnostics.push(
            Diagnostic::new(
                &rules::ENDPOINT_AUTH,
                name.span,
                format!("the auth `{}` {problem}", name.value),
            )
            .related(known.name.span, "it is defined here"),
        );
        return None;
    }
    let mut schemes = spec.api.iter().flat_map(|api| &api.signing);
    let is_valid = schemes.any(|scheme| scheme.name == name.value);
    is_valid.then(|| name.value.clone())
}

/// ```toml
/// service = "1 8"
/// ```
pub(super) fn check_service(diagnostics: &mut Diagnostics, raw: &RawEndpoint) -> Option<String> {
    let service = raw.service.as_ref()?;
    let is_digits = service.value.bytes().all(|byte| byte.is_ascii_digit());
    if service.value.is_empty() || !is_digits {
        diagnostics.push(Diagnostic::new(
            &rules::SERVICE_CODE,
            service.span,
            format!("`{}` is not a service code", service.value),
        ));
        return None;
    }
    Some(service.value.clone())
}
