//! Checks that constants, defaults and examples are within the enum and the limits of
//! their field.

use super::Checker;
use super::typed_field::TypedField;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Limits, Scalar, Type};
use crate::notation::compare;
use crate::raw::RawEnum;
use crate::rules;
use crate::source::At;
use std::cmp::Ordering;

/// Checks a value of the right type. Reports it and returns `false` if the field cannot
/// have it.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    limits: &Limits,
    key: &str,
    value: &At<Scalar>,
) -> bool {
    let found = of_enum(diagnostics, field, key, value);
    let found = found.or_else(|| of_limits(field, limits, key, value));
    let is_valid = found.is_none();
    if let Some(diagnostic) = found {
        diagnostics.push(diagnostic);
    }
    is_valid
}

/// ```toml
/// status = { type = "OrderStatus", const = "compelted" }
/// ```
fn of_enum(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    key: &str,
    value: &At<Scalar>,
) -> Option<Diagnostic> {
    let TypedField { checker, raw, ty } = field;
    let Type::Enum(name) = item(ty) else {
        return None;
    };
    let text = match &value.value {
        Scalar::Text(text) if !checker.has_numbers(name) => text.clone(),
        Scalar::Integer(integer) if checker.has_numbers(name) => integer.to_string(),
        // A form of `also`, of which the enum says nothing.
        _ => return None,
    };
    if checker.has_value(name, &text) {
        return None;
    }
    let message = format!(
        "`{key}` of `{}` is `{text}`, which is not a value of `{name}`",
        raw.name.value
    );
    let diagnostic = Diagnostic::new(&rules::VALUE_OF_ENUM, value.span, message);
    let diagnostic = checker.beside_type(diagnostic, name);
    let written = checker.written_enum(name).map(|raw| raw.values.as_slice());
    let values = written.unwrap_or_default().iter();
    Some(diagnostics.suggest_name(diagnostic, &text, values.map(|value| value.value.as_str())))
}

/// ```toml
/// limit = { type = "integer?", max = 100, default = 500 }
/// ```
fn of_limits(
    field: &TypedField<'_>,
    limits: &Limits,
    key: &str,
    value: &At<Scalar>,
) -> Option<Diagnostic> {
    let TypedField { raw, ty, .. } = field;
    // The length of a list is that of its items, of which the value is one.
    if matches!(ty, Type::List(_)) {
        return None;
    }
    let text = match &value.value {
        Scalar::Text(text) => text.clone(),
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Boolean(_) => return None,
    };
    let is_text = matches!(value.value, Scalar::Text(_));
    let length = || i64::try_from(text.chars().count()).ok();
    let length = if is_text { length() } else { None };
    let is = |order: Ordering, limit: i64| compare(&text, limit) == Some(order);
    let named = [
        (
            "min",
            raw.min.as_ref(),
            limits.min.is_some_and(|min| is(Ordering::Less, min)),
        ),
        (
            "max",
            raw.max.as_ref(),
            limits.max.is_some_and(|max| is(Ordering::Greater, max)),
        ),
        (
            "min_length",
            raw.min_length.as_ref(),
            limits
                .min_length
                .is_some_and(|min| length.is_some_and(|length| length < min.into())),
        ),
        (
            "max_length",
            raw.max_length.as_ref(),
            limits
                .max_length
                .is_some_and(|max| length.is_some_and(|length| length > max.into())),
        ),
    ];
    let (limit, place, _) = named.into_iter().find(|(_, _, is_broken)| *is_broken)?;
    let place = place?;
    let found = match length {
        Some(length) if limit.ends_with("length") => format!("has {length} characters"),
        _ => format!("is `{text}`"),
    };
    let message = format!(
        "`{key}` of `{}` {found}, but its `{limit}` is {}",
        raw.name.value, place.value
    );
    Some(
        Diagnostic::new(&rules::VALUE_LIMITS, value.span, message)
            .related(place.span, "the limit is here"),
    )
}

/// Returns the item of a list, or the type itself.
fn item(ty: &Type) -> &Type {
    match ty {
        Type::List(item) => item,
        other => other,
    }
}

impl Checker<'_> {
    /// Returns an enum as written, in this spec or in the base.
    pub(super) fn written_enum(&self, name: &str) -> Option<&RawEnum> {
        match crate::names::strip_base(name) {
            // The base has a fixed size, however large the spec that extends it is.
            Some(name) => {
                let mut enums = self.base?.raw.enums.iter();
                enums.find(|raw| raw.name.value == name)
            }
            None => self.index.raw.enumeration(name),
        }
    }

    /// Returns whether an enum has a value. An enum without values is reported itself.
    pub(super) fn has_value(&self, enumeration: &str, value: &str) -> bool {
        if let Some(values) = self.index.raw.values(enumeration) {
            return values.contain(value);
        }
        let written = self.written_enum(enumeration);
        written.is_none_or(|raw| super::wildcards::Values::new(raw).contain(value))
    }
}
