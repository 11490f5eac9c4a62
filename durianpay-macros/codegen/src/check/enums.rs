//! Checks enums.

use super::variant_names::Variants;
use super::{Checker, check_plain_name, codes, limits};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Enum, EnumForm, EnumValue, LimitType};
use crate::raw::{RawEnum, RawValue};
use crate::rules;
use crate::source::At;

/// Checks an enum and its values.
pub(super) fn check_enum(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEnum,
) -> Enum {
    let form = raw.form();
    check_any_values(diagnostics, raw);
    codes::check_pattern(diagnostics, raw);
    check_limits(diagnostics, raw);
    let mut variants = Variants::new(&raw.name.value);
    let values = raw
        .values
        .iter()
        .filter_map(|value| {
            if form == EnumForm::Integer && !check_number(diagnostics, &value.value) {
                return None;
            }
            Some(EnumValue {
                about: checker.about(diagnostics, &value.common, value.value.span),
                value: value.value.value.clone(),
                name: variants.name(diagnostics, &value.value, value.rename.as_ref())?,
                marks: check_marks(diagnostics, &value.marks),
                outcome: value.outcome.as_ref().map(|outcome| outcome.value),
                renews_token: value.renews.is_some(),
                min: value.min.as_ref().map(|min| min.value),
                max: value.max.as_ref().map(|max| max.value),
            })
        })
        .collect();
    Enum {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        form,
        has_free_digits: raw.pattern.is_some() && form == EnumForm::Text,
        limits: raw.limits.as_ref().map(|limits| limits.value),
        values,
    }
}

/// ```toml
/// [enum.FailureCode]
/// type = "integer"   # and no values
/// ```
fn check_any_values(diagnostics: &mut Diagnostics, raw: &RawEnum) {
    if raw.lacks_values {
        let name = &raw.name.value;
        diagnostics.push(
            Diagnostic::new(
                &rules::ENUM_WITHOUT_VALUES,
                raw.name.span,
                format!("the enum `{name}` has no values"),
            )
            .help(format!("add `[enum.{name}.values]`, or use `string`")),
        );
    }
}

/// ```toml
/// [enum.VaBank]   # without `limits`, or with `limits` and no value that has some
///
/// [enum.VaBank.values]
/// BCA = { doc = "Bank Central Asia.", min = 10_000 }
/// ```
fn check_limits(diagnostics: &mut Diagnostics, raw: &RawEnum) {
    let is_amount = raw
        .limits
        .as_ref()
        .is_some_and(|limits| limits.value == LimitType::Amount);
    for RawValue { min, max, .. } in &raw.values {
        limits::check_order(diagnostics, min.as_ref(), max.as_ref());
        if is_amount {
            check_amount(diagnostics, min.as_ref());
            check_amount(diagnostics, max.as_ref());
        }
    }
    let first = raw
        .values
        .iter()
        .find_map(|value| Some((value, value.min.as_ref().or(value.max.as_ref())?)));
    let name = &raw.name.value;
    let diagnostic = match (&raw.limits, first) {
        (None, Some((value, limit))) => Diagnostic::new(
            &rules::LIMITS_OF_VALUES,
            limit.span,
            format!(
                "`{}` has a limit, but `{name}` does not state the type of its limits",
                value.value.value
            ),
        )
        .help(format!(
            "add `limits = \"amount\"` to `[enum.{name}]` if it is an amount of rupiah"
        )),
        (Some(limits), None) if !raw.lacks_values => Diagnostic::new(
            &rules::LIMITS_OF_VALUES,
            limits.span,
            format!("no value of `{name}` has `min` or `max`"),
        ),
        _ => return,
    };
    diagnostics.push(diagnostic);
}

/// ```toml
/// BCA = { doc = "Bank Central Asia.", max = 9_223_372_036_854_775_807 }
/// ```
fn check_amount(diagnostics: &mut Diagnostics, limit: Option<&At<i64>>) {
    if let Some(limit) = limit
        && limit.value.checked_mul(100).is_none()
    {
        diagnostics.push(
            Diagnostic::new(
                &rules::LIMITS_OF_VALUES,
                limit.span,
                format!("the limit {} is not an amount", limit.value),
            )
            .help(format!("amounts are at most {} rupiah", i64::MAX / 100)),
        );
    }
}

/// ```toml
/// [enum.FailureCode]
/// type = "integer"
///
/// [enum.FailureCode.values]
/// 007 = { name = "Bond" }
/// ```
///
/// A number has one canonical notation, so that no two values are the same number.
fn check_number(diagnostics: &mut Diagnostics, value: &At<String>) -> bool {
    let number: Option<i64> = value.value.parse().ok();
    let is_canonical = number.is_some_and(|number| number.to_string() == value.value);
    if !is_canonical {
        diagnostics.push(Diagnostic::new(
            &rules::ENUM_NUMBER,
            value.span,
            format!(
                "`{}` is not a valid value of an enum of integers",
                value.value
            ),
        ));
    }
    is_canonical
}

/// ```toml
/// completed = { doc = "Paid.", is = ["Final"] }
/// ```
fn check_marks(diagnostics: &mut Diagnostics, marks: &[At<String>]) -> Vec<String> {
    let mut valid = Vec::new();
    for mark in marks {
        if check_plain_name(diagnostics, &rules::MARK_NAME, "a mark", mark) {
            valid.push(mark.value.clone());
        }
    }
    valid
}
