//! Paths of fields in a body.

use super::Checker;
use super::field_index::FieldIndex;
use super::unknown_field::report_unknown_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Field, FieldPath, Spec, Type};
use crate::rules::{self, Rule};
use crate::source::At;

/// ```toml
/// message = '"error.message'
/// ```
pub(super) fn parse(diagnostics: &mut Diagnostics, path: &At<String>) -> Option<FieldPath> {
    let parsed = FieldPath::parse(path.as_str());
    if parsed.is_none() {
        diagnostics.push(Diagnostic::new(
            &rules::FIELD_PATH,
            path.span,
            format!(
                "`{}` is not a path: its quotation marks do not match",
                path.value
            ),
        ));
    }
    parsed
}

/// The types that the field at a path may have.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) takes: fn(&Type) -> bool,
    /// What is wrong with any other type: `is not a list`.
    pub(super) problem: &'static str,
}

/// Checks that an object type has the field at a path.
///
/// ```toml
/// message = "error.mesage"
/// ```
pub(super) fn check_path(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    object: &str,
    path: &At<String>,
    wanted: Wanted,
) -> Option<FieldPath> {
    let parsed = parse(diagnostics, path)?;
    let (outer, last) = parsed.split_last();
    let mut object = object;
    for name in outer {
        let field = field_of(diagnostics, checker, spec, index, (object, name), path)?;
        let Type::Object(inner) = &field.ty else {
            let rule = &rules::FIELD_PATH;
            report_type(
                diagnostics,
                checker,
                rule,
                object,
                field,
                path,
                "is not an object",
            );
            return None;
        };
        object = inner;
    }
    let field = field_of(diagnostics, checker, spec, index, (object, last), path)?;
    if !(wanted.takes)(&field.ty) {
        let rule = &rules::ERROR_FIELD;
        report_type(
            diagnostics,
            checker,
            rule,
            object,
            field,
            path,
            wanted.problem,
        );
        return None;
    }
    Some(parsed)
}

fn field_of<'s>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'s>,
    (object, name): (&str, &str),
    path: &At<String>,
) -> Option<&'s Field> {
    let field = index.get(object, name);
    if field.is_none() {
        let known = spec.object(object).into_iter();
        let known = known.flat_map(|object| object.fields.iter().map(|field| field.wire.as_str()));
        let name = At::new(name.to_owned(), path.span);
        report_unknown_field(diagnostics, checker, &name, object, known);
    }
    field
}

/// Reports that a path leads to a field that has a problem with its type.
pub(super) fn report_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    rule: &'static Rule,
    object: &str,
    field: &Field,
    path: &At<String>,
    problem: &str,
) {
    let raw = checker.raw_field(object, &field.wire);
    let written = raw.and_then(|raw| raw.ty.as_ref());
    let says_json = written.is_some_and(|ty| ty.value.contains("json"));
    if *field.ty.innermost() == Type::Json && !says_json {
        // The type is invalid, which is reported at its definition.
        return;
    }
    let diagnostic = Diagnostic::new(
        rule,
        path.span,
        format!("`{}` of `{object}` {problem}", field.wire),
    );
    diagnostics.push(match written {
        Some(ty) => diagnostic.related(ty.span, format!("its type is `{}`", ty.value)),
        None => diagnostic,
    });
}
