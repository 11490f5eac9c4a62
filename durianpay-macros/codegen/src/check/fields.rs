//! The fields of objects, paths and envelopes.

use super::Checker;
use super::aliases::Wires;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::NumberForm;
use crate::model::{AmountForm, DecimalForm, Field, Limits, Scalar, Type};
use crate::names;
use crate::raw::RawField;
use crate::source::{At, Span};
use crate::type_expr;
use std::collections::BTreeMap;

/// The fields of `owner`, beside names that are `taken` already.
pub(super) fn check_fields<'r>(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    owner: &str,
    mut taken: BTreeMap<String, Span>,
    raw: impl Iterator<Item = &'r RawField> + Clone,
) -> Vec<Field> {
    let mut wires = Wires::of(raw.clone());
    raw.filter_map(|raw| {
        let aliases = wires.claim(cx, raw);
        let given = raw.rename.as_ref().unwrap_or(&raw.name);
        let name = names::field(&given.value);
        if name.is_empty() {
            cx.push(no_name(given));
            return None;
        }
        let name = claim(cx, &mut taken, owner, name, given.span)?;
        Some(Field {
            aliases,
            ..check_field(cx, checker, raw, name)
        })
    })
    .collect()
}

/// A field by itself: what its aliases are depends on the others.
pub(super) fn check_field(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
    name: String,
) -> Field {
    let (mut ty, optional) = match &raw.ty {
        Some(text) => {
            let expr = type_expr::parse(cx, &checker.index, text);
            let ty = check_union_place(cx, text, expr.ty);
            (ty, expr.optional)
        }
        None => (Type::Json, true),
    };
    apply_number(cx, raw, &mut ty);
    let constant = raw
        .constant
        .as_ref()
        .filter(|constant| check_constant(cx, checker, raw, constant, &ty))
        .map(|constant| constant.value.clone());
    Field {
        about: checker.about(cx, &raw.common, raw.name.span),
        wire: raw.name.value.clone(),
        name,
        ty,
        optional,
        nullable: raw.nullable.as_ref().is_some_and(|nullable| nullable.value),
        aliases: Vec::new(),
        also: raw.also.iter().map(|form| form.value).collect(),
        constant,
        default: raw.default.as_ref().map(|default| default.value.clone()),
        example: raw.example.as_ref().map(|example| example.value.clone()),
        sensitive: raw
            .sensitive
            .as_ref()
            .is_some_and(|sensitive| sensitive.value),
        limits: check_limits(cx, raw),
    }
}

/// ```toml
/// methods = "[ChargeMethod]"   # a union
/// ```
///
/// Such a field is read as any JSON.
fn check_union_place(cx: &mut Diagnostics, text: &At<String>, ty: Type) -> Type {
    if matches!(ty, Type::List(_) | Type::Map(_))
        && let Type::Union(union) = ty.innermost()
    {
        cx.push(
            Diagnostic::new(
                "union-in-list",
                text.span,
                format!("the union `{union}` cannot stand in a list or map"),
            )
            .help("its tag lies beside it, in the same object: make an object type with a field for it"),
        );
        return Type::Json;
    }
    ty
}

/// ```toml
/// name  = { type = "string", number = "hundredths" }
/// price = { type = "amount", number = "plain" }
/// ```
fn apply_number(cx: &mut Diagnostics, raw: &RawField, ty: &mut Type) {
    let Some(number) = &raw.number else { return };
    let (fault, help) = match (innermost_mut(ty), number.value) {
        (Type::Amount(form), NumberForm::Rupiah) => {
            *form = AmountForm::Rupiah;
            return;
        }
        (Type::Amount(form), NumberForm::Hundredths) => {
            *form = AmountForm::Hundredths;
            return;
        }
        (Type::Decimal(form), NumberForm::Plain) => {
            *form = DecimalForm::Plain;
            return;
        }
        (Type::Amount(_), NumberForm::Plain) => (
            "does not fit: it is an amount",
            "write `rupiah` or `hundredths`, the unit of the number",
        ),
        (Type::Decimal(_), NumberForm::Rupiah | NumberForm::Hundredths) => (
            "does not fit: it is a decimal number that is no money",
            "write `plain`, or make the type `amount`",
        ),
        _ => (
            "has no meaning: it is no amount",
            "leave `number` out, or make the type `amount` or `decimal`",
        ),
    };
    cx.push(
        Diagnostic::new(
            "number-without-amount",
            number.span,
            format!("`number` of `{}` {fault}", raw.name.value),
        )
        .help(help),
    );
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::List(item) | Type::Map(item) => innermost_mut(item),
        other => other,
    }
}

/// ```toml
/// currency = { type = "string", const = 1 }
/// ```
fn check_constant(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
    constant: &At<Scalar>,
    ty: &Type,
) -> bool {
    let fits = match (&constant.value, ty) {
        (Scalar::Text(_), Type::Enum(name)) => !checker.has_numbers(name),
        (Scalar::Integer(_), Type::Enum(name)) => checker.has_numbers(name),
        (Scalar::Text(_), Type::Text)
        | (Scalar::Integer(_), Type::Integer)
        | (Scalar::Boolean(_), Type::Boolean) => true,
        _ => false,
    };
    if !fits {
        cx.push(
            Diagnostic::new(
                "constant-type",
                constant.span,
                format!("the constant of `{}` does not fit its type", raw.name.value),
            )
            .help("constants are of type `string`, `integer`, `boolean` or an enum"),
        );
    }
    fits
}

/// ```toml
/// name = { type = "string", min_length = 9, max_length = 3 }
/// ```
fn check_limits(cx: &mut Diagnostics, raw: &RawField) -> Limits {
    let limits = Limits {
        min: raw.min.as_ref().map(|min| min.value),
        max: raw.max.as_ref().map(|max| max.value),
        min_length: length(cx, raw.min_length.as_ref()),
        max_length: length(cx, raw.max_length.as_ref()),
    };
    let turned = [
        (limits.min, limits.max, raw.max.as_ref()),
        (
            limits.min_length.map(i64::from),
            limits.max_length.map(i64::from),
            raw.max_length.as_ref(),
        ),
    ];
    for (min, max, place) in turned {
        if let (Some(min), Some(max), Some(place)) = (min, max, place)
            && max < min
        {
            cx.push(
                Diagnostic::new(
                    "limits-turned",
                    place.span,
                    format!("the upper limit {max} is below the lower limit {min}"),
                )
                .help("swap the two, or take one away"),
            );
        }
    }
    limits
}

fn length(cx: &mut Diagnostics, length: Option<&At<i64>>) -> Option<u32> {
    let length = length?;
    let fits = u32::try_from(length.value).ok();
    if fits.is_none() {
        cx.push(
            Diagnostic::new(
                "length-range",
                length.span,
                format!("{} is no length", length.value),
            )
            .help("a length is a whole number from 0 to 4294967295"),
        );
    }
    fits
}

/// Notes that `name` is used, or reports that it is used already.
pub(super) fn claim(
    cx: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    owner: &str,
    name: String,
    span: Span,
) -> Option<String> {
    if let Some(first) = taken.get(&name) {
        let message = format!("two parts of `{owner}` would both be called `{name}` in code");
        cx.push(
            collision(message, *first, span)
                .help("give one of them a name for code: `name = \"…\"`"),
        );
        return None;
    }
    taken.insert(name.clone(), span);
    Some(name)
}

/// Two things that would have one name in code.
pub(super) fn collision(message: String, first: Span, span: Span) -> Diagnostic {
    Diagnostic::new("name-collision", span, message).related(first, "the other is here")
}

pub(super) fn no_name(given: &At<String>) -> Diagnostic {
    Diagnostic::new(
        "no-name",
        given.span,
        format!("`{}` gives no name for code", given.value),
    )
    .help("add `name = \"…\"` with ASCII letters")
}
