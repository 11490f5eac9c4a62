//! Walks a JSON value along the types of the spec.

use durianpay_codegen::model::{Spec, Type, Union};
use serde_json::Value;
use std::collections::BTreeSet;

/// A field of an object type: `("Order", "amount")`.
pub type Place = (String, String);

/// The content of a value, interpreted according to the spec.
#[derive(Debug)]
pub struct Walk<'spec> {
    spec: &'spec Spec,
    /// Fields with a value that is neither `null` nor empty.
    pub seen: BTreeSet<Place>,
    /// Keys that no type has.
    pub strange: Vec<String>,
    /// Union members that no type describes.
    pub preserved: Vec<String>,
    /// Strings that are sensitive, or in a union member that no type describes.
    pub secret: Vec<String>,
}

impl<'spec> Walk<'spec> {
    /// Visits all of `value`, which has the type `ty`.
    #[must_use]
    pub fn through(spec: &'spec Spec, ty: &Type, value: &Value) -> Self {
        let mut walk = Self {
            spec,
            seen: BTreeSet::new(),
            strange: Vec::new(),
            preserved: Vec::new(),
            secret: Vec::new(),
        };
        walk.value(ty, value, "$");
        walk
    }

    fn value(&mut self, ty: &Type, value: &Value, path: &str) {
        match (ty, value) {
            (Type::Object(name), Value::Object(_)) => self.object(name, value, path),
            (Type::List(item), Value::Array(items)) => {
                for item_value in items {
                    self.value(item, item_value, path);
                }
            }
            (Type::Map(item), Value::Object(entries)) => {
                for (key, entry) in entries {
                    self.value(item, entry, &format!("{path}.{key}"));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, name: &str, value: &Value, path: &str) {
        let spec = self.spec;
        let Some(object) = spec.objects.get(name) else {
            return;
        };
        let mut known = BTreeSet::new();
        for field in &object.fields {
            let names = || std::iter::once(&field.wire).chain(&field.aliases);
            known.extend(names().cloned());
            let inner = names().find_map(|name| value.get(name));
            let inner = inner.unwrap_or(&Value::Null);
            let path = format!("{path}.{}", field.wire);
            if says_something(inner) {
                self.seen.insert((name.to_owned(), field.wire.clone()));
            }
            if field.sensitive {
                texts(inner, &mut self.secret);
            }
            if let Type::Union(union) = &field.ty {
                known.extend(self.union(union, value, inner, path));
            } else {
                self.value(&field.ty, inner, &path);
            }
        }
        for key in value
            .as_object()
            .into_iter()
            .flat_map(|object| object.keys())
        {
            if !known.contains(key) {
                self.strange.push(format!("{path}.{key}"));
            }
        }
    }

    /// Visits the content of a union, whose tag is next to it in `around`. Returns the key of the
    /// tag.
    fn union(
        &mut self,
        name: &str,
        around: &Value,
        content: &Value,
        path: String,
    ) -> Option<String> {
        let Union { tag, members, .. } = self.spec.unions.get(name)?;
        let chosen = around.get(tag).and_then(Value::as_str);
        let member = members.iter().find(|member| Some(&*member.value) == chosen);
        match member {
            Some(member) => self.object(&member.object, content, &path),
            None => {
                self.preserved.push(path);
                texts(content, &mut self.secret);
            }
        }
        Some(tag.clone())
    }
}

/// Checks whether a value is more than a notation for an unset field.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Collects the non-empty strings in a value.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, into)),
        _ => {}
    }
}
