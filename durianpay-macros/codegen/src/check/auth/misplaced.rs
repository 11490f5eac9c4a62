//! Reports keys of an `auth` table that its scheme does not have.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::AuthScheme;
use crate::raw::RawAuth;
use crate::rules;
use crate::source::{At, Span};

/// Reports every key that has no meaning for the scheme of its table.
pub(super) fn check(diagnostics: &mut Diagnostics, raw: &RawAuth) {
    let Some(scheme) = raw.scheme.as_ref().map(|scheme| scheme.value) else {
        return;
    };
    if !matches!(scheme, AuthScheme::Header | AuthScheme::Query) {
        reject_name(diagnostics, raw, scheme);
    }
    if scheme != AuthScheme::Signed {
        reject_signing(diagnostics, raw, scheme);
    }
    reject_sending(diagnostics, raw, scheme);
}

/// ```toml
/// [auth.key]
/// scheme = "bearer"
/// name   = "X-Api-Key"
/// ```
fn reject_name(diagnostics: &mut Diagnostics, raw: &RawAuth, scheme: AuthScheme) {
    if let Some(name) = &raw.place {
        let reason = match scheme {
            AuthScheme::Headers | AuthScheme::Signed => "its `headers` are already named",
            AuthScheme::Basic | AuthScheme::Bearer | AuthScheme::Header | AuthScheme::Query => {
                "its key is sent in `Authorization`"
            }
        };
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                name.span,
                format!(
                    "`name` is not allowed in auth `{}`: {reason}",
                    raw.name.value
                ),
            )
            .help("remove `name`, or change the scheme to `header` or `query`"),
        );
    }
}

/// ```toml
/// [auth.key]
/// scheme  = "basic"
/// headers = { X-TIMESTAMP = "{timestamp}" }
/// ```
fn reject_signing(diagnostics: &mut Diagnostics, raw: &RawAuth, scheme: AuthScheme) {
    let has_headers = scheme == AuthScheme::Headers;
    let timestamp = raw.timestamp.as_ref().map(|raw| raw.span);
    let digits = raw.unique_id_digits.as_ref().map(|digits| digits.span);
    let longest = raw.unique_id_max.as_ref().map(|longest| longest.span);
    let headers = raw.headers.first().map(|header| header.name.span);
    let signature = raw.signature.as_ref().map(|raw| raw.span);
    let token = raw.token.as_ref().map(|raw| raw.span);
    for (key, span) in [
        ("timestamp", timestamp),
        ("unique_id_digits", digits),
        ("unique_id_max", longest),
        ("headers", headers.filter(|_| !has_headers)),
        ("signature", signature),
        ("token", token.filter(|_| !has_headers)),
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
                .help(match key {
                    "headers" | "token" => {
                        format!("remove `{key}`, or set `scheme = \"headers\"`")
                    }
                    _ => format!("remove `{key}`, or set `scheme = \"signed\"`"),
                }),
            );
        }
    }
}

/// ```toml
/// [auth.key]
/// scheme = "bearer"
/// user   = "{account}"
/// ```
fn reject_sending(diagnostics: &mut Diagnostics, raw: &RawAuth, scheme: AuthScheme) {
    let is_basic = scheme == AuthScheme::Basic;
    let is_headers = scheme == AuthScheme::Headers;
    let of = |text: &Option<At<String>>| text.as_ref().map(|text| text.span);
    let query = raw.query.first().map(|parameter| parameter.name.span);
    for (key, span, wanted) in [
        ("user", of(&raw.user).filter(|_| !is_basic), "basic"),
        ("password", of(&raw.password).filter(|_| !is_basic), "basic"),
        ("query", query.filter(|_| !is_headers), "headers"),
    ] {
        if let Some(span) = span {
            diagnostics.push(unexpected(raw, key, span, wanted));
        }
    }
}

fn unexpected(raw: &RawAuth, key: &str, span: Span, wanted: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::AUTH_KEYS,
        span,
        format!(
            "`{key}` is not allowed in auth `{}`: only the scheme `{wanted}` has it",
            raw.name.value
        ),
    )
    .help(format!("remove `{key}`, or set `scheme = \"{wanted}\"`"))
}
