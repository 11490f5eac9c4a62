//! Checks codes of responses: enums whose values have outcomes and wildcard digits.

use super::Checker;
use super::field_index::FieldIndex;
use super::wildcards::{MOST_SHAPES, free, shape};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumForm, Spec, Type};
use crate::raw::{RawEnum, RawErrorShape};
use crate::rules;
use crate::source::{At, Span};
use crate::type_expr::Names as _;
use std::collections::BTreeMap;

/// ```toml
/// [enum.ResponseCode]
/// type    = "integer"
/// pattern = "x"
/// ```
pub(super) fn check_pattern(diagnostics: &mut Diagnostics, raw: &RawEnum) {
    let Some(pattern) = &raw.pattern else { return };
    if let (EnumForm::Integer, Some(form)) = (raw.form(), &raw.ty) {
        diagnostics.push(
            Diagnostic::new(
                &rules::PATTERN_OF_INTEGERS,
                pattern.span,
                format!(
                    "`pattern` is not allowed: the values of `{}` are integers",
                    raw.name.value
                ),
            )
            .related(form.span, "its type is here"),
        );
        return;
    }
    check_hidden(diagnostics, raw);
}

/// ```toml
/// [enum.ResponseCode.values]
/// "200xx00" = { name = "Successful" }
/// "2001800" = { name = "Transferred" }   # always read as `Successful`
/// ```
fn check_hidden(diagnostics: &mut Diagnostics, raw: &RawEnum) {
    // The values so far, grouped by the positions of their wildcards.
    let mut shapes: BTreeMap<Vec<usize>, BTreeMap<String, Span>> = BTreeMap::new();
    for value in &raw.values {
        let text = value.value.as_str();
        let mut hiding = shapes.iter().take(MOST_SHAPES);
        let hiding = hiding.find_map(|(shape, values)| {
            let freed = free(text, shape)?;
            values.get(&freed)
        });
        if let Some(first) = hiding {
            diagnostics.push(
                Diagnostic::new(
                    &rules::HIDDEN_VALUE,
                    value.value.span,
                    format!(
                        "`{text}` can never match: an earlier value matches everything it matches"
                    ),
                )
                .related(*first, "the earlier value is here"),
            );
            continue;
        }
        let values = shapes.entry(shape(text)).or_default();
        values.insert(text.to_owned(), value.value.span);
    }
}

/// ```toml
/// [error]
/// type  = "ErrorBody"
/// codes = "ResponseCode"   # and no `code`
/// ```
pub(super) fn check_codes(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawErrorShape,
) -> Option<String> {
    let codes = raw.codes.as_ref()?;
    if checker.index.is_refused(codes.as_str()) {
        return None;
    }
    let Some(Type::Enum(name)) = checker.index.resolve(codes.as_str()) else {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_TYPE,
            codes.span,
            format!("unknown enum `{}`", codes.value),
        );
        let is_enum = |name: &&str| matches!(checker.index.resolve(name), Some(Type::Enum(_)));
        let enums: Vec<&str> = checker.index.known().filter(is_enum).collect();
        let unknown = diagnostics.suggest_name(unknown, &codes.value, enums);
        diagnostics.push(unknown);
        return None;
    };
    let problem = if checker.has_numbers(&name) {
        "its values are integers"
    } else if raw.code.is_empty() {
        "`code` does not name the field that contains them"
    } else {
        return Some(name);
    };
    diagnostics.push(Diagnostic::new(
        &rules::ERROR_CODES,
        codes.span,
        format!("`{name}` cannot be used as response codes: {problem}"),
    ));
    None
}

/// ```toml
/// [enum.OrderStatus.values]
/// paid = { outcome = "success" }   # not a response code
/// ```
pub(super) fn check_places(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let error = checker.raw.errors.first();
    let codes = error.and_then(|error| error.codes.as_ref()).map(At::as_str);
    let others = checker.raw.enums.iter();
    let others = others.filter(|raw| codes != Some(raw.name.as_str()));
    for value in others.flat_map(|raw| &raw.values) {
        let outcome = value.outcome.as_ref().map(|outcome| outcome.span);
        let renews = value.renews.as_ref().map(|renews| renews.span);
        for (key, span) in [("outcome", outcome), ("renews", renews)] {
            if let Some(span) = span {
                diagnostics.push(Diagnostic::new(
                    &rules::OUTCOME_OF_VALUE,
                    span,
                    format!(
                        "`{key}` is not allowed on `{}`: it is not a response code",
                        value.value.value
                    ),
                ));
            }
        }
    }
}

/// ```toml
/// errors = { 404 = { code = "ORDR_NOT_FOUND" } }
/// ```
///
/// The codes are the values of an enum if `codes` of `[error]` names one, or if all fields
/// of `code` are enums.
pub(super) fn check_used(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &Spec) {
    let enums = enums_of_codes(checker, spec);
    if enums.is_empty() {
        return;
    }
    let shared = checker.raw.apis.iter().flat_map(|raw| &raw.errors);
    let errors = checker.raw.endpoints.iter().flat_map(|raw| &raw.errors);
    let errors = shared.chain(errors);
    // An error with a type of its own has the codes of that type.
    for code in errors
        .filter(|raw| raw.ty.is_none())
        .filter_map(|raw| raw.code.as_ref())
    {
        if enums
            .iter()
            .any(|name| checker.has_value(name, code.as_str()))
        {
            continue;
        }
        let message = format!(
            "`{}` is not a value of `{}`",
            code.value,
            enums.join("` or `")
        );
        let mut unknown = Diagnostic::new(&rules::VALUE_OF_ENUM, code.span, message);
        for name in &enums {
            unknown = checker.beside_type(unknown, name);
        }
        let written = enums.iter().filter_map(|name| checker.written_enum(name));
        let values = written.flat_map(|raw| &raw.values);
        let values = values.map(|value| value.value.as_str());
        let unknown = diagnostics.suggest_name(unknown, code.as_str(), values);
        diagnostics.push(unknown);
    }
}

/// Returns the enums of the codes of errors, or nothing if codes may be any string.
fn enums_of_codes(checker: &Checker<'_>, spec: &Spec) -> Vec<String> {
    let api = spec.api.as_ref();
    let Some(error) = api.and_then(|api| api.error.as_ref()) else {
        return Vec::new();
    };
    if let Some(codes) = &error.codes {
        return vec![codes.clone()];
    }
    let index = FieldIndex::new(spec);
    let paths = error.code.iter().map(|path| {
        let (outer, last) = path.split_last();
        let inner = outer
            .iter()
            .try_fold(error.object.as_str(), |object, name| {
                match &index.get(object, name)?.ty {
                    Type::Object(inner) => Some(inner.as_str()),
                    _ => None,
                }
            })?;
        match &index.get(inner, last)?.ty {
            Type::Enum(name) if !checker.has_numbers(name) => Some(name.clone()),
            _ => None,
        }
    });
    paths.collect::<Option<Vec<_>>>().unwrap_or_default()
}
