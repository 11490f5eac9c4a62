//! Checks the fields of objects, paths and envelopes.

use super::Checker;
use super::aliases::WireNames;
use super::collisions::Identifiers;
use super::files;
use super::limits::{check_limits, check_pattern};
use super::media_type::bytes_inside;
use super::style::check_style;
use super::typed_field::{TypedField, beside_type};
use super::values::{check_also, check_constant, check_value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::NumberForm;
use crate::model::{AmountForm, DecimalForm, Field, IntegerForm, Type};
use crate::names;
use crate::raw::RawField;
use crate::rules;
use crate::source::At;
use crate::type_expr;

/// Checks the fields of one owner, whose Rust identifiers must be distinct.
pub(super) fn check_fields<'r>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    mut identifiers: Identifiers,
    raw: impl Iterator<Item = &'r RawField> + Clone,
) -> Vec<Field> {
    let mut wires = WireNames::new(raw.clone());
    raw.filter_map(|raw| {
        let aliases = wires.claim(diagnostics, raw);
        let given = raw.rename.as_ref().unwrap_or(&raw.name);
        let name = names::field(&given.value);
        if name.is_empty() {
            diagnostics.push(no_name(given));
            return None;
        }
        if !identifiers.claim(diagnostics, &name, given.span) {
            return None;
        }
        let field = check_field(diagnostics, checker, raw, name);
        check_default(diagnostics, raw, &field);
        Some(Field { aliases, ..field })
    })
    .collect()
}

/// ```toml
/// limit = { type = "integer", default = 20 }
/// ```
fn check_default(diagnostics: &mut Diagnostics, raw: &RawField, field: &Field) {
    // A constant with a default is reported as such, and so is a missing type.
    let (Some(default), None, Some(ty)) = (&raw.default, &raw.constant, &raw.ty) else {
        return;
    };
    if !field.optional {
        diagnostics.push(
            Diagnostic::new(
                &rules::DEFAULT_OF_REQUIRED,
                default.span,
                format!("`{}` has a default, but is required", raw.name.value),
            )
            .related(ty.span, "the type is here")
            .help(format!(
                "make it optional: `\"{}?\"`; or remove `default`",
                ty.value
            )),
        );
    }
}

/// Checks a single field. Its aliases depend on the other fields, so they are left
/// empty.
pub(super) fn check_field(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
    name: String,
) -> Field {
    let (mut ty, optional) = check_type(diagnostics, checker, raw);
    apply_number(diagnostics, checker, raw, &mut ty);
    let field = TypedField {
        checker,
        raw,
        ty: &ty,
    };
    let also = check_also(diagnostics, &field);
    let limits = check_limits(diagnostics, &field);
    Field {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        wire: raw.name.value.clone(),
        name,
        optional,
        nullable: raw.nullable.as_ref().is_some_and(|nullable| nullable.value),
        aliases: Vec::new(),
        constant: check_constant(diagnostics, &field, &limits),
        default: check_value(diagnostics, &field, &limits, "default", &also),
        example: check_value(diagnostics, &field, &limits, "example", &also),
        sensitive: raw
            .sensitive
            .as_ref()
            .is_some_and(|sensitive| sensitive.value),
        limits,
        // Set when all fields are known.
        currency: None,
        pattern: check_pattern(diagnostics, &field),
        style: check_style(diagnostics, &field),
        also,
        ty,
    }
}

/// Returns the type of a field, and whether it is optional.
pub(super) fn check_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
) -> (Type, bool) {
    let Some(text) = &raw.ty else {
        return (Type::Json, true);
    };
    let expr = type_expr::parse(diagnostics, &checker.index, text);
    let ty = check_union_place(diagnostics, checker, text, expr.ty);
    (ty, expr.optional)
}

/// ```toml
/// methods = "[ChargeMethod]"   # a union
/// ```
///
/// Such a field is treated as `json`.
fn check_union_place(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    text: &At<String>,
    ty: Type,
) -> Type {
    if matches!(ty, Type::List(_) | Type::Map(_))
        && let Type::Union(union) = ty.innermost()
    {
        let diagnostic = Diagnostic::new(
            &rules::UNION_IN_LIST,
            text.span,
            format!("the union `{union}` cannot be the item of a list or map"),
        );
        diagnostics.push(checker.beside_type(diagnostic, union));
        return Type::Json;
    }
    if *ty.innermost() == Type::Bytes {
        diagnostics.push(bytes_inside(text));
        return Type::Json;
    }
    if *ty.innermost() == Type::File && !is_file_or_files(&ty) {
        diagnostics.push(files::misplaced(text));
        return Type::Json;
    }
    ty
}

/// Returns whether a type is a file or a list of files.
fn is_file_or_files(ty: &Type) -> bool {
    match ty {
        Type::List(item) => **item == Type::File,
        other => *other == Type::File,
    }
}

/// ```toml
/// name  = { type = "string", number = "hundredths" }
/// price = { type = "amount", number = "plain" }
/// ```
fn apply_number(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
    ty: &mut Type,
) {
    let Some(number) = &raw.number else { return };
    if (TypedField { checker, raw, ty }).stands_for_invalid() {
        return;
    }
    let (problem, help) = match (innermost_mut(ty), number.value) {
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
        (Type::Integer(form) | Type::Unsigned(form), NumberForm::Text) => {
            *form = IntegerForm::Text;
            return;
        }
        (Type::Amount(_), NumberForm::Plain | NumberForm::Text) => (
            "does not fit: the field is an `amount`",
            "write `rupiah` or `hundredths`, the unit of the number",
        ),
        (Type::Decimal(_), NumberForm::Text) => {
            ("is not needed: a `decimal` is a string", "remove `number`")
        }
        (Type::Integer(_) | Type::Unsigned(_), _) => (
            "does not fit: the field is an integer, which is written as a number without it",
            "write `string` if the integer is written as a string, or remove `number`",
        ),
        (Type::Decimal(_), NumberForm::Rupiah | NumberForm::Hundredths) => (
            "does not fit: the field is a `decimal`, which is not an amount of money",
            "write `plain`, or change the type to `amount`",
        ),
        _ => (
            "is not allowed: the field is not a number",
            "remove `number`, or change the type to `amount`, `decimal` or `integer`",
        ),
    };
    let diagnostic = Diagnostic::new(
        &rules::NUMBER_WITHOUT_AMOUNT,
        number.span,
        format!("`number` of `{}` {problem}", raw.name.value),
    );
    diagnostics.push(beside_type(diagnostic.help(help), raw));
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::List(item) | Type::Map(item) => innermost_mut(item),
        other => other,
    }
}

pub(super) fn no_name(given: &At<String>) -> Diagnostic {
    let what = match given.as_str() {
        "" => "an empty string".to_owned(),
        text => format!("`{text}`"),
    };
    Diagnostic::new(
        &rules::NO_NAME,
        given.span,
        format!("cannot derive a Rust identifier from {what}"),
    )
}
