//! Makes the objects of the API from requests and from the examples of the spec.

use super::check::Checker;
use super::plan::{Collection, has_field};
use super::route::template;
use super::scalar::from_text;
use super::store::Members;
use crate::openapi::example::{field_value, type_value};
use durianpay_client::Amount;
use durianpay_codegen::model::{
    AmountForm, DecimalForm, Endpoint, Field, IntegerForm, Object, Spec, Type,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Makes an example of an object type.
pub(super) fn example(spec: &Spec, object: &str) -> Members {
    match type_value(spec, &Type::Object(object.to_owned())) {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// The fields that a request sets, and its type.
#[derive(Debug)]
pub(super) struct Input<'s> {
    object: Option<&'s Object>,
    members: Members,
}

impl<'s> Input<'s> {
    /// Finds the fields in the body of a request: they may be in an object inside of it, if the
    /// body has no field of the item itself.
    pub(super) fn new(
        spec: &'s Spec,
        endpoint: &Endpoint,
        body: Option<&Value>,
        item: &Object,
    ) -> Self {
        let object = match &endpoint.body {
            Some(Type::Object(name)) => spec.object(name),
            _ => None,
        };
        let members = body.and_then(Value::as_object).cloned().unwrap_or_default();
        let shares = |object: &Object| {
            object
                .fields
                .iter()
                .any(|field| has_field(item, &field.wire))
        };
        let Some(outer) = object.filter(|object| !shares(object)) else {
            return Self { object, members };
        };
        let mut inner = outer.fields.iter().filter_map(|field| match &field.ty {
            Type::Object(name) => Some((field, spec.object(name)?)),
            _ => None,
        });
        match inner.find(|(_, object)| shares(object)) {
            Some((field, object)) => Self {
                object: Some(object),
                members: match members.get(&field.wire) {
                    Some(Value::Object(members)) => members.clone(),
                    _ => Map::new(),
                },
            },
            None => Self { object, members },
        }
    }

    /// Returns the id that the caller chose.
    pub(super) fn id(&self, name: &str) -> Option<&Value> {
        self.members.get(name).filter(|id| !id.is_null())
    }
}

/// Makes a new item: the fields of the request, those of the path, and examples of the others.
pub(super) fn create(
    spec: &Spec,
    collection: &Collection,
    input: &Input<'_>,
    outer: &BTreeMap<String, String>,
) -> Members {
    let mut item = example(spec, &collection.object);
    clear_omitted(spec, collection, input, &mut item);
    let object = spec.object(&collection.object);
    for field in object.into_iter().flat_map(|object| &object.fields) {
        if let Some(text) = outer.get(&field.wire).filter(|_| field.ty.is_scalar()) {
            item.insert(field.wire.clone(), from_text(spec, &field.ty, text));
        }
    }
    change(spec, collection, input, &mut item);
    item
}

/// Removes the optional fields that a request could have set, and did not.
pub(super) fn clear_omitted(
    spec: &Spec,
    collection: &Collection,
    input: &Input<'_>,
    item: &mut Members,
) {
    let Some(object) = spec.object(&collection.object) else {
        return;
    };
    let sent = input.object.map_or(&[][..], |object| &object.fields);
    for field in sent {
        let of_item = object.fields.iter().find(|own| own.wire == field.wire);
        let may_be_absent = of_item.is_none_or(|own| own.optional);
        if may_be_absent && !input.members.contains_key(&field.wire) {
            item.shift_remove(&field.wire);
        }
    }
}

/// Sets the fields of an item that a request contains. Fields that only the request has are kept
/// too, since responses of other types may contain them.
pub(super) fn change(spec: &Spec, collection: &Collection, input: &Input<'_>, item: &mut Members) {
    let fields = spec
        .object(&collection.object)
        .map_or(&[][..], |object| &object.fields);
    for (name, value) in &input.members {
        match fields.iter().find(|field| field.wire == *name) {
            Some(field) if value.is_null() && field.optional && !field.nullable => {
                item.shift_remove(name);
            }
            Some(field) => {
                if let Some(value) = fitting(spec, field, value) {
                    item.insert(name.clone(), value);
                }
            }
            None => {
                item.insert(name.clone(), value.clone());
            }
        }
    }
}

/// Returns an item as an object type: the fields that both have, and those of the example otherwise.
pub(super) fn project(spec: &Spec, object: &str, example: &Members, item: &Members) -> Members {
    let mut members = example.clone();
    let fields = spec.object(object).map_or(&[][..], |object| &object.fields);
    for field in fields {
        if let Type::Union(name) = &field.ty {
            let tag = spec.union(name).map(|union| union.tag.clone());
            if let Some((tag, value)) = tag.and_then(|tag| Some((tag.clone(), item.get(&tag)?))) {
                members.insert(tag, value.clone());
                members.extend(
                    item.get(&field.wire)
                        .map(|content| (field.wire.clone(), content.clone())),
                );
            }
            continue;
        }
        match item
            .get(&field.wire)
            .and_then(|value| fitting(spec, field, value))
        {
            Some(value) => {
                members.insert(field.wire.clone(), value);
            }
            None if field.optional => {
                members.shift_remove(&field.wire);
            }
            None => {}
        }
    }
    members
}

/// Returns a value as a field has it, or `None` if the field cannot have it.
fn fitting(spec: &Spec, field: &Field, value: &Value) -> Option<Value> {
    let fits = |value: &Value| {
        let mut checker = Checker::new(spec, true);
        checker.field(field, &mut value.clone());
        checker.issues.is_empty()
    };
    if fits(value) {
        return Some(value.clone());
    }
    let other = other_notation(&field.ty, value)?;
    fits(&other).then_some(other)
}

/// Writes a number in the notation of a type.
fn other_notation(ty: &Type, value: &Value) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    match ty {
        Type::Amount(form) => {
            let amount: Amount = text.parse().ok()?;
            Some(match form {
                AmountForm::Text => Value::from(amount.to_string()),
                AmountForm::Rupiah => Value::from(amount.whole_rupiah()?),
                AmountForm::Hundredths => Value::from(amount.hundredths()),
            })
        }
        Type::Integer(IntegerForm::Number) | Type::Unsigned(IntegerForm::Number) => {
            text.parse::<i64>().ok().map(Value::from)
        }
        Type::Decimal(DecimalForm::Plain) => serde_json::from_str(&text).ok(),
        Type::Text
        | Type::Integer(IntegerForm::Text)
        | Type::Unsigned(IntegerForm::Text)
        | Type::Decimal(DecimalForm::Text) => Some(Value::from(text)),
        _ => None,
    }
}

/// Makes the id of a new item.
pub(super) fn new_id(spec: &Spec, field: &Field, number: u64) -> Value {
    let padded = |prefix: &str| {
        let limit = |limit: Option<u32>| usize::try_from(limit.unwrap_or(0)).unwrap_or(0).min(255);
        let width = limit(field.limits.min_length).saturating_sub(prefix.len());
        Value::from(format!("{prefix}{number:0width$}"))
    };
    match &field.ty {
        Type::Integer(IntegerForm::Number) | Type::Unsigned(IntegerForm::Number) => {
            let min = field.limits.min.and_then(|min| u64::try_from(min).ok());
            Value::from(min.unwrap_or(1).max(1).saturating_add(number - 1))
        }
        Type::Uuid => Value::from(format!("00000000-0000-4000-8000-{number:012x}")),
        Type::Id(name) => {
            let prefix = spec.ids.get(name).and_then(|id| id.prefix.as_deref());
            padded(prefix.unwrap_or_default())
        }
        Type::Text => padded(&text_prefix(field)),
        Type::Integer(IntegerForm::Text) | Type::Unsigned(IntegerForm::Text) => {
            Value::from(number.to_string())
        }
        _ => field_value(spec, field),
    }
}

/// Returns the prefix that the example of an id has: `cus_` of `cus_4fd`.
fn text_prefix(field: &Field) -> String {
    let example = match &field.example {
        Some(durianpay_codegen::model::Scalar::Text(text)) => text.as_str(),
        _ => "",
    };
    let end = example.rfind(['_', '-']).map_or(0, |end| end + 1);
    let prefix = &example[..end];
    let is_word = prefix
        .chars()
        .all(|character| character.is_ascii_alphabetic() || matches!(character, '_' | '-'));
    if is_word {
        prefix.to_owned()
    } else {
        String::new()
    }
}

/// Fills the placeholders of a path with values.
pub(super) fn fill_path(path: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    for segment in template(path) {
        filled.push('/');
        for piece in segment {
            match piece {
                super::route::Piece::Text(text) => filled.push_str(&text),
                super::route::Piece::Hole(name) => filled.push_str(&value(&name)),
            }
        }
    }
    filled
}
