//! Fields of objects, and the parts that parameters share with them.

use super::about::{NodeKind, describe};
use super::node::Node;
use super::{language, limits, ty, wire};
use durianpay_codegen::model::{AmountForm, DecimalForm, Field, Type};
use serde_json::{Map, Value};

/// Builds the property of a field. `is_input` tells whether the object is part of a
/// request.
pub(super) fn property(field: &Field, is_input: bool) -> Node {
    let mut node = Node::from_members(schema(field, is_input));
    node.say_all(extension(field));
    describe(&mut node, &field.about, NodeKind::Full, &[]);
    node
}

/// Builds the schema of a field's content, without metadata.
pub(super) fn schema(field: &Field, is_input: bool) -> Map<String, Value> {
    let mut schema = ty::schema(&field.ty);
    if is_input && let Some(pattern) = number_pattern(field) {
        schema.insert("pattern".to_owned(), Value::from(pattern));
    }
    let mut further: Vec<&str> = field
        .also
        .iter()
        .copied()
        .map(language::form_word)
        .collect();
    further.extend(field.nullable.then_some("null"));
    let mut schema = ty::widen(schema, &further);
    for (keyword, value) in [
        ("const", plain_constant(field)),
        ("default", plain_default(field)),
        (
            "examples",
            plain_example(field).map(|value| Value::from(vec![value])),
        ),
    ] {
        if let Some(value) = value {
            schema.insert(keyword.to_owned(), value);
        }
    }
    schema.extend(limits::say(field).keywords);
    if let Some(pattern) = &field.pattern {
        schema.insert("pattern".to_owned(), Value::from(pattern.as_str()));
    }
    schema
}

/// Returns the pattern of an amount or decimal in a request, if it is a string. If the field is
/// optional, the pattern allows an empty string, which means "absent" in responses of the same
/// type.
fn number_pattern(field: &Field) -> Option<String> {
    let digits = match field.ty {
        Type::Amount(AmountForm::Text) => r"-?[0-9]+(\.[0-9]{1,2})?",
        Type::Decimal(DecimalForm::Text) => r"-?[0-9]+(\.[0-9]+)?",
        _ => return None,
    };
    Some(if field.optional {
        format!("^({digits})?$")
    } else {
        format!("^{digits}$")
    })
}

/// Converts the constant of a field to JSON. A field that may be `null` is not constant in the schema.
fn plain_constant(field: &Field) -> Option<Value> {
    let constant = field.constant.as_ref().filter(|_| !field.nullable)?;
    wire::value(field, constant)
}

fn plain_default(field: &Field) -> Option<Value> {
    wire::value(field, field.default.as_ref()?)
}

/// Converts the example of a field to JSON.
pub(super) fn plain_example(field: &Field) -> Option<Value> {
    wire::value(field, field.example.as_ref()?)
}

/// Returns the keys of the language that the plain property cannot express, except the metadata
/// keys.
pub(super) fn extension(field: &Field) -> Map<String, Value> {
    let mut table = language::field(field);
    for key in ["doc", "link", "deprecated", "evidence", "note"] {
        table.shift_remove(key);
    }
    if is_type_told(field) {
        table.shift_remove("type");
    } else {
        table.insert("type".to_owned(), Value::from(ty::expression(&field.ty)));
    }
    let has_word_for_null = !ty::is_named(&field.ty)
        && !matches!(field.ty, Type::Json | Type::Union(_))
        && field.also.is_empty();
    if has_word_for_null {
        table.shift_remove("nullable");
    }
    for (key, plain) in [
        ("const", plain_constant(field)),
        ("default", plain_default(field)),
        ("example", plain_example(field)),
    ] {
        if plain.is_some() && table.get(key) == plain.as_ref() {
            table.shift_remove(key);
        }
    }
    // If a field has several JSON types, a limit in the schema applies to only one of them.
    if field.also.is_empty() {
        for key in limits::say(field).keys {
            table.shift_remove(key);
        }
        table.shift_remove("pattern");
    }
    table
}

/// Checks whether a reader can derive the type from the schema.
fn is_type_told(field: &Field) -> bool {
    ty::is_told_by_schema(&field.ty)
        && field.also.is_empty()
        && !(field.nullable && ty::is_named(&field.ty))
}
