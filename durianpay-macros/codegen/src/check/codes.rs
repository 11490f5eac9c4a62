//! Checks codes of responses: enums whose values have outcomes and wildcard digits.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumForm, Type};
use crate::raw::{RawEnum, RawErrorShape};
use crate::rules;
use crate::source::{At, Span};
use crate::type_expr::Names as _;
use std::collections::BTreeMap;

/// The maximum number of different wildcard patterns that are compared. The codes
/// of an API have one or two.
const MOST_SHAPES: usize = 16;

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
        let shape = text.match_indices('x').map(|(place, _)| place).collect();
        let values = shapes.entry(shape).or_default();
        values.insert(text.to_owned(), value.value.span);
    }
}

/// Returns `text` with a wildcard at each of the positions, or `None` if one of
/// these characters is not a digit.
fn free(text: &str, shape: &[usize]) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for place in shape {
        let byte = bytes.get_mut(*place)?;
        if !byte.is_ascii_digit() && *byte != b'x' {
            return None;
        }
        *byte = b'x';
    }
    String::from_utf8(bytes).ok()
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
