//! Checks the placeholders of a path and their parameters.

use super::Checker;
use super::collisions::Identifiers;
use super::fields::check_field;
use super::typed_field::TypedField;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Field, Limits, Type};
use crate::names;
use crate::raw::{RawEndpoint, RawField};
use crate::rules;
use crate::source::{At, Span};
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// http = "GET /orders/{id}"
/// path = { order = "OrderId" }
/// ```
///
/// Two placeholders must not become the same argument:
///
/// ```toml
/// http = "GET /orders/{order_id}/{order__id}"
/// ```
pub(super) fn check_parameters(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    http: &At<String>,
    path: &str,
) -> Vec<Field> {
    let placeholders = check_placeholders(diagnostics, http, path);
    let used: BTreeSet<&str> = placeholders.iter().map(At::as_str).collect();
    let mut given: BTreeMap<&str, &RawField> = BTreeMap::new();
    for entry in &raw.path {
        given.insert(entry.name.as_str(), entry);
        if !used.contains(entry.name.as_str()) {
            let unused = Diagnostic::new(
                &rules::UNUSED_PATH_PARAMETER,
                entry.name.span,
                format!("the path has no placeholder `{{{}}}`", entry.name.value),
            )
            .related(http.span, "the path is here");
            let names = placeholders.iter().map(At::as_str);
            let unused = diagnostics.suggest_name(unused, &entry.name.value, names);
            diagnostics.push(unused);
        }
    }
    let mut parameters = Identifiers::new("placeholders");
    placeholders
        .iter()
        .filter_map(|placeholder| {
            let parameter = names::parameter(placeholder.as_str());
            if !parameters.claim(diagnostics, &parameter, placeholder.span) {
                return None;
            }
            let name = placeholder.as_str();
            let Some(entry) = given.get(name) else {
                diagnostics.push(missing_parameter(raw, placeholder));
                return None;
            };
            Some(check_parameter(diagnostics, checker, entry))
        })
        .collect()
}

/// ```toml
/// http = "GET /orders/{id}"
/// ```
fn missing_parameter(raw: &RawEndpoint, placeholder: &At<String>) -> Diagnostic {
    let name = placeholder.as_str();
    let diagnostic = Diagnostic::new(
        &rules::MISSING_PATH_PARAMETER,
        placeholder.span,
        format!("the placeholder `{{{name}}}` has no entry in `path`"),
    );
    match raw.path.last() {
        Some(last) => diagnostic
            .related(last.name.span, "`path` is here")
            .help(format!(
                "add `{name} = \"…\"` to `path`, with an id, an enum or a scalar type"
            )),
        None => diagnostic.help(format!(
            "add `path = {{ {name} = \"…\" }}` with an id, an enum or a scalar type"
        )),
    }
}

/// Returns the field for a placeholder.
fn check_parameter(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawField) -> Field {
    let mut parameter = check_field(
        diagnostics,
        checker,
        raw,
        names::parameter(raw.name.as_str()),
    );
    let field = TypedField {
        checker,
        raw,
        ty: &parameter.ty,
    };
    check_parameter_type(diagnostics, &field, parameter.optional);
    if !parameter.ty.is_scalar() {
        // A type that cannot be written in a path is treated as a string.
        parameter.ty = Type::Text;
        parameter.limits = Limits::default();
    }
    parameter
}

/// ```toml
/// path = { id = "[OrderId]" }
/// ```
fn check_parameter_type(diagnostics: &mut Diagnostics, field: &TypedField<'_>, optional: bool) {
    let TypedField { raw, ty, .. } = field;
    if let Some(place) = &raw.ty
        && (!ty.is_scalar() || optional)
        && !field.stands_for_invalid()
    {
        diagnostics.push(Diagnostic::new(
            &rules::PATH_PARAMETER_TYPE,
            place.span,
            format!("`{}` cannot be the type of a path parameter", place.value),
        ));
    }
}

/// Returns the placeholder names with their spans. A placeholder must fill its
/// segment.
fn check_placeholders(
    diagnostics: &mut Diagnostics,
    http: &At<String>,
    path: &str,
) -> Vec<At<String>> {
    let mut found: Vec<At<String>> = Vec::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut offset = http.value.len() - path.len();
    for segment in path.split('/') {
        let span = http.part(offset, segment.len());
        offset += segment.len() + 1;
        if !segment.contains(['{', '}']) {
            continue;
        }
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .filter(|name| names::is_plain_name(name));
        let Some(name) = name else {
            diagnostics.push(Diagnostic::new(
                &rules::PLACEHOLDER,
                span,
                format!("`{segment}` is not a valid placeholder"),
            ));
            continue;
        };
        if let Some(first) = seen.get(name) {
            diagnostics.push(
                Diagnostic::new(
                    &rules::PLACEHOLDER,
                    span,
                    format!("the placeholder `{{{name}}}` occurs twice in the path"),
                )
                .related(*first, "it first occurs here")
                .help("give each placeholder a different name"),
            );
            continue;
        }
        seen.insert(name, span);
        found.push(At::new(name.to_owned(), span));
    }
    found
}
