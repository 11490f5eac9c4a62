//! Values that a spec gives for a field: constants, defaults, examples, and the
//! forms that they may have.

use super::Checker;
use super::typed_field::{TypedField, beside_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmountForm, DecimalForm, JsonForm, Scalar, Type};
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
                    "`{}` takes a {} without `also`",
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

/// The word of the language for a form.
fn called(form: JsonForm) -> &'static str {
    match form {
        JsonForm::Text => "string",
        JsonForm::Number => "number",
        JsonForm::Boolean => "boolean",
    }
}

/// Whether the type itself is written in that form.
fn has_form(checker: &Checker<'_>, ty: &Type, form: JsonForm) -> bool {
    let own = match ty {
        Type::Enum(name) if checker.has_numbers(name) => JsonForm::Number,
        Type::Text
        | Type::Timestamp
        | Type::Enum(_)
        | Type::Id(_)
        | Type::Amount(AmountForm::Text)
        | Type::Decimal(DecimalForm::Text) => JsonForm::Text,
        Type::Integer
        | Type::Amount(AmountForm::Rupiah | AmountForm::Hundredths)
        | Type::Decimal(DecimalForm::Plain) => JsonForm::Number,
        Type::Boolean => JsonForm::Boolean,
        Type::Json => return true,
        Type::Object(_) | Type::Union(_) | Type::List(_) | Type::Map(_) => return false,
    };
    own == form
}

/// ```toml
/// currency = { type = "string", const = 1 }
/// ```
pub(super) fn check_constant(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
) -> Option<Scalar> {
    let TypedField { checker, raw, ty } = field;
    let constant = raw.constant.as_ref()?;
    check_default_of_constant(diagnostics, field, constant);
    let can_be_constant = matches!(
        ty,
        Type::Text | Type::Enum(_) | Type::Integer | Type::Boolean
    );
    if can_be_constant && fits(checker, &constant.value, ty, &[]) {
        return Some(constant.value.clone());
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
                    "`{}` always has one value, and no default beside it",
                    raw.name.value
                ),
            )
            .related(constant.span, "the constant"),
        );
    }
}

/// ```toml
/// qty = { type = "integer", example = "one" }
/// ```
pub(super) fn check_value(
    diagnostics: &mut Diagnostics,
    field: &TypedField<'_>,
    key: &str,
    value: Option<&At<Scalar>>,
    also: &[JsonForm],
) -> Option<Scalar> {
    let TypedField { checker, ty, .. } = field;
    let value = value?;
    if fits(checker, &value.value, ty, also) {
        return Some(value.value.clone());
    }
    let help = match wanted(checker, ty) {
        Some(wanted) => wanted.to_owned(),
        None => format!("leave `{key}` out: objects, maps and unions have no form for it yet"),
    };
    let diagnostic = Diagnostic::new(
        &rules::VALUE_TYPE,
        value.span,
        misfit(field, key, &value.value),
    );
    diagnostics.push(beside_type(diagnostic.help(help), field.raw));
    None
}

/// Whether a field of the type could have that value.
fn fits(checker: &Checker<'_>, value: &Scalar, ty: &Type, also: &[JsonForm]) -> bool {
    let form = match value {
        Scalar::Text(_) => JsonForm::Text,
        Scalar::Integer(_) => JsonForm::Number,
        Scalar::Boolean(_) => JsonForm::Boolean,
    };
    let fits = match ty {
        // One item stands for the list.
        Type::List(item) => return fits(checker, value, item, also),
        // A number is an amount too, though text is its usual form.
        Type::Amount(_) | Type::Decimal(_) => form != JsonForm::Boolean,
        other => has_form(checker, other, form),
    };
    fits || also.contains(&form)
}

fn misfit(field: &TypedField<'_>, key: &str, value: &Scalar) -> String {
    let kind = match value {
        Scalar::Text(_) => "text",
        Scalar::Integer(_) => "an integer",
        Scalar::Boolean(_) => "a boolean",
    };
    let TypedField { raw, .. } = field;
    let ty = raw.ty.as_ref().map_or("", |ty| ty.as_str());
    format!(
        "`{key}` of `{}` is {kind}, and its type is `{ty}`",
        raw.name.value
    )
}

/// What to write as a value of the type, if there is a form for it.
fn wanted(checker: &Checker<'_>, ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Enum(name) if checker.has_numbers(name) => {
            Some("write a whole number, as the values of the enum are")
        }
        Type::Text | Type::Timestamp | Type::Enum(_) | Type::Id(_) => Some("write text, in quotes"),
        Type::Integer => Some("write a whole number, without quotes"),
        Type::Boolean => Some("write `true` or `false`, without quotes"),
        Type::Amount(_) | Type::Decimal(_) => {
            Some("write text such as `\"10000.67\"`, or a whole number")
        }
        Type::Json => Some("write text, a whole number, `true` or `false`"),
        Type::List(item) => wanted(checker, item),
        Type::Object(_) | Type::Union(_) | Type::Map(_) => None,
    }
}
