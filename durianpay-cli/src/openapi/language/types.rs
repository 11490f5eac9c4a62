//! Fields, unions and enums in the notation of the spec language.

use crate::openapi::table::Table;
use crate::openapi::{style, ty};
use durianpay_codegen::model::{
    AmountForm, Choice, ChoiceMember, CodeOutcome, DecimalForm, Enum, EnumValue, Field,
    FieldCurrency, IntegerForm, JsonForm, LimitType, Limits, Member, Scalar, Type, Union,
};
use serde_json::{Map, Value, json};

/// Builds the table `fields`.
pub(in crate::openapi) fn fields(fields: &[Field]) -> Map<String, Value> {
    let entries = fields.iter();
    entries
        .map(|one| (one.wire.clone(), Value::Object(field(one))))
        .collect()
}

/// Builds the table of a field, or of a path parameter with its Rust name.
pub(in crate::openapi) fn field(field: &Field) -> Map<String, Value> {
    let Field {
        about,
        wire: _,
        name: _,
        ty,
        optional,
        nullable,
        aliases,
        also,
        constant,
        default,
        example,
        sensitive,
        limits,
        currency,
        pattern,
        style,
    } = field;
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = *limits;
    let mark = if *optional { "?" } else { "" };
    let also: Vec<String> = also
        .iter()
        .map(|form| form_word(*form).to_owned())
        .collect();
    let mut table = Table::default();
    table.set("type", Some(format!("{}{mark}", ty::expression(ty))));
    table.set("number", number_word(ty));
    table.list("aliases", aliases);
    table.list("also", &also);
    table.flag("nullable", *nullable);
    table.set("const", constant.as_ref().map(scalar));
    table.set("default", default.as_ref().map(scalar));
    table.set("example", example.as_ref().map(scalar));
    table.flag("sensitive", *sensitive);
    table.set("min", min);
    table.set("max", max);
    table.set("min_length", min_length);
    table.set("max_length", max_length);
    table.set("currency", currency.as_ref().map(currency_table));
    table.set("pattern", pattern.as_deref());
    table.set("style", style::word(*style));
    table.set("name", field.given_name());
    table.about(about)
}

fn currency_table(currency: &FieldCurrency) -> Value {
    match currency {
        FieldCurrency::Code(code) => Value::from(code.as_str()),
        FieldCurrency::Field(field) => json!({"field": field}),
    }
}

/// Maps a JSON type to its value in the language, which is also its name in a schema.
pub(in crate::openapi) fn form_word(form: JsonForm) -> &'static str {
    match form {
        JsonForm::Text => "string",
        JsonForm::Number => "number",
        JsonForm::Boolean => "boolean",
    }
}

fn number_word(ty: &Type) -> Option<&'static str> {
    match ty.innermost() {
        Type::Amount(AmountForm::Rupiah) => Some("rupiah"),
        Type::Amount(AmountForm::Hundredths) => Some("hundredths"),
        Type::Decimal(DecimalForm::Plain) => Some("plain"),
        Type::Integer(IntegerForm::Text) | Type::Unsigned(IntegerForm::Text) => Some("string"),
        _ => None,
    }
}

/// Converts a scalar to JSON.
pub(in crate::openapi) fn scalar(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Text(text) => Value::from(text.as_str()),
        Scalar::Integer(integer) => Value::from(*integer),
        Scalar::Boolean(boolean) => Value::from(*boolean),
    }
}

/// Builds a table `[union.*]`.
pub(in crate::openapi) fn union(union: &Union) -> Map<String, Value> {
    let Union {
        about,
        name: _,
        tag,
        members,
        is_input: _,
    } = union;
    let members: Map<String, Value> = members
        .iter()
        .map(|one| (one.value.clone(), Value::Object(member(one))))
        .collect();
    let mut table = Table::default();
    table.set("tag", Some(tag.as_str()));
    table.set("members", Some(members));
    table.about(about)
}

/// Builds a table `[union.*]` of a union that is a value by itself.
pub(in crate::openapi) fn choice(choice: &Choice) -> Map<String, Value> {
    let Choice {
        about,
        name: _,
        tag,
        members,
        is_input: _,
    } = choice;
    let members: Map<String, Value> = members
        .iter()
        .map(|one| (one.value.clone(), Value::Object(choice_member(one))))
        .collect();
    let mut table = Table::default();
    table.set("tag", tag.as_deref());
    table.flag("inside", tag.is_some());
    table.set("members", Some(members));
    table.about(about)
}

fn choice_member(member: &ChoiceMember) -> Map<String, Value> {
    let ChoiceMember {
        about,
        value: _,
        name: _,
        ty,
    } = member;
    let mut table = Table::default();
    table.set("type", Some(ty::expression(ty)));
    table.set("number", number_word(ty));
    table.set("name", member.given_name());
    table.about(about)
}

fn member(member: &Member) -> Map<String, Value> {
    let Member {
        about,
        value: _,
        name: _,
        object,
    } = member;
    let mut table = Table::default();
    table.set("type", Some(object.as_str()));
    table.set("name", member.given_name());
    table.about(about)
}

/// Builds the `values` of an enum. A value that has only documentation is a string.
pub(in crate::openapi) fn values(enumeration: &Enum) -> Map<String, Value> {
    let values = enumeration.values.iter();
    values
        .map(|one| (one.value.clone(), short(value(one))))
        .collect()
}

fn value(value: &EnumValue) -> Map<String, Value> {
    let EnumValue {
        about,
        value: _,
        name: _,
        marks,
        outcome,
        renews_token,
        min,
        max,
    } = value;
    let outcome = outcome.map(|outcome| match outcome {
        CodeOutcome::Success => "success",
        CodeOutcome::Rejected => "rejected",
        CodeOutcome::Unknown => "unknown",
    });
    let mut table = Table::default();
    table.set("name", value.given_name());
    table.list("is", marks);
    table.set("outcome", outcome);
    table.set("renews", renews_token.then_some("token"));
    table.set("min", *min);
    table.set("max", *max);
    table.about(about)
}

/// Maps the type of limits to its value in the language.
pub(in crate::openapi) fn limits_word(limits: LimitType) -> &'static str {
    match limits {
        LimitType::Amount => "amount",
        LimitType::Decimal => "decimal",
        LimitType::Integer => "integer",
    }
}

fn short(table: Map<String, Value>) -> Value {
    match table.get("doc") {
        Some(doc) if table.len() == 1 => doc.clone(),
        _ => Value::Object(table),
    }
}
