//! Types in the notation of the language, and as schemas.

use super::node::schema_reference;
use durianpay_codegen::model::{AmountForm, DecimalForm, IntegerForm, Type};
use serde_json::{Map, Value, json};

/// Converts a type to the notation of the language, such as `[OrderItem]`.
pub(super) fn expression(ty: &Type) -> String {
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
        Type::List(item) => format!("[{}]", expression(item)),
        Type::Map(item) => format!("{{{}}}", expression(item)),
    }
}

/// Builds the schema of a type. For a union it accepts anything: the tag is outside of the union,
/// so the schema of the enclosing object contains the cases.
pub(super) fn schema(ty: &Type) -> Map<String, Value> {
    let keys = match ty {
        Type::Text => json!({"type": "string"}),
        Type::Integer(IntegerForm::Number) | Type::Amount(AmountForm::Hundredths) => {
            json!({"type": "integer", "format": "int64"})
        }
        Type::Integer(IntegerForm::Text) => json!({"type": "string", "format": "int64"}),
        Type::Unsigned(IntegerForm::Number) => json!({"type": "integer", "format": "uint64"}),
        Type::Unsigned(IntegerForm::Text) => json!({"type": "string", "format": "uint64"}),
        Type::Boolean => json!({"type": "boolean"}),
        Type::Timestamp => json!({"type": "string", "format": "date-time"}),
        Type::Date => json!({"type": "string", "format": "date"}),
        Type::Uuid => json!({"type": "string", "format": "uuid"}),
        Type::Base64 => json!({"type": "string", "format": "byte"}),
        Type::Amount(AmountForm::Text) | Type::Decimal(DecimalForm::Text) => {
            json!({"type": "string", "format": "decimal"})
        }
        Type::Amount(AmountForm::Rupiah) | Type::Decimal(DecimalForm::Plain) => {
            json!({"type": "number"})
        }
        Type::Bytes | Type::File => json!({"type": "string", "format": "binary"}),
        Type::Json | Type::Union(_) => return Map::new(),
        Type::Object(name) | Type::Enum(name) | Type::Choice(name) | Type::Id(name) => {
            return schema_reference(name);
        }
        Type::List(item) => json!({"type": "array", "items": schema(item)}),
        Type::Map(item) if **item == Type::Json => {
            json!({"type": "object", "additionalProperties": true})
        }
        Type::Map(item) => json!({"type": "object", "additionalProperties": schema(item)}),
    };
    match keys {
        Value::Object(keys) => keys,
        _ => Map::new(),
    }
}

/// Checks whether the schema alone identifies the type.
pub(super) fn is_told_by_schema(ty: &Type) -> bool {
    !matches!(
        ty.innermost(),
        Type::Amount(_) | Type::Decimal(_) | Type::File | Type::Union(_) | Type::Choice(_)
    )
}

/// Checks whether the type is written as a `$ref`.
pub(super) fn is_named(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Object(_) | Type::Enum(_) | Type::Choice(_) | Type::Id(_)
    )
}

/// Builds the schema, extended to further JSON types.
pub(super) fn widen(mut schema: Map<String, Value>, further: &[&str]) -> Map<String, Value> {
    if further.is_empty() || schema.is_empty() {
        return schema;
    }
    if let Some(Value::String(first)) = schema.get("type") {
        let mut types = vec![first.clone()];
        for one in further {
            if !types.iter().any(|known| known == one) {
                types.push((*one).to_owned());
            }
        }
        schema.insert("type".to_owned(), Value::from(types));
        return schema;
    }
    let mut choices = vec![Value::Object(schema)];
    choices.extend(further.iter().map(|one| json!({"type": one})));
    Map::from_iter([("anyOf".to_owned(), Value::from(choices))])
}
