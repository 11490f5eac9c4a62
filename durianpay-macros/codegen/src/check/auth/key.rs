//! Checks schemes that send the key of a client: the place of the key in a request.

use super::super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::AuthScheme;
use crate::headers;
use crate::model::Auth;
use crate::raw::{RawApi, RawAuth};
use crate::rules;
use crate::source::At;

/// Checks a scheme that sends the key, given its kind.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    api: &RawApi,
    raw: &RawAuth,
    kind: AuthScheme,
) -> Option<Auth> {
    checker.about(diagnostics, &raw.common, raw.name.span);
    match kind {
        AuthScheme::Basic => Some(Auth::Basic),
        AuthScheme::Bearer => Some(Auth::Bearer),
        AuthScheme::Header => {
            let name = required_name(diagnostics, raw, "X-Api-Key")?;
            check_header(diagnostics, api, name).then(|| Auth::Header(name.value.clone()))
        }
        AuthScheme::Query => {
            let name = required_name(diagnostics, raw, "api_key")?;
            check_parameter(diagnostics, name).then(|| Auth::Query(name.value.clone()))
        }
        // The other schemes have templates.
        AuthScheme::Headers | AuthScheme::Signed => None,
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
pub(super) fn check_parameter(diagnostics: &mut Diagnostics, name: &At<String>) -> bool {
    let is_valid = !name.value.is_empty() && !name.value.contains(char::is_control);
    if !is_valid {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                "the query parameter has an invalid name",
            )
            .help("the name must not be empty or contain control characters, such as `name = \"api_key\"`"),
        );
    }
    is_valid
}
