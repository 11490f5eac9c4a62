//! Checks the limits of values that may be sent: only numbers have a range, only
//! strings, lists and maps a length, and only strings a pattern.

use super::Checker;
use super::typed_field::{TypedField, beside_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Limits, Type};
use crate::rules::{self, Rule};
use crate::source::At;

/// The quantity that a limit applies to.
struct Measure {
    rule: &'static Rule,
    /// The types that have it, for messages.
    of: &'static str,
    is_of: fn(&Checker<'_>, &Type) -> bool,
}

static SIZE: Measure = Measure {
    rule: &rules::LIMIT_WITHOUT_NUMBER,
    of: "number",
    is_of: has_size,
};

static LENGTH: Measure = Measure {
    rule: &rules::LENGTH_WITHOUT_TEXT,
    of: "string, list or map",
    is_of: has_length,
};

/// Returns the limits of a field, without those that do not apply to its type.
pub(super) fn check_limits(diagnostics: &mut Diagnostics, field: &TypedField<'_>) -> Limits {
    let TypedField { raw, .. } = field;
    let mut check = |measure, key, limit| check_measure(diagnostics, measure, field, key, limit);
    let min = check(&SIZE, "min", raw.min.as_ref());
    let max = check(&SIZE, "max", raw.max.as_ref());
    let min_length = check(&LENGTH, "min_length", raw.min_length.as_ref());
    let max_length = check(&LENGTH, "max_length", raw.max_length.as_ref());
    check_order(diagnostics, min, max);
    check_order(diagnostics, min_length, max_length);
    Limits {
        min: min.map(|min| min.value),
        max: max.map(|max| max.value),
        min_length: check_length(diagnostics, min_length),
        max_length: check_length(diagnostics, max_length),
    }
}

/// ```toml
/// name = { type = "string", min = 1 }
/// qty  = { type = "integer", max_length = 3 }
/// ```
fn check_measure<'r>(
    diagnostics: &mut Diagnostics,
    measure: &Measure,
    field: &TypedField<'_>,
    key: &str,
    limit: Option<&'r At<i64>>,
) -> Option<&'r At<i64>> {
    let limit = limit?;
    let TypedField { checker, raw, ty } = field;
    let Measure { rule, of, is_of } = measure;
    if is_of(checker, ty) || field.stands_for_invalid() {
        return Some(limit);
    }
    let diagnostic = Diagnostic::new(
        rule,
        limit.span,
        format!(
            "`{key}` is not allowed for `{}`, which is not a {of}",
            raw.name.value
        ),
    );
    diagnostics.push(beside_type(diagnostic, raw));
    None
}

fn has_size(_: &Checker<'_>, ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer(_) | Type::Unsigned(_) | Type::Amount(_) | Type::Decimal(_)
    )
}

fn has_length(checker: &Checker<'_>, ty: &Type) -> bool {
    match ty {
        Type::Enum(name) => !checker.has_numbers(name),
        other => matches!(
            other,
            Type::Text | Type::Base64 | Type::Id(_) | Type::List(_) | Type::Map(_)
        ),
    }
}

/// ```toml
/// name = { type = "string", min_length = 9, max_length = 3 }
/// ```
pub(super) fn check_order(
    diagnostics: &mut Diagnostics,
    least: Option<&At<i64>>,
    most: Option<&At<i64>>,
) {
    if let (Some(least), Some(most)) = (least, most)
        && most.value < least.value
    {
        diagnostics.push(
            Diagnostic::new(
                &rules::LIMITS_TURNED,
                most.span,
                format!(
                    "the upper limit {} is below the lower limit {}",
                    most.value, least.value
                ),
            )
            .related(least.span, "the lower limit is here"),
        );
    }
}

/// ```toml
/// name = { type = "string", max_length = -1 }
/// ```
fn check_length(diagnostics: &mut Diagnostics, length: Option<&At<i64>>) -> Option<u32> {
    let length = length?;
    let fits = u32::try_from(length.value).ok();
    if fits.is_none() {
        diagnostics.push(Diagnostic::new(
            &rules::LENGTH_RANGE,
            length.span,
            format!("the length {} is out of range", length.value),
        ));
    }
    fits
}

/// ```toml
/// qty = { type = "integer", pattern = "^[0-9]+$" }
/// ```
///
/// Returns the pattern of a field, if it applies to its type.
pub(super) fn check_pattern(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
) -> Option<String> {
    let TypedField { raw, ty, .. } = field;
    let pattern = raw.pattern.as_ref()?;
    if matches!(ty, Type::Text | Type::Id(_)) {
        return Some(pattern.value.clone());
    }
    if !field.stands_for_invalid() {
        let diagnostic = Diagnostic::new(
            &rules::PATTERN_WITHOUT_TEXT,
            pattern.span,
            format!(
                "`pattern` is not allowed for `{}`, which is neither a `string` nor an id",
                raw.name.value
            ),
        );
        diagnostics.push(beside_type(diagnostic, raw));
    }
    None
}
