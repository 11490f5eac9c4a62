//! Checks how an endpoint's requests are authenticated, and its service code.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{NO_AUTH, Spec};
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
    let is_none = name.value == NO_AUTH;
    if !is_none && checker.index.raw.auth(name.as_str()).is_none() {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_AUTH,
            name.span,
            format!("unknown auth `{}`", name.value),
        )
        .help(format!(
            "add `[auth.{}]` with a `scheme`, or write `{NO_AUTH}`",
            name.value
        ));
        let auths = checker.raw.auths.iter().map(|auth| auth.name.as_str());
        let unknown = diagnostics.suggest_name(unknown, &name.value, auths);
        diagnostics.push(unknown);
        return None;
    }
    if is_none && checker.raw.apis.is_empty() {
        diagnostics.push(Diagnostic::new(
            &rules::ENDPOINT_AUTH,
            name.span,
            "`auth` in a spec without `[api]`: its requests are authenticated like those of the client",
        ));
        return None;
    }
    let auths = &spec.api.as_ref()?.auth;
    let is_valid = auths.named(name.as_str()).is_some();
    (is_valid && name.value != auths.name).then(|| name.value.clone())
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
