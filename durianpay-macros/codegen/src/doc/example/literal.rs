//! The values of examples that are one literal.

use crate::model::{Argument, Field, Limits, Scalar};

/// The most characters of a string.
const MAX_TEXT: usize = 48;

/// The name and the example of a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hint<'a> {
    pub(super) name: &'a str,
    pub(super) example: Option<&'a Scalar>,
    pub(super) limits: Limits,
}

impl<'a> Hint<'a> {
    pub(super) fn of_field(field: &'a Field) -> Self {
        Self {
            name: &field.name,
            example: field.example.as_ref(),
            limits: field.limits,
        }
    }

    pub(super) fn of_argument(argument: &'a Argument<'_>) -> Self {
        match argument {
            Argument::Path(field) => Self::of_field(field),
            other => Self {
                name: other.name(),
                example: None,
                limits: Limits::default(),
            },
        }
    }
}

/// Returns the example of a string, or the name of its field.
pub(super) fn text(hint: Hint<'_>) -> &str {
    match hint.example {
        Some(Scalar::Text(text)) if text.chars().count() <= MAX_TEXT => text,
        _ => hint.name,
    }
}

pub(super) fn integer(hint: Hint<'_>) -> i64 {
    match hint.example {
        Some(Scalar::Integer(integer)) => *integer,
        _ => within(1, hint.limits),
    }
}

pub(super) fn decimal(hint: Hint<'_>) -> &str {
    match hint.example {
        Some(Scalar::Text(text)) if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') => text,
        _ => "1.5",
    }
}

pub(super) fn within(number: i64, limits: Limits) -> i64 {
    let number = number.max(limits.min.unwrap_or(i64::MIN));
    number.min(limits.max.unwrap_or(i64::MAX))
}

/// Writes a number with a separator before each three digits: `10_000`.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            text.push('_');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
