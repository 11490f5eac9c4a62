//! The placeholders of a path and their parameters.

use super::Checker;
use super::fields::check_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Field, Type};
use crate::names;
use crate::raw::{RawEndpoint, RawField};
use crate::source::{At, Span};
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// http = "GET /orders/{id}"
/// path = { order = "OrderId" }
/// ```
pub(super) fn check_parameters(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    path: &str,
) -> Vec<Field> {
    let span = raw.http.as_ref().map_or(raw.name.span, |http| http.span);
    let placeholders = check_placeholders(cx, span, path);
    let used: BTreeSet<&str> = placeholders.iter().copied().collect();
    let mut declared: BTreeMap<&str, &RawField> = BTreeMap::new();
    for raw in &raw.path {
        declared.insert(raw.name.as_str(), raw);
        if used.contains(raw.name.as_str()) {
            continue;
        }
        let unused = Diagnostic::new(
            "unused-path-parameter",
            raw.name.span,
            format!("the path has no placeholder `{{{}}}`", raw.name.value),
        )
        .related(span, "the path is here");
        let unused = cx.suggest(unused, &raw.name.value, placeholders.iter().copied());
        cx.push(unused);
    }
    placeholders
        .iter()
        .filter_map(|placeholder| {
            let Some(raw) = declared.get(placeholder) else {
                cx.push(
                    Diagnostic::new(
                        "missing-path-parameter",
                        span,
                        format!("the placeholder `{{{placeholder}}}` has no type"),
                    )
                    .help(format!(
                        "add `path = {{ {placeholder} = \"…\" }}` with an id or a simple type"
                    )),
                );
                return None;
            };
            let mut field = check_field(cx, checker, raw, names::snake(placeholder));
            check_parameter(cx, raw.ty.as_ref(), &mut field);
            Some(field)
        })
        .collect()
}

/// ```toml
/// path = { id = "[OrderId]" }
/// ```
///
/// What cannot stand there is read as text.
fn check_parameter(cx: &mut Diagnostics, place: Option<&At<String>>, field: &mut Field) {
    let is_scalar = field.ty.is_scalar();
    if !is_scalar {
        let is_reported = field.ty == Type::Json && place.is_none_or(|place| place.value != "json");
        field.ty = Type::Text;
        if is_reported {
            return;
        }
    }
    if let Some(place) = place
        && (!is_scalar || field.optional)
    {
        cx.push(
            Diagnostic::new(
                "path-parameter-type",
                place.span,
                format!("`{}` cannot stand in a path", place.value),
            )
            .help("a path takes ids, enums, text, integers and the like, none of them optional"),
        );
    }
}

/// The names between braces. A placeholder fills its segment.
fn check_placeholders<'p>(cx: &mut Diagnostics, span: Span, path: &'p str) -> Vec<&'p str> {
    let mut found: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    for segment in path.split('/') {
        if !segment.contains(['{', '}']) {
            continue;
        }
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .filter(|name| names::is_plain_name(name));
        match name {
            Some(name) if seen.insert(name) => found.push(name),
            Some(name) => cx.push(
                Diagnostic::new(
                    "placeholder",
                    span,
                    format!("the placeholder `{{{name}}}` stands twice in the path"),
                )
                .help("give each placeholder a name of its own"),
            ),
            None => cx.push(
                Diagnostic::new(
                    "placeholder",
                    span,
                    format!("`{segment}` is no placeholder"),
                )
                .help(
                    "a placeholder fills a whole segment and has a lower-case name: `/orders/{id}`",
                ),
            ),
        }
    }
    found
}
