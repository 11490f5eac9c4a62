//! The headers that every request has with the same value.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers;
use crate::model::{Auths, ConstantHeader, SigningScheme};
use crate::raw::{RawApi, RawHeader};
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// Checks `[api.headers]`.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawApi,
    auth: &Auths,
    signing: &[SigningScheme],
) -> Vec<ConstantHeader> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut found = Vec::new();
    for header in &raw.headers {
        let is_valid = check_name(diagnostics, raw, auth, signing, &header.name)
            & check_value(diagnostics, header)
            & check_new(diagnostics, &mut seen, &header.name);
        let about = checker.about(diagnostics, &header.common, header.name.span);
        if let (true, Some(value)) = (is_valid, &header.value) {
            found.push(ConstantHeader {
                about,
                name: header.name.value.clone(),
                value: value.value.clone(),
            });
        }
    }
    // Their order means nothing to a server, so that of the file does not change the bindings.
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// ```toml
/// [api.headers]
/// "Content Type" = "a"
/// Authorization  = "Bearer abc"
/// ```
fn check_name(
    diagnostics: &mut Diagnostics,
    raw: &RawApi,
    auth: &Auths,
    signing: &[SigningScheme],
    name: &At<String>,
) -> bool {
    if !headers::is_name(name.as_str()) {
        diagnostics.push(Diagnostic::new(
            &rules::HEADER_NAME,
            name.span,
            format!("`{}` is not a valid header name", name.value),
        ));
        return false;
    }
    let is_it = |other: &str| other.eq_ignore_ascii_case(name.as_str());
    let key = raw.idempotency_header.as_ref();
    let reason = if headers::is_reserved(name.as_str()) {
        "is set by the client"
    } else if key.is_some_and(|key| is_it(&key.value)) {
        "carries the idempotency key of `keyed` requests"
    } else if auth.sends_header(name.as_str()) {
        "carries credentials"
    } else if signing
        .iter()
        .flat_map(|scheme| &scheme.headers)
        .any(|header| is_it(&header.name))
    {
        "is set by the client when it signs a request"
    } else {
        return true;
    };
    diagnostics.push(Diagnostic::new(
        &rules::RESERVED_PARAMETER,
        name.span,
        format!("the header `{}` {reason}", name.value),
    ));
    false
}

/// ```toml
/// [api.headers]
/// Api-Version = " 2024-05-13"
/// ```
fn check_value(diagnostics: &mut Diagnostics, header: &RawHeader) -> bool {
    let Some(value) = &header.value else {
        return false;
    };
    let is_value = headers::is_value(value.as_str());
    if !is_value {
        diagnostics.push(Diagnostic::new(
            &rules::HEADER_VALUE,
            value.span,
            format!(
                "the value of the header `{}` cannot be sent",
                header.name.value
            ),
        ));
    }
    is_value
}

/// ```toml
/// [api.headers]
/// Api-Version = "1"
/// api-version = "1"
/// ```
fn check_new(
    diagnostics: &mut Diagnostics,
    seen: &mut BTreeMap<String, Span>,
    name: &At<String>,
) -> bool {
    let Some(first) = seen.insert(name.value.to_ascii_lowercase(), name.span) else {
        return true;
    };
    diagnostics.push(
        Diagnostic::new(
            &rules::DUPLICATE_HEADER,
            name.span,
            format!("the header `{}` is defined twice", name.value),
        )
        .related(first, "the first one is here"),
    );
    false
}
