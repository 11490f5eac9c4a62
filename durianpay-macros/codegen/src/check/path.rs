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
    let mut invalid = BTreeSet::new();
    let placeholders = check_placeholders(diagnostics, http, path, &mut invalid);
    let valid = placeholders.iter().map(At::as_str);
    let used: BTreeSet<&str> = valid.chain(invalid).collect();
    let mut given: BTreeMap<&str, &RawField> = BTreeMap::new();
    for entry in &raw.path {
        given.insert(entry.name.as_str(), entry);
        if let Some(offset) = colon(path, entry.name.as_str()) {
            diagnostics.push(after_colon(http, path, offset, &entry.name));
        } else if !used.contains(entry.name.as_str()) {
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

/// Returns the position of the segment `:id`, if `name` is `id`.
fn colon(path: &str, name: &str) -> Option<usize> {
    let mut segments = path.match_indices("/:");
    let is_name = |rest: &str| rest.split('/').next() == Some(name);
    let found = segments.find(|(offset, _)| is_name(&path[offset + 2..]));
    found.map(|(offset, _)| offset + 1)
}

/// ```toml
/// http = "GET /orders/:id"
/// path = { id = "OrderId" }
/// ```
fn after_colon(http: &At<String>, path: &str, offset: usize, name: &At<String>) -> Diagnostic {
    let start = http.value.len() - path.len() + offset;
    let span = http.part(start, name.value.len() + 1);
    let name = name.as_str();
    Diagnostic::new(
        &rules::PLACEHOLDER,
        span,
        format!("`:{name}` is not a placeholder"),
    )
    .help(format!("write `{{{name}}}`"))
    .replace(span, format!("{{{name}}}"))
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
        parameter.pattern = None;
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

/// Returns the placeholder names with their spans. The names of invalid ones are added
/// to `invalid`.
fn check_placeholders<'p>(
    diagnostics: &mut Diagnostics,
    http: &At<String>,
    path: &'p str,
    invalid: &mut BTreeSet<&'p str>,
) -> Vec<At<String>> {
    let start = http.value.len() - path.len();
    let mut found: Vec<At<String>> = Vec::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut offset = start;
    for segment in path.split('/') {
        let whole = http.part(offset, segment.len());
        let Some(placeholders) = placeholders_of(segment) else {
            invalid.extend(names_in(segment));
            diagnostics.push(invalid_placeholder(http, segment, offset, whole));
            offset += segment.len() + 1;
            continue;
        };
        for (at, name) in placeholders {
            let span = http.part(offset + at, name.len() + 2);
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
        offset += segment.len() + 1;
    }
    found
}

/// ```toml
/// http = "GET /orders/{orderId}"
/// ```
fn invalid_placeholder(http: &At<String>, segment: &str, offset: usize, whole: Span) -> Diagnostic {
    let mut names = names_in(segment);
    let name = names.find(|name| !names::is_plain_name(name));
    let better = name
        .map(names::snake)
        .filter(|name| names::is_plain_name(name));
    let (Some(name), Some(better)) = (name, better) else {
        return Diagnostic::new(
            &rules::PLACEHOLDER,
            whole,
            format!("`{segment}` contains an invalid placeholder"),
        );
    };
    // The name follows a brace.
    let at = segment.find(&format!("{{{name}}}")).unwrap_or_default();
    Diagnostic::new(
        &rules::PLACEHOLDER,
        http.part(offset + at, name.len() + 2),
        format!("the placeholder `{{{name}}}` is not in `snake_case`"),
    )
    .help(format!("write `{{{better}}}`, and `{better}` in `path`"))
}

/// Returns the names between braces, valid or not.
fn names_in(segment: &str) -> impl Iterator<Item = &str> {
    let opened = segment.split('{').skip(1);
    opened.filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Returns the placeholders of a segment with the position of their braces, or `None`
/// if a brace has no counterpart, a name is invalid, or two placeholders are adjacent.
fn placeholders_of(segment: &str) -> Option<Vec<(usize, &str)>> {
    let mut found = Vec::new();
    let mut end = None;
    let mut rest = segment;
    while let Some(open) = rest.find(['{', '}']) {
        let start = segment.len() - rest.len() + open;
        let inside = rest[open..].strip_prefix('{')?;
        let (name, after) = inside.split_once('}')?;
        if !names::is_plain_name(name) || end == Some(start) {
            return None;
        }
        found.push((start, name));
        end = Some(start + name.len() + 2);
        rest = after;
    }
    Some(found)
}
