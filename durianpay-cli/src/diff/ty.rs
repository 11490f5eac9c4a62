//! Formats types in the notation of the spec.

use durianpay_codegen::model::{AmountForm, DecimalForm, Field, IntegerForm, Scalar, Type};

/// Formats a type, such as `[OrderItem]`. Types with the same text are the same type in Rust.
pub(super) fn text(ty: &Type) -> String {
    match ty {
        Type::Text => "string".to_owned(),
        Type::Integer(_) => "integer".to_owned(),
        Type::Unsigned(_) => "unsigned".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Amount(_) => "amount".to_owned(),
        Type::Timestamp => "timestamp".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Uuid => "uuid".to_owned(),
        Type::Base64 => "base64".to_owned(),
        Type::Decimal(_) => "decimal".to_owned(),
        Type::Json => "json".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::File => "file".to_owned(),
        Type::Object(name)
        | Type::Enum(name)
        | Type::Union(name)
        | Type::Choice(name)
        | Type::Id(name) => name.clone(),
        Type::List(item) => format!("[{}]", text(item)),
        Type::Map(item) => format!("{{{}}}", text(item)),
    }
}

/// Formats the type of a field, including whether it is an `Option`.
pub(super) fn field_type(field: &Field) -> String {
    let optional = if field.optional { "?" } else { "" };
    let nullable = if field.nullable { ", nullable" } else { "" };
    format!("`{}{optional}`{nullable}", text(&field.ty))
}

/// Describes the notation of amounts, decimals and integers.
pub(super) fn notation(ty: &Type) -> &'static str {
    match ty.innermost() {
        Type::Amount(AmountForm::Rupiah) => "a number in rupiah",
        Type::Amount(AmountForm::Hundredths) => "a number in hundredths of a rupiah",
        Type::Decimal(DecimalForm::Plain)
        | Type::Integer(IntegerForm::Number)
        | Type::Unsigned(IntegerForm::Number) => "a number",
        _ => "a string",
    }
}

/// Returns whether numbers are hundredths of a rupiah.
pub(super) fn is_in_hundredths(ty: &Type) -> bool {
    *ty.innermost() == Type::Amount(AmountForm::Hundredths)
}

/// Formats a scalar: `"IDR"`, `1`, `true`.
pub(super) fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => format!("{text:?}"),
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Boolean(boolean) => boolean.to_string(),
    }
}

/// Formats a value that may be missing.
pub(super) fn or_none(value: Option<&String>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("`{value}`"))
}
