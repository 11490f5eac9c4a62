//! Checks the currencies of fields.

use super::Checker;
use super::unknown_field::report_unknown_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumForm, Field, FieldCurrency, Object, Scalar, Spec, Type};
use crate::raw::{RawCurrency, RawField, RawObject};
use crate::rules;
use crate::source::Span;
use std::collections::HashMap;

/// Checks the currencies of all object types, and adds them to their fields.
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for currency in all(checker) {
        check_alone(diagnostics, checker, currency);
    }
    for raw in &checker.raw.objects {
        if raw.fields.iter().all(|field| field.currency.is_none()) {
            continue;
        }
        let Some(object) = spec.objects.get(raw.name.as_str()) else {
            continue;
        };
        let found = check_object(diagnostics, checker, spec, raw, object);
        if let Some(object) = spec.objects.get_mut(raw.name.as_str()) {
            for (index, currency) in found {
                if let Some(field) = object.fields.get_mut(index) {
                    field.currency = Some(currency);
                }
            }
        }
    }
    report_others(diagnostics, checker);
}

/// Lists the currencies of all fields.
fn all<'a>(checker: &Checker<'a>) -> impl Iterator<Item = &'a RawCurrency> {
    let raw = checker.raw;
    let objects = raw.objects.iter().flat_map(|raw| &raw.fields);
    let added = raw.extensions.iter().flat_map(|raw| &raw.fields);
    let envelope = raw.webhooks.iter().flat_map(|raw| &raw.fields);
    let fields = objects.chain(added).chain(envelope);
    fields.filter_map(|field| field.currency.as_ref())
}

/// ```toml
/// currency = "usd"
/// ```
fn check_alone(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawCurrency) {
    let _ = checker.about(diagnostics, &raw.common, raw.span);
    if let Some(code) = raw.code.as_ref().filter(|code| !is_code(&code.value)) {
        diagnostics.push(Diagnostic::new(
            &rules::CURRENCY_CODE,
            code.span,
            format!("`{}` is not the code of a currency", code.value),
        ));
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Returns the currencies by the positions of their fields.
fn check_object(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    raw: &RawObject,
    object: &Object,
) -> Vec<(usize, FieldCurrency)> {
    let by_wire: HashMap<&str, usize> = object
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| (field.wire.as_str(), index))
        .collect();
    let names: HashMap<&str, &Field> = object
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field))
        .collect();
    let mut found = Vec::new();
    for field in &raw.fields {
        let (Some(currency), Some(&index)) = (&field.currency, by_wire.get(field.name.as_str()))
        else {
            continue;
        };
        let Some(target) = object.fields.get(index) else {
            continue;
        };
        if !target.may_have_currency() {
            report_type(diagnostics, field, currency.span);
            continue;
        }
        if let Some(other) = names.get(target.money_name().as_str()) {
            report_name(diagnostics, target, other, currency.span);
            continue;
        }
        let of_wire = |wire: &str| {
            by_wire
                .get(wire)
                .and_then(|index| object.fields.get(*index))
        };
        let currency = check_currency(diagnostics, checker, spec, object, currency, of_wire);
        found.extend(currency.map(|currency| (index, currency)));
    }
    found
}

/// ```toml
/// currency = { code = "USD", field = "currency" }
/// ```
fn check_currency<'s>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    object: &Object,
    raw: &RawCurrency,
    of_wire: impl Fn(&str) -> Option<&'s Field>,
) -> Option<FieldCurrency> {
    match (&raw.code, &raw.field) {
        (Some(code), None) => is_code(&code.value).then(|| FieldCurrency::Code(code.value.clone())),
        (None, Some(field)) => {
            let Some(other) = of_wire(&field.value) else {
                let known = object.fields.iter().map(|field| field.wire.as_str());
                report_unknown_field(diagnostics, checker, field, &object.name, known);
                return None;
            };
            if !is_text(spec, other) {
                let message = format!(
                    "`{}` cannot contain a currency: it is not a `string` or an enumeration of strings",
                    field.value
                );
                diagnostics.push(Diagnostic::new(&rules::CURRENCY, field.span, message));
                return None;
            }
            Some(FieldCurrency::Field(field.value.clone()))
        }
        (Some(_), Some(_)) | (None, None) => {
            let message = "a currency is either a `code` or the content of a `field`";
            diagnostics.push(Diagnostic::new(&rules::CURRENCY, raw.span, message));
            None
        }
    }
}

fn is_text(spec: &Spec, field: &Field) -> bool {
    if let Some(constant) = &field.constant {
        return matches!(constant, Scalar::Text(_));
    }
    match &field.ty {
        Type::Text => true,
        Type::Enum(name) => spec
            .enumeration(name)
            .is_some_and(|values| values.form == EnumForm::Text && !values.has_free_digits),
        _ => false,
    }
}

/// ```toml
/// name = { type = "string", currency = "USD" }
/// ```
fn report_type(diagnostics: &mut Diagnostics, field: &RawField, span: Span) {
    diagnostics.push(Diagnostic::new(
        &rules::CURRENCY,
        span,
        format!(
            "`{}` cannot have a currency: it is not an `integer` or a `decimal`",
            field.name.value
        ),
    ));
}

/// ```toml
/// amount       = { type = "integer", currency = "USD" }
/// amount_money = "string?"
/// ```
fn report_name(diagnostics: &mut Diagnostics, field: &Field, other: &Field, span: Span) {
    diagnostics.push(Diagnostic::new(
        &rules::NAME_COLLISION,
        span,
        format!(
            "the method `{}` of `{}` has the name of the field `{}`",
            field.money_name(),
            field.wire,
            other.wire
        ),
    ));
}

/// Reports currencies of fields that belong to no object type of the spec.
fn report_others(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let added = checker.raw.extensions.iter().flat_map(|raw| &raw.fields);
    let envelope = checker.raw.webhooks.iter().flat_map(|raw| &raw.fields);
    for field in added.chain(envelope) {
        if let Some(currency) = &field.currency {
            let message = format!(
                "`{}` cannot have a currency: it is not a field of a type",
                field.name.value
            );
            diagnostics.push(Diagnostic::new(&rules::CURRENCY, currency.span, message));
        }
    }
}
