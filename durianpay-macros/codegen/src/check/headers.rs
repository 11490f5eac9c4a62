//! Checks the fields of header types: none may name the same header twice, and those
//! of a request none that the client sets.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers;
use crate::model::{Api, Auth, ConstantHeader, NamedTemplate, Object, Spec};
use crate::names;
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// Checks the object type of response headers that `place` names.
pub(super) fn check_received(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    place: &At<String>,
) {
    if let Some(object) = spec.object(&place.value) {
        check_duplicates(diagnostics, checker, object, place);
    }
}

/// Checks the object type of request headers that `place` names.
pub(super) fn check_sent(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    place: &At<String>,
) {
    let Some(object) = spec.object(&place.value) else {
        return;
    };
    check_duplicates(diagnostics, checker, object, place);
    let api = spec.called_api();
    for field in &object.fields {
        if let Some(reason) = reason_of_header(api, &field.wire) {
            let message = format!("the header `{}` {reason}", field.wire);
            diagnostics.push(reserved(checker, message, place, &field.wire));
        }
    }
}

/// Returns the reason why only the client sets a header, or `None` if a caller may
/// set it.
fn reason_of_header(api: Option<&Api>, name: &str) -> Option<&'static str> {
    let is_key = |auth: &Auth| matches!(auth, Auth::Header(key) if key.eq_ignore_ascii_case(name));
    let is_constant = |header: &ConstantHeader| header.name.eq_ignore_ascii_case(name);
    if headers::is_of_protocol(name) {
        return Some("is set by the client");
    }
    let api = api?;
    if api.auth.schemes.values().any(is_key) {
        return Some("carries the API key");
    }
    let idempotency = api.idempotency_header.as_ref();
    if idempotency.is_some_and(|header| header.eq_ignore_ascii_case(name)) {
        return Some("carries the idempotency key of `keyed` requests");
    }
    if api.headers.iter().any(is_constant) {
        return Some("has a constant value in `[api.headers]`");
    }
    let is_it = |header: &NamedTemplate| header.name.eq_ignore_ascii_case(name);
    let mut sent = api.auth.sending.iter().flat_map(|scheme| &scheme.headers);
    if sent.any(is_it) {
        return Some("carries credentials");
    }
    let mut signed = api.signing.iter().flat_map(|scheme| &scheme.headers);
    signed
        .any(is_it)
        .then_some("is set by the client when it signs a request")
}

/// ```toml
/// [type.TraceHeaders.fields]
/// X-Trace = "string"
/// x-trace = "string?"
/// ```
fn check_duplicates(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    object: &Object,
    place: &At<String>,
) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for field in &object.fields {
        let Some(first) = seen.insert(field.wire.to_ascii_lowercase(), &field.wire) else {
            continue;
        };
        let message = format!("`{first}` and `{}` are the same header", field.wire);
        let span = span_of(checker, place, &field.wire);
        let mut duplicate = Diagnostic::new(&rules::DUPLICATE_HEADER, span, message);
        let first = span_of(checker, place, first);
        if first != span {
            duplicate = duplicate.related(first, "the first one is here");
        }
        diagnostics.push(duplicate);
    }
}

fn reserved(checker: &Checker<'_>, message: String, place: &At<String>, wire: &str) -> Diagnostic {
    let span = span_of(checker, place, wire);
    let reserved = Diagnostic::new(&rules::RESERVED_PARAMETER, span, message);
    if span == place.span {
        reserved
    } else {
        reserved.related(place.span, "its type is used here")
    }
}

/// Returns the span of a field, or of its use if the field belongs to the base,
/// which cannot be changed from this spec.
fn span_of(checker: &Checker<'_>, place: &At<String>, wire: &str) -> Span {
    let is_of_base = names::strip_base(&place.value).is_some();
    let raw = checker.raw_field(&place.value, wire);
    raw.filter(|_| !is_of_base)
        .map_or(place.span, |raw| raw.name.span)
}
