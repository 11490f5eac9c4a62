//! Compares schemas with the types of a spec.

use super::miss::Miss;
use super::reading::{At, Reading, says_nothing};
use super::remarks::Remarks;
use durianpay_codegen::model::{DecimalForm, Enum, Field, IntegerForm, Scalar, Spec, Type};
use serde_json::Value;
use std::collections::HashSet;

/// Compares schemas, each once for each type.
pub(super) struct Schemas<'d> {
    reading: Reading<'d>,
    spec: &'d Spec,
    remarks: &'d Remarks,
    known: HashSet<(String, String)>,
    pub(super) misses: Vec<Miss>,
}

/// The texts of remarks that explain a type which says less than its schema.
const LOOSER: [&str; 13] = [
    "both numbers and strings",
    "any JSON",
    "one type",
    "only the",
    "treated as a string",
    "joined",
    "join the items",
    "not carried over",
    "an item may be",
    "reference",
    "several",
    "`null`",
    "too deeply",
];

impl<'d> Schemas<'d> {
    pub(super) fn new(reading: Reading<'d>, spec: &'d Spec, remarks: &'d Remarks) -> Self {
        Self {
            reading,
            spec,
            remarks,
            known: HashSet::new(),
            misses: Vec::new(),
        }
    }

    fn miss(&mut self, rule: &'static str, at: &At<'_>, place: &At<'_>, what: impl Into<String>) {
        let texts = LOOSER;
        if self.remarks.say(&at.pointer, &texts) || self.remarks.say(&place.pointer, &texts) {
            return;
        }
        self.misses.push(Miss {
            rule,
            pointer: at.pointer.clone(),
            what: what.into(),
        });
    }

    /// Compares the schema of a field or parameter. `place` is where remarks about it may be, too.
    pub(super) fn field(&mut self, schema: &At<'d>, field: &'d Field, place: &At<'d>) {
        let accepts_null = self.reading.accepts_null(schema, 0);
        let is_any = field.ty == Type::Json;
        let is_parameter = !std::ptr::eq(schema.json, place.json);
        if accepts_null && !field.nullable && !is_any && !is_parameter {
            self.miss("nullable", schema, place, &field.wire);
        }
        if let Some(constant) = &field.constant {
            self.constant(schema, constant, place);
            return;
        }
        self.value(schema, &field.ty, place);
    }

    fn constant(&mut self, schema: &At<'d>, constant: &Scalar, place: &At<'d>) {
        let text = match constant {
            Scalar::Text(text) => text.clone(),
            Scalar::Integer(integer) => integer.to_string(),
            Scalar::Boolean(boolean) => boolean.to_string(),
        };
        let Some(at) = self.reading.follow(schema) else {
            return;
        };
        let given = at.json.get("const").map(shown);
        if given.is_some_and(|given| given != text) {
            self.miss("constant", schema, place, text);
        }
    }

    /// Compares a schema with an object type.
    pub(super) fn object(&mut self, schema: &At<'d>, name: &str) {
        let Some(at) = self.reading.follow(schema) else {
            return;
        };
        if !self.known.insert((at.pointer.clone(), name.to_owned())) {
            return;
        }
        let Some(object) = self.spec.object(name) else {
            return;
        };
        let choices = ["oneOf", "anyOf"];
        let is_choice = choices.iter().any(|key| at.has(key));
        let properties = self.reading.properties(&at);
        let count = |name: &String| {
            properties
                .iter()
                .filter(|(other, _, _)| other == name)
                .count()
        };
        for (name, property, is_required) in &properties {
            let Some(field) = object.fields.iter().find(|field| field.wire == *name) else {
                self.miss("property", property, &at, name);
                continue;
            };
            let is_one_way = self
                .reading
                .follow(property)
                .is_some_and(|schema| schema.is("readOnly") || schema.is("writeOnly"));
            let is_loose = is_one_way
                || self
                    .remarks
                    .say(&property.pointer, &["readOnly", "writeOnly", "constant"]);
            // A constant is always written.
            let is_constant = field.constant.is_some();
            if *is_required && field.optional && !is_loose && !is_constant {
                self.miss("required", property, &at, name);
            }
            if !is_required && !field.optional && !is_choice && !is_loose {
                self.miss("not required", property, &at, name);
            }
            if count(name) == 1 {
                self.field(property, field, property);
            }
        }
        for (_, case) in choices.iter().flat_map(|key| at.each(key)) {
            for (name, property, _) in self.reading.properties(&case) {
                if !object.fields.iter().any(|field| field.wire == name) {
                    self.miss("property of a choice", &property, &at, name);
                }
            }
        }
    }

    /// Compares the schema of a response with its type, which does not tell how numbers are written.
    pub(super) fn returned(&mut self, schema: &At<'d>, ty: &'d Type) {
        let inner = self.reading.follow(schema).and_then(|at| match ty {
            Type::List(item) => Some((at.get("items")?, &**item)),
            Type::Map(item) => Some((at.get("additionalProperties")?, &**item)),
            _ => None,
        });
        match inner {
            Some((schema, item)) if schema.json.is_object() => self.returned(&schema, item),
            _ if matches!(ty, Type::Decimal(_)) => {}
            _ => self.value(schema, ty, schema),
        }
    }

    /// Compares a schema with a type.
    pub(super) fn value(&mut self, schema: &At<'d>, ty: &'d Type, place: &At<'d>) {
        let Some(at) = self.reading.follow(schema) else {
            return;
        };
        let at = self.sole_part(at);
        let mut kinds = at.texts("type");
        kinds.retain(|kind| *kind != "null");
        match ty {
            Type::Json => {
                let is_null = kinds.is_empty() && at.has("type") && !at.has("oneOf");
                if !says_nothing(&at) && !is_null {
                    self.miss("any JSON", &at, place, kinds.join(", "));
                }
            }
            Type::Object(name) => self.object(&at, name),
            Type::Enum(name) => {
                if let Some(known) = self.spec.enumeration(name) {
                    self.values(&at, known, place);
                }
            }
            Type::List(item) => {
                if let Some(items) = at.get("items") {
                    self.value(&items, item, &items);
                }
            }
            Type::Map(item) => match at.get("additionalProperties") {
                Some(others) if others.json.is_object() => self.value(&others, item, &others),
                _ => {}
            },
            Type::Union(_) | Type::Choice(_) | Type::Id(_) => {}
            scalar => {
                let fits = |kind: &&str| match *kind {
                    "string" => matches!(
                        scalar,
                        Type::Text
                            | Type::Timestamp
                            | Type::Date
                            | Type::Uuid
                            | Type::Base64
                            | Type::Integer(IntegerForm::Text)
                            | Type::Unsigned(IntegerForm::Text)
                            | Type::Decimal(DecimalForm::Text)
                            | Type::Amount(_)
                            | Type::File
                    ),
                    "integer" => matches!(
                        scalar,
                        Type::Integer(IntegerForm::Number)
                            | Type::Unsigned(IntegerForm::Number)
                            | Type::Decimal(_)
                    ),
                    "number" => matches!(
                        scalar,
                        Type::Decimal(DecimalForm::Plain)
                            | Type::Integer(IntegerForm::Number)
                            | Type::Unsigned(IntegerForm::Number)
                    ),
                    "boolean" => *scalar == Type::Boolean,
                    _ => false,
                };
                if !kinds.is_empty() && !kinds.iter().any(fits) {
                    self.miss(
                        "type",
                        &at,
                        place,
                        format!("{} is {scalar:?}", kinds.join(", ")),
                    );
                }
                if at.has("enum") && *scalar != Type::Boolean {
                    self.miss("enum", &at, place, "its values are not in the spec");
                }
            }
        }
    }

    /// Returns the only schema of an `allOf` without further structure.
    fn sole_part(&self, at: At<'d>) -> At<'d> {
        let mut parts = at.each("allOf");
        parts.retain(|(_, part)| !says_nothing(part));
        match parts.as_slice() {
            [(_, only)] if !at.has("properties") && !at.has("required") => {
                self.reading.follow(only).unwrap_or(at)
            }
            _ => at,
        }
    }

    fn values(&mut self, at: &At<'d>, known: &Enum, place: &At<'d>) {
        let values = at.json.get("enum").and_then(Value::as_array);
        for value in values
            .into_iter()
            .flatten()
            .filter(|value| !value.is_null())
        {
            let text = shown(value);
            if !known.values.iter().any(|known| known.value == text) {
                self.miss("enum value", at, place, text);
            }
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
