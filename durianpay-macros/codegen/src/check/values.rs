//! Checks the values that a spec states for a field (constants, defaults and
//! examples) and the JSON types that the field may have.

use super::Checker;
use super::typed_field::{TypedField, beside_type};
use super::value_range;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmountForm, DecimalForm, IntegerForm, JsonForm, Limits, Scalar, Type};
use crate::notation::{
    begins_with_date, is_base64, is_date, is_decimal, is_integer, is_unsigned, is_uuid,
};
use crate::rules;
use crate::source::At;

/// ```toml
/// name = { type = "string", also = "string" }
/// ```
pub(super) fn check_also(diagnostics: &mut Diagnostics, field: &TypedField<'_>) -> Vec<JsonForm> {
    let TypedField { checker, raw, ty } = field;
    let mut forms = Vec::new();
    for word in &raw.also {
        let form = word.value;
        if has_form(checker, ty, form) && !field.stands_for_invalid() {
            let diagnostic = Diagnostic::new(
                &rules::ALSO_OWN_FORM,
                word.span,
                format!(
                    "`{}` accepts a {} even without `also`",
                    raw.name.value,
                    called(form)
                ),
            );
            diagnostics.push(beside_type(diagnostic, raw));
        }
        forms.push(form);
    }
    forms
}

/// Returns the keyword of a JSON type.
fn called(form: JsonForm) -> &'static str {
    match form {
        JsonForm::Text => "string",
        JsonForm::Number => "number",
        JsonForm::Boolean => "boolean",
    }
}

/// Checks whether a value of the type is written with that JSON type.
fn has_form(checker: &Checker<'_>, ty: &Type, form: JsonForm) -> bool {
    let own = match ty {
        Type::Enum(name) if checker.has_numbers(name) => JsonForm::Number,
        Type::Text
        | Type::Timestamp
        | Type::Date
        | Type::Uuid
        | Type::Base64
        | Type::Integer(IntegerForm::Text)
        | Type::Unsigned(IntegerForm::Text)
        | Type::Enum(_)
        | Type::Id(_)
        | Type::Amount(AmountForm::Text)
        | Type::Decimal(DecimalForm::Text) => JsonForm::Text,
        Type::Integer(IntegerForm::Number)
        | Type::Unsigned(IntegerForm::Number)
        | Type::Amount(AmountForm::Rupiah | AmountForm::Hundredths)
        | Type::Decimal(DecimalForm::Plain) => JsonForm::Number,
        Type::Boolean => JsonForm::Boolean,
        Type::Json => return true,
        Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::List(_)
        | Type::Map(_) => {
            return false;
        }
    };
    own == form
}

/// ```toml
/// currency = { type = "string", const = 1 }
/// ```
pub(super) fn check_constant(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    limits: &Limits,
) -> Option<Scalar> {
    let TypedField { checker, raw, ty } = field;
    let constant = raw.constant.as_ref()?;
    check_default_of_constant(diagnostics, field, constant);
    let can_be_constant = matches!(
        ty,
        Type::Text | Type::Enum(_) | Type::Integer(_) | Type::Unsigned(_) | Type::Boolean
    );
    if can_be_constant && fits(checker, &constant.value, ty, &[]) {
        let is_valid = value_range::check(diagnostics, field, limits, "const", constant);
        return is_valid.then(|| constant.value.clone());
    }
    if !field.stands_for_invalid() {
        let diagnostic = Diagnostic::new(
            &rules::CONSTANT_TYPE,
            constant.span,
            misfit(field, "const", &constant.value),
        );
        let diagnostic = match wanted(checker, ty) {
            Some(wanted) if can_be_constant => diagnostic.help(wanted),
            _ => diagnostic,
        };
        diagnostics.push(beside_type(diagnostic, raw));
    }
    None
}

/// ```toml
/// currency = { type = "string", const = "IDR", default = "USD" }
/// ```
fn check_default_of_constant(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    constant: &At<Scalar>,
) {
    let TypedField { raw, .. } = field;
    if let Some(default) = &raw.default {
        diagnostics.push(
            Diagnostic::new(
                &rules::CONSTANT_WITH_DEFAULT,
                default.span,
                format!(
                    "`{}` is a constant and cannot have a default",
                    raw.name.value
                ),
            )
            .related(constant.span, "the constant is here"),
        );
    }
}

/// ```toml
/// qty = { type = "integer", example = "one" }
/// ```
pub(super) fn check_value(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    limits: &Limits,
    key: &str,
    also: &[JsonForm],
) -> Option<Scalar> {
    let TypedField { checker, raw, ty } = field;
    let value = if key == "default" {
        raw.default.as_ref()?
    } else {
        raw.example.as_ref()?
    };
    let is_null = matches!(&value.value, Scalar::Text(text) if text == "null");
    if is_null && key == "default" && **ty == Type::Text {
        diagnostics.push(null(field, value));
        return None;
    }
    if fits(checker, &value.value, ty, also) {
        let is_valid = value_range::check(diagnostics, field, limits, key, value);
        return is_valid.then(|| value.value.clone());
    }
    let help = match wanted(checker, ty) {
        Some(wanted) => wanted.to_owned(),
        None => format!("remove `{key}`: it is not supported yet for objects, maps and unions"),
    };
    let diagnostic = Diagnostic::new(
        &rules::VALUE_TYPE,
        value.span,
        misfit(field, key, &value.value),
    );
    diagnostics.push(beside_type(diagnostic.help(help), field.raw));
    None
}

/// ```toml
/// note = { type = "string?", default = "null" }
/// ```
fn null(field: &TypedField<'_>, value: &At<Scalar>) -> Diagnostic {
    let name = &field.raw.name.value;
    Diagnostic::new(
        &rules::VALUE_TYPE,
        value.span,
        format!("`default` of `{name}` is the string `null`"),
    )
    .help("remove it; `nullable = true` states that the field may be `null`")
}

/// Checks whether a field of the type could have that value.
fn fits(checker: &Checker<'_>, value: &Scalar, ty: &Type, also: &[JsonForm]) -> bool {
    let form = match value {
        Scalar::Text(_) => JsonForm::Text,
        Scalar::Integer(_) => JsonForm::Number,
        Scalar::Boolean(_) => JsonForm::Boolean,
    };
    let fits = match ty {
        // A list is represented by one item.
        Type::List(item) => return fits(checker, value, item, also),
        // A number can also be an amount, although strings are more common.
        Type::Amount(_) | Type::Decimal(_) => form != JsonForm::Boolean && has_notation(ty, value),
        other => has_form(checker, other, form) && has_notation(other, value),
    };
    fits || also.contains(&form)
}

/// Checks the notation of a value of the right JSON type.
fn has_notation(ty: &Type, value: &Scalar) -> bool {
    match (ty, value) {
        (Type::Date, Scalar::Text(text)) => is_date(text),
        (Type::Timestamp, Scalar::Text(text)) => begins_with_date(text),
        (Type::Amount(_) | Type::Decimal(_), Scalar::Text(text)) => is_decimal(text),
        (Type::Uuid, Scalar::Text(text)) => is_uuid(text),
        (Type::Base64, Scalar::Text(text)) => is_base64(text),
        (Type::Integer(_), Scalar::Text(text)) => is_integer(text),
        (Type::Unsigned(_), Scalar::Text(text)) => is_unsigned(text),
        (Type::Unsigned(_), Scalar::Integer(integer)) => *integer >= 0,
        _ => true,
    }
}

fn misfit(field: &TypedField<'_>, key: &str, value: &Scalar) -> String {
    let kind = match value {
        Scalar::Text(_) => "a string",
        Scalar::Integer(_) => "an integer",
        Scalar::Boolean(_) => "a boolean",
    };
    let TypedField { raw, ty, .. } = field;
    let is_misspelt = !has_notation(ty.innermost(), value);
    let ty = raw.ty.as_ref().map_or("", |ty| ty.as_str());
    if is_misspelt {
        let name = &raw.name.value;
        return format!("`{key}` of `{name}` is not a valid value of the type `{ty}`");
    }
    format!(
        "`{key}` of `{}` is {kind}, but the field has the type `{ty}`",
        raw.name.value
    )
}

/// Returns advice on how to write a value of the type, or `None` if it cannot be
/// written.
fn wanted(checker: &Checker<'_>, ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Enum(name) if checker.has_numbers(name) => {
            Some("write an integer, like the values of the enum")
        }
        Type::Text | Type::Enum(_) | Type::Id(_) => Some("write a string, in quotes"),
        Type::Timestamp => Some("write a time such as `\"2024-02-29T12:00:00Z\"`, in quotes"),
        Type::Date => Some("write a day such as `\"2024-02-29\"`, in quotes"),
        Type::Uuid => Some("write 32 hexadecimal digits with hyphens, in quotes"),
        Type::Base64 => Some("write Base64, in quotes"),
        Type::Integer(IntegerForm::Text) | Type::Unsigned(IntegerForm::Text) => {
            Some("write the digits of an integer of 64 bits, in quotes")
        }
        Type::Unsigned(IntegerForm::Number) => {
            Some("write an integer that is not negative, without quotes")
        }
        Type::Integer(IntegerForm::Number) => Some("write an integer, without quotes"),
        Type::Boolean => Some("write `true` or `false`, without quotes"),
        Type::Amount(_) | Type::Decimal(_) => {
            Some("write a string such as `\"10000.67\"`, or an integer")
        }
        Type::Json => Some("write a string, an integer, `true` or `false`"),
        Type::List(item) => wanted(checker, item),
        Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::Map(_) => None,
    }
}
