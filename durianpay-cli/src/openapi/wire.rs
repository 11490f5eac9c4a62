//! Values of the language as JSON.

use super::language::scalar;
use durianpay_codegen::model::{
    AmountForm, DecimalForm, Field, IntegerForm, JsonForm, Scalar, Type,
};
use serde_json::{Number, Value};

/// Converts a constant, default or example of a field to JSON. Returns `None` if it is not a valid value
/// of the field's type.
pub(super) fn value(field: &Field, value: &Scalar) -> Option<Value> {
    typed_value(&field.ty, value).or_else(|| {
        let is_documented = field.also.contains(&form(value));
        is_documented.then(|| scalar(value))
    })
}

fn typed_value(ty: &Type, value: &Scalar) -> Option<Value> {
    match (ty, value) {
        (Type::Timestamp, Scalar::Text(text)) => has_zone(text).then(|| scalar(value)),
        (Type::Json, _)
        | (Type::Boolean, Scalar::Boolean(_))
        | (
            Type::Integer(IntegerForm::Number)
            | Type::Unsigned(IntegerForm::Number)
            | Type::Enum(_)
            | Type::Amount(AmountForm::Rupiah | AmountForm::Hundredths)
            | Type::Decimal(DecimalForm::Plain),
            Scalar::Integer(_),
        )
        | (
            Type::Text
            | Type::Date
            | Type::Uuid
            | Type::Base64
            | Type::Integer(IntegerForm::Text)
            | Type::Unsigned(IntegerForm::Text)
            | Type::Enum(_)
            | Type::Id(_)
            | Type::Amount(AmountForm::Text)
            | Type::Decimal(DecimalForm::Text),
            Scalar::Text(_),
        ) => Some(scalar(value)),
        (
            Type::Amount(AmountForm::Text) | Type::Decimal(DecimalForm::Text),
            Scalar::Integer(integer),
        ) => Some(Value::from(integer.to_string())),
        (
            Type::Amount(AmountForm::Rupiah) | Type::Decimal(DecimalForm::Plain),
            Scalar::Text(text),
        ) => text.parse::<Number>().ok().map(Value::Number),
        (Type::Amount(AmountForm::Hundredths), Scalar::Text(text)) => {
            hundredths(text).map(Value::from)
        }
        _ => None,
    }
}

fn form(value: &Scalar) -> JsonForm {
    match value {
        Scalar::Text(_) => JsonForm::Text,
        Scalar::Integer(_) => JsonForm::Number,
        Scalar::Boolean(_) => JsonForm::Boolean,
    }
}

/// Checks whether a string is an RFC 3339 instant, as schemas require. Strings without a zone are
/// not; readers of the spec treat them as UTC.
fn has_zone(text: &str) -> bool {
    let end: Vec<char> = text.chars().rev().take(6).collect();
    matches!(end.as_slice(), ['Z', ..] | [_, _, ':', _, _, '+' | '-'])
}

/// Converts decimal rupiah to hundredths, without rounding.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.chars().all(|character| character.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !is_digits(unsigned) || !is_digits(decimals) || decimals.len() > 2 {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{has_zone, hundredths};

    #[test]
    fn zones_are_recognized() {
        for (text, expected) in [
            ("2015-05-05T12:30:00", false),
            ("2015-05-05T12:30:00Z", true),
            ("2015-05-05T12:30:00.5+07:00", true),
            ("2015-05-05", false),
            ("ä+07:0", false),
            ("", false),
        ] {
            assert_eq!(has_zone(text), expected, "{text}");
        }
    }

    #[test]
    fn hundredths_are_exact() {
        for (text, expected) in [
            ("10000", Some(1_000_000)),
            ("10000.5", Some(1_000_050)),
            ("-0.67", Some(-67)),
            ("1.001", None),
            ("1.-1", None),
            ("1e3", None),
            ("--1", None),
            ("-", None),
            (".5", None),
            ("", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }
}
