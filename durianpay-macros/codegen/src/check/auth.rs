//! Checks authentication: the scheme, and the place of the API key in a request.

use super::Checker;
use super::signing::check_forms;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::AuthScheme;
use crate::headers;
use crate::model::{Auth, SigningScheme};
use crate::raw::{RawApi, RawAuth};
use crate::rules;
use crate::source::At;

/// ```toml
/// [api]
/// auth = "api_kye"
/// ```
pub(super) fn check_auth(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawApi,
    signing: &[SigningScheme],
) -> Auth {
    let auths = &checker.raw.auths;
    let mut chosen = None;
    for auth in auths {
        let scheme = check_scheme(diagnostics, checker, raw, signing, auth);
        if raw.auth.as_ref().map(At::as_str) == Some(auth.name.as_str()) {
            chosen = Some(scheme);
        }
    }
    if let (Some(name), None) = (&raw.auth, &chosen) {
        diagnostics.push(
            Diagnostic::new(
                &rules::UNKNOWN_AUTH,
                name.span,
                format!("unknown auth `{}`", name.value),
            )
            .help(format!(
                "add `[auth.{}]` with `scheme = \"basic\"`",
                name.value
            ))
            .suggest_name(&name.value, auths.iter().map(|auth| auth.name.as_str())),
        );
    }
    // An invalid scheme has been reported; the bindings are generated regardless.
    chosen.flatten().unwrap_or(Auth::Basic)
}

fn check_scheme(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    api: &RawApi,
    signing: &[SigningScheme],
    raw: &RawAuth,
) -> Option<Auth> {
    checker.about(diagnostics, &raw.common, raw.name.span);
    check_forms(diagnostics, raw);
    reject_signing(diagnostics, raw);
    match raw.scheme.as_ref()?.value {
        AuthScheme::Basic => {
            reject_name(diagnostics, raw);
            Some(Auth::Basic)
        }
        AuthScheme::Bearer => {
            reject_name(diagnostics, raw);
            Some(Auth::Bearer)
        }
        AuthScheme::Header => {
            let name = required_name(diagnostics, raw, "X-Api-Key")?;
            check_header(diagnostics, api, name).then(|| Auth::Header(name.value.clone()))
        }
        AuthScheme::Query => {
            let name = required_name(diagnostics, raw, "api_key")?;
            check_parameter(diagnostics, name).then(|| Auth::Query(name.value.clone()))
        }
        AuthScheme::Signed => {
            reject_name(diagnostics, raw);
            let is_valid = signing.iter().any(|scheme| scheme.name == raw.name.value);
            is_valid.then(|| Auth::Signed(raw.name.value.clone()))
        }
    }
}

/// ```toml
/// [auth.key]
/// scheme  = "basic"
/// headers = { X-TIMESTAMP = "{timestamp}" }
/// ```
fn reject_signing(diagnostics: &mut Diagnostics, raw: &RawAuth) {
    if raw.is_signed() || raw.scheme.is_none() {
        return;
    }
    let timestamp = raw.timestamp.as_ref().map(|raw| raw.span);
    let digits = raw.unique_id_digits.as_ref().map(|digits| digits.span);
    let headers = raw.headers.first().map(|header| header.name.span);
    let signature = raw.signature.as_ref().map(|raw| raw.span);
    let token = raw.token.as_ref().map(|raw| raw.span);
    for (key, span) in [
        ("timestamp", timestamp),
        ("unique_id_digits", digits),
        ("headers", headers),
        ("signature", signature),
        ("token", token),
    ] {
        if let Some(span) = span {
            diagnostics.push(
                Diagnostic::new(
                    &rules::SIGNED_SCHEME,
                    span,
                    format!(
                        "`{key}` is not allowed in auth `{}`: its scheme does not sign requests",
                        raw.name.value
                    ),
                )
                .help(format!("remove `{key}`, or set `scheme = \"signed\"`")),
            );
        }
    }
}

/// ```toml
/// [auth.key]
/// scheme = "bearer"
/// name   = "X-Api-Key"
/// ```
fn reject_name(diagnostics: &mut Diagnostics, raw: &RawAuth) {
    if let Some(name) = &raw.place {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                format!(
                    "`name` is not allowed in auth `{}`: {}",
                    raw.name.value,
                    if raw.is_signed() {
                        "its `headers` are already named"
                    } else {
                        "its key is sent in `Authorization`"
                    },
                ),
            )
            .help("remove `name`, or change the scheme to `header` or `query`"),
        );
    }
}

/// ```toml
/// [auth.key]
/// scheme = "header"
/// ```
fn required_name<'r>(
    diagnostics: &mut Diagnostics,
    raw: &'r RawAuth,
    example: &str,
) -> Option<&'r At<String>> {
    if raw.place.is_none() {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                raw.name.span,
                format!("auth `{}` has no `name`", raw.name.value),
            )
            .help(format!(
                "name the header or parameter that carries the key, such as `name = \"{example}\"`"
            )),
        );
    }
    raw.place.as_ref()
}

/// ```toml
/// scheme = "header"
/// name   = "X Api Key"
/// ```
fn check_header(diagnostics: &mut Diagnostics, api: &RawApi, name: &At<String>) -> bool {
    if !headers::is_name(name.as_str()) {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                format!("`{}` is not a valid header name", name.value),
            )
            .help("use ASCII letters, digits and `-`, such as `X-Api-Key`"),
        );
        return false;
    }
    if headers::is_reserved(name.as_str()) {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                format!(
                    "the header `{}` is reserved: the client sets it",
                    name.value
                ),
            )
            .help("to send the key in `Authorization`, use the scheme `basic` or `bearer`"),
        );
        return false;
    }
    let idempotency = api.idempotency_header.as_ref();
    if let Some(other) = idempotency.filter(|other| other.value.eq_ignore_ascii_case(&name.value)) {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                format!(
                    "the header `{}` cannot carry both the API key and the idempotency key",
                    name.value
                ),
            )
            .related(other.span, "this header carries the idempotency key"),
        );
        return false;
    }
    true
}

/// ```toml
/// scheme = "query"
/// name   = ""
/// ```
fn check_parameter(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
    let is_valid = !name.value.is_empty() && !name.value.contains(char::is_control);
    if !is_valid {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                "the query parameter of the API key has an invalid name",
            )
            .help("the name must not be empty or contain control characters, such as `name = \"api_key\"`"),
        );
    }
    is_valid
}
