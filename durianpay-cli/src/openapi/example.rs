//! Examples of whole bodies, composed from the examples of fields.

use super::wire;
use durianpay_codegen::model::{
    AmountForm, DecimalForm, EnumForm, ErrorCase, ErrorShape, Evidence, Field, FieldPath,
    IntegerForm, Member, Object, Scalar, Spec, Type,
};
use serde_json::{Map, Value, json};

/// Composes named examples of an object: one for each member of its union, named by the tag, or a
/// single one if it has no union.
pub(crate) fn object_examples(spec: &Spec, name: &str) -> Vec<(String, Value)> {
    let Some(object) = spec.objects.get(name) else {
        let choice = Maker::new(spec).choice(name);
        let example = choice.map(|value| ("example".to_owned(), value));
        return example.into_iter().collect();
    };
    let members = object.fields.iter().find_map(|field| match &field.ty {
        Type::Union(union) => Some(&spec.unions.get(union)?.members),
        _ => None,
    });
    match members {
        Some(members) => members
            .iter()
            .map(|member| (member.value.clone(), case_example(spec, object, member)))
            .collect(),
        None => vec![("example".to_owned(), Maker::new(spec).object(object).value)],
    }
}

/// Composes named examples of a type.
pub(crate) fn type_examples(spec: &Spec, ty: &Type) -> Vec<(String, Value)> {
    match ty {
        Type::Object(name) => object_examples(spec, name),
        other => vec![("example".to_owned(), Maker::new(spec).type_value(other))],
    }
}

/// Composes an example of an object whose first union has this member.
pub(crate) fn case_example(spec: &Spec, object: &Object, member: &Member) -> Value {
    let mut maker = Maker::new(spec);
    maker.pick = Some(member);
    maker.object(object).value
}

/// Composes an example of an error body: the message, the code and all other required fields.
pub(crate) fn error_example(spec: &Spec, shape: &ErrorShape, case: &ErrorCase) -> Value {
    let message = Some(&*case.about.doc).filter(|doc| !doc.is_empty());
    error_body(spec, shape, message, case.code.as_deref())
}

/// Composes an error body with this message and code, and with all other required fields.
pub(crate) fn error_body(
    spec: &Spec,
    shape: &ErrorShape,
    message: Option<&str>,
    code: Option<&str>,
) -> Value {
    let Some(object) = spec.objects.get(&shape.object) else {
        return Value::Object(Map::new());
    };
    let value_of = |field: &Field, paths: &[FieldPath], text: Option<&str>| {
        let is_it = paths
            .first()
            .is_some_and(|path| *path.0 == [field.wire.clone()]);
        let text = text.filter(|_| is_it)?;
        wire::value(field, &Scalar::Text(text.to_owned()))
    };
    let mut maker = Maker::new(spec);
    let members = object.fields.iter().filter_map(|field| {
        let value = value_of(field, &shape.code, code)
            .or_else(|| value_of(field, &shape.message, message))
            .or_else(|| (!field.optional).then(|| maker.required(field)))?;
        Some((field.wire.clone(), value))
    });
    let mut members: Map<String, Value> = members.collect();
    for (paths, text) in [(&shape.message, message), (&shape.code, code)] {
        if let (Some(path), Some(text)) = (paths.first(), text) {
            maker.place(&mut members, object, path, text);
        }
    }
    Value::Object(members)
}

/// Composes an example of a type.
#[cfg(feature = "simulate")]
pub(crate) fn type_value(spec: &Spec, ty: &Type) -> Value {
    Maker::new(spec).type_value(ty)
}

/// Composes an example of a field or a path parameter: that of the spec, or one that is made up.
#[cfg(feature = "simulate")]
pub(crate) fn field_value(spec: &Spec, field: &Field) -> Value {
    let mut maker = Maker::new(spec);
    let scalar = field.constant.as_ref().or(field.example.as_ref());
    let documented = scalar.and_then(|scalar| wire::value(field, scalar));
    documented.unwrap_or_else(|| maker.required(field))
}

/// The maximum number of characters that a string has to satisfy its limit.
const MOST_CHARACTERS: u32 = 10_000;

/// An example of an object.
struct Made {
    value: Value,
    /// Whether any part of it is an example from the spec.
    is_documented: bool,
}

/// Composes examples.
struct Maker<'s> {
    spec: &'s Spec,
    /// The member for the union of the outermost object. `None` selects the first.
    pick: Option<&'s Member>,
    /// The objects that are being composed, outermost first.
    open: Vec<&'s str>,
    /// The number of objects that may still be composed. Types that refer to many others would
    /// otherwise take a time that grows exponentially with their depth.
    left: usize,
}

/// The maximum number of objects that an example is composed of.
const MOST_OBJECTS: usize = 5_000;

/// The maximum number of items that a list has to satisfy its limit.
const MOST_ITEMS: u32 = 100;

impl<'s> Maker<'s> {
    fn new(spec: &'s Spec) -> Self {
        Self {
            spec,
            pick: None,
            open: Vec::new(),
            left: MOST_OBJECTS,
        }
    }

    /// Writes a text to a nested field, with the required fields of the objects around it.
    fn place(
        &mut self,
        mut members: &mut Map<String, Value>,
        mut object: &'s Object,
        path: &FieldPath,
        text: &str,
    ) {
        let (outer, last) = path.split_last();
        for name in outer {
            let mut fields = object.fields.iter();
            let Some(field) = fields.find(|field| field.wire == *name) else {
                return;
            };
            let Type::Object(inner) = &field.ty else {
                return;
            };
            let Some(inner) = self.spec.object(inner) else {
                return;
            };
            let entry = members.entry(name.clone());
            let Value::Object(next) = entry.or_insert_with(|| self.required(field)) else {
                return;
            };
            (members, object) = (next, inner);
        }
        let mut fields = object.fields.iter().filter(|_| !outer.is_empty());
        let field = fields.find(|field| field.wire == *last);
        let value = field.and_then(|field| wire::value(field, &Scalar::Text(text.to_owned())));
        members.extend(value.map(|value| (last.to_owned(), value)));
    }

    fn object(&mut self, object: &'s Object) -> Made {
        self.open.push(&object.name);
        let mut members = Map::new();
        let mut is_documented = false;
        for field in &object.fields {
            if let Type::Union(union) = &field.ty {
                is_documented |= self.union(&mut members, field, union);
            } else if let Some(value) = self.documented(field) {
                members.insert(field.wire.clone(), value);
                is_documented = true;
            } else if !field.optional {
                members.insert(field.wire.clone(), self.required(field));
            }
        }
        for group in &object.any_of {
            self.complete(&mut members, object, group);
        }
        self.open.pop();
        Made {
            value: Value::Object(members),
            is_documented,
        }
    }

    /// Adds the tag and the content of a union. Returns whether it did.
    fn union(&mut self, members: &mut Map<String, Value>, field: &Field, union: &str) -> bool {
        let Some(union) = self.spec.unions.get(union) else {
            return false;
        };
        let picked = self.pick.take().or(union.members.first());
        let Some(member) = picked else { return false };
        let Some(content) = self.named(&member.object) else {
            return false;
        };
        members.insert(union.tag.clone(), Value::from(member.value.as_str()));
        members.insert(field.wire.clone(), content.value);
        true
    }

    /// Composes an example of the first member of a union, with its tag.
    fn choice(&mut self, name: &str) -> Option<Value> {
        let choice = self.spec.choices.get(name)?;
        let member = choice.members.first()?;
        let content = self.type_value(&member.ty);
        let Some(tag) = &choice.tag else {
            return Some(content);
        };
        let mut members = Map::from_iter([(tag.clone(), Value::from(member.value.as_str()))]);
        if let Value::Object(content) = content {
            members.extend(content);
        }
        Some(Value::Object(members))
    }

    /// Composes an example of an object, unless that object is being composed already.
    fn named(&mut self, name: &str) -> Option<Made> {
        let object = self.spec.objects.get(name)?;
        let is_open = self.open.contains(&object.name.as_str());
        if is_open || self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.object(object))
    }

    /// Returns the example from the spec. Optional fields are included only if they are documented.
    fn documented(&mut self, field: &'s Field) -> Option<Value> {
        let is_shown =
            field.about.evidence == Evidence::Documented && field.about.deprecated.is_none();
        if field.optional && !is_shown {
            return None;
        }
        let scalar = field.constant.as_ref().or(field.example.as_ref());
        if let Some(value) = scalar.and_then(|scalar| wire::value(field, scalar)) {
            return Some(value);
        }
        let (Type::Object(name), is_list) = (match &field.ty {
            Type::List(item) => (&**item, true),
            other => (other, false),
        }) else {
            return None;
        };
        let made = self.named(name).filter(|made| made.is_documented)?;
        Some(if is_list {
            list_within(made.value, field.limits.min_length)
        } else {
            made.value
        })
    }

    /// Adds a field of a group if it has none yet.
    fn complete(&mut self, members: &mut Map<String, Value>, object: &'s Object, group: &[String]) {
        if group.iter().any(|name| members.contains_key(name)) {
            return;
        }
        let first = object
            .fields
            .iter()
            .find(|field| group.first() == Some(&field.wire));
        if let Some(field) = first {
            members.insert(field.wire.clone(), self.required(field));
        }
    }

    /// Returns a value for a required field without an example.
    fn required(&mut self, field: &'s Field) -> Value {
        let limits = field.limits;
        let within = |value: i64| {
            let value = limits.max.map_or(value, |max| value.min(max));
            limits.min.map_or(value, |min| value.max(min))
        };
        match &field.ty {
            Type::Text => Value::from(text_within(limits.min_length, limits.max_length)),
            Type::Integer(form) | Type::Unsigned(form) => integer(*form, within(1)),
            Type::Amount(form) => amount(*form, within(10_000)),
            Type::Decimal(DecimalForm::Plain) => Value::from(within(1)),
            Type::Decimal(DecimalForm::Text) => Value::from(within(1).to_string()),
            Type::Id(name) => {
                let mut id = self.made_up_id(name);
                while limits
                    .min_length
                    .is_some_and(|min| id.len() < size(min.min(MOST_CHARACTERS)))
                {
                    id.push('1');
                }
                Value::from(id)
            }
            Type::List(item) if !self.is_open(item) => {
                list_within(self.type_value(item), limits.min_length)
            }
            Type::Map(item) => {
                let count = limits.min_length.unwrap_or(0).min(MOST_ITEMS);
                let members = (1..=count).map(|key| (format!("key{key}"), self.type_value(item)));
                Value::Object(members.collect())
            }
            other => self.type_value(other),
        }
    }

    /// Returns whether a type is an object that is being composed.
    fn is_open(&self, ty: &Type) -> bool {
        matches!(ty, Type::Object(name) if self.open.contains(&name.as_str()))
    }

    fn type_value(&mut self, ty: &Type) -> Value {
        match ty {
            Type::Text => Value::from("text"),
            Type::Integer(form) | Type::Unsigned(form) => integer(*form, 1),
            Type::Decimal(DecimalForm::Plain) => Value::from(1),
            Type::Boolean => Value::from(true),
            Type::Amount(form) => amount(*form, 10_000),
            Type::Timestamp => Value::from("2024-01-31T10:00:00Z"),
            Type::Date => Value::from("2024-01-31"),
            Type::Uuid => Value::from("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            Type::Base64 => Value::from("aGVsbG8="),
            Type::Decimal(DecimalForm::Text) => Value::from("1"),
            Type::Object(name) => self
                .named(name)
                .map_or_else(|| json!({}), |made| made.value),
            Type::Enum(name) => self.known_value(name),
            Type::Id(name) => Value::from(self.made_up_id(name)),
            Type::List(item) if self.is_open(item) => json!([]),
            Type::List(item) => json!([self.type_value(item)]),
            Type::Choice(name) => self.choice(name).unwrap_or_else(|| json!({})),
            Type::Bytes | Type::File => json!(""),
            Type::Json | Type::Union(_) | Type::Map(_) => json!({}),
        }
    }

    fn known_value(&self, name: &str) -> Value {
        let item = self.spec.enums.get(name);
        let Some((item, value)) = item.and_then(|item| Some((item, item.values.first()?))) else {
            return Value::from("text");
        };
        if item.is_free(value) {
            return Value::from(value.value.replace('x', "0"));
        }
        let text = || Value::from(value.value.as_str());
        match item.form {
            EnumForm::Text => text(),
            EnumForm::Integer => value
                .value
                .parse::<i64>()
                .map_or_else(|_| text(), Value::from),
        }
    }

    fn made_up_id(&self, name: &str) -> String {
        let prefix = self.spec.ids.get(name).and_then(|id| id.prefix.as_deref());
        format!("{}1", prefix.unwrap_or_default())
    }
}

/// Repeats an item as often as its list requires.
fn list_within(item: Value, min: Option<u32>) -> Value {
    let count = min.unwrap_or(1).clamp(1, MOST_ITEMS);
    Value::from(vec![item; size(count)])
}

fn text_within(min: Option<u32>, max: Option<u32>) -> String {
    let mut text = "text".to_owned();
    while min.is_some_and(|min| text.len() < size(min.min(MOST_CHARACTERS))) {
        text.push('x');
    }
    if let Some(max) = max {
        text.truncate(size(max));
    }
    text
}

fn size(limit: u32) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

fn integer(form: IntegerForm, value: i64) -> Value {
    match form {
        IntegerForm::Number => Value::from(value),
        IntegerForm::Text => Value::from(value.to_string()),
    }
}

fn amount(form: AmountForm, rupiah: i64) -> Value {
    match form {
        AmountForm::Text => Value::from(format!("{rupiah}.00")),
        AmountForm::Rupiah => Value::from(rupiah),
        AmountForm::Hundredths => Value::from(rupiah.saturating_mul(100)),
    }
}
