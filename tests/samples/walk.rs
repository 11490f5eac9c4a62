//! A sample, seen with the eyes of the spec.

use crate::Sample;
use durianpay_codegen::model::{Spec, Type, Union};
use serde_json::Value;
use std::collections::BTreeSet;

/// The spec that is shipped.
pub(crate) fn spec() -> Spec {
    let sources: Vec<_> = durianpay_spec::SOURCES
        .iter()
        .map(|(name, text)| durianpay_codegen::Source::new(*name, *text))
        .collect();
    let (spec, faults) = durianpay_codegen::read(&sources);
    assert_eq!(faults, []);
    spec
}

/// What stands in a sample, seen with the eyes of the spec.
pub(crate) struct Walk<'spec> {
    spec: &'spec Spec,
    /// Keys that no type has.
    pub(crate) strange: Vec<String>,
    /// Union members that no type describes.
    pub(crate) kept: Vec<String>,
    /// Texts that are sensitive, or of a member that no type describes.
    pub(crate) secret: Vec<String>,
}

impl<'spec> Walk<'spec> {
    pub(crate) fn through(spec: &'spec Spec, sample: &Sample) -> Self {
        let ty = sample.type_in(spec);
        let mut walk = Self {
            spec,
            strange: Vec::new(),
            kept: Vec::new(),
            secret: Vec::new(),
        };
        walk.value(&ty, &sample.value(), "$");
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
        let mut known = BTreeSet::new();
        for field in &spec.objects[name].fields {
            let names = || std::iter::once(&field.wire).chain(&field.aliases);
            known.extend(names().cloned());
            let inner = names().find_map(|name| value.get(name));
            let inner = inner.unwrap_or(&Value::Null);
            let path = format!("{path}.{}", field.wire);
            if field.sensitive {
                texts(inner, &mut self.secret);
            }
            if let Type::Union(union) = &field.ty {
                let Union { tag, members, .. } = &spec.unions[union];
                known.insert(tag.clone());
                let chosen = value.get(tag).and_then(Value::as_str);
                let member = members.iter().find(|member| Some(&*member.value) == chosen);
                match member {
                    Some(member) => self.object(&member.object, inner, &path),
                    None => {
                        self.kept.push(path);
                        texts(inner, &mut self.secret);
                    }
                }
            } else {
                self.value(&field.ty, inner, &path);
            }
        }
        for key in value.as_object().unwrap().keys() {
            if !known.contains(key) {
                self.strange.push(format!("{path}.{key}"));
            }
        }
    }
}

/// The texts in a value that say anything.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, into)),
        _ => {}
    }
}
