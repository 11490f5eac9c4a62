//! Checks values against their types.

use super::scalar::{check, check_limits, form, kind, tolerated};
use durianpay_codegen::model::{Field, JsonKind, Object, Scalar, Spec, Type, Union};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::mem;

/// The maximum number of issues and of notes of a request.
const MOST: usize = 50;

/// A difference from the spec for which a request is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issue {
    /// The field with its place: `body.to.city`.
    pub(super) field: String,
    /// `must be an integer, not a string`
    pub(super) reason: String,
}

/// Checks the values of a request.
#[derive(Debug)]
pub(super) struct Checker<'s> {
    spec: &'s Spec,
    /// Whether differences that an API evidently tolerates are issues.
    is_strict: bool,
    /// The path of the value.
    at: String,
    pub(super) issues: Vec<Issue>,
    /// The tolerated differences.
    pub(super) notes: Vec<String>,
}

impl<'s> Checker<'s> {
    pub(super) fn new(spec: &'s Spec, is_strict: bool) -> Self {
        Self {
            spec,
            is_strict,
            at: String::new(),
            issues: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Checks what is inside of a member.
    pub(super) fn within(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let length = self.at.len();
        if length > 0 && !name.starts_with('[') {
            self.at.push('.');
        }
        self.at.push_str(name);
        check(self);
        self.at.truncate(length);
    }

    /// Reports the value.
    pub(super) fn reject(&mut self, reason: impl Into<String>) {
        if self.issues.len() < MOST {
            self.issues.push(Issue {
                field: self.at.clone(),
                reason: reason.into(),
            });
        }
    }

    fn note(&mut self, note: &str) {
        if self.notes.len() < MOST {
            self.notes.push(format!("{note}: {}", self.at));
        }
    }

    /// Rejects a difference if the checks are strict, and notes it otherwise. Returns whether it is
    /// tolerated.
    pub(super) fn tolerate(&mut self, reason: &str, note: &str) -> bool {
        if self.is_strict {
            self.reject(reason);
        } else {
            self.note(note);
        }
        !self.is_strict
    }

    /// Checks a value of a type. A tolerated value is replaced by the one that it is read as.
    pub(super) fn value(&mut self, ty: &Type, value: &mut Value) {
        match (ty, &mut *value) {
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter_mut().enumerate() {
                    self.within(&format!("[{index}]"), |inner| inner.value(item, value));
                }
            }
            (Type::Map(item), Value::Object(members)) => {
                for (name, value) in members.iter_mut() {
                    self.within(name, |inner| inner.value(item, value));
                }
            }
            (Type::Object(name), Value::Object(members)) => {
                if let Some(object) = self.spec.object(name) {
                    self.object(object, members);
                }
            }
            (Type::Choice(name), _) => self.choice(name, value),
            (Type::List(_), _) => self.mismatch("a list", value),
            (Type::Map(_) | Type::Object(_), _) => self.mismatch("an object", value),
            (ty, _) => self.plain(ty, value),
        }
    }

    fn mismatch(&mut self, expected: &str, value: &Value) {
        self.reject(format!("must be {expected}, not {}", kind(value)));
    }

    fn plain(&mut self, ty: &Type, value: &mut Value) {
        let Err(expected) = check(self.spec, ty, value) else {
            return;
        };
        match tolerated(self.spec, ty, value).filter(|_| !self.is_strict) {
            Some((read, note)) => {
                self.note(note);
                *value = read;
            }
            // The notation differs, not the JSON type.
            None if value.is_string() && self.spec.json_kind(ty) == Some(JsonKind::Text) => {
                self.reject(format!("must be {expected}"));
            }
            None => self.mismatch(&expected, value),
        }
    }

    /// Checks the members of an object.
    pub(super) fn object(&mut self, object: &Object, members: &mut Map<String, Value>) {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for field in &object.fields {
            known.insert(&field.wire);
            if let Type::Union(name) = &field.ty {
                if let Some(union) = self.spec.union(name) {
                    known.insert(&union.tag);
                    self.union(field, union, members);
                }
                continue;
            }
            Self::take_alias(field, members);
            self.within(&field.wire, |inner| inner.member(field, members));
        }
        for group in &object.any_of {
            if !group.iter().any(|name| members.contains_key(name)) {
                self.reject(format!("must contain one of `{}`", group.join("`, `")));
            }
        }
        let unknown = members.keys().filter(|name| !known.contains(name.as_str()));
        let unknown: Vec<String> = unknown.cloned().collect();
        for name in unknown {
            self.within(&name, |inner| {
                if inner.tolerate("is unknown", "ignored the unknown field") {
                    members.shift_remove(&name);
                }
            });
        }
    }

    /// Reads an alternative name of a field.
    fn take_alias(field: &Field, members: &mut Map<String, Value>) {
        if members.contains_key(&field.wire) {
            return;
        }
        let alias = field
            .aliases
            .iter()
            .find(|alias| members.contains_key(*alias));
        let value = alias.and_then(|alias| members.shift_remove(alias));
        members.extend(value.map(|value| (field.wire.clone(), value)));
    }

    /// Checks a field, which may be absent.
    fn member(&mut self, field: &Field, members: &mut Map<String, Value>) {
        let Some(value) = members.get_mut(&field.wire) else {
            if !field.optional {
                self.reject("is required");
            }
            return;
        };
        if value.is_null() && !field.nullable {
            if !field.optional {
                self.reject("must not be null");
            } else if self.tolerate("must not be null", "read null as absent") {
                members.shift_remove(&field.wire);
            }
            return;
        }
        if field.optional && is_blank(&field.ty, value) {
            if self.tolerate("must not be blank", "read a blank value as absent") {
                members.shift_remove(&field.wire);
            }
            return;
        }
        self.field(field, value);
    }

    /// Checks the value of a field or a parameter.
    pub(super) fn field(&mut self, field: &Field, value: &mut Value) {
        if value.is_null() && field.nullable {
            return;
        }
        if form(value).is_some_and(|form| field.also.contains(&form))
            && check(self.spec, &field.ty, value).is_err()
        {
            return;
        }
        let before = self.issues.len();
        self.value(&field.ty, value);
        if self.issues.len() > before {
            return;
        }
        if let Err(expected) = check_limits(&field.ty, &field.limits, value) {
            let verb = if expected.contains(", not ") {
                "have"
            } else {
                "be"
            };
            self.reject(format!("must {verb} {expected}"));
        }
        if let Some(constant) = &field.constant
            && !is_constant(constant, value)
        {
            self.reject("must have the value that the spec states");
        }
    }

    /// Checks a union whose tag is beside its content.
    fn union(&mut self, field: &Field, union: &Union, members: &mut Map<String, Value>) {
        let tag = members.get(&union.tag).and_then(Value::as_str);
        let Some(tag) = tag else {
            if members.contains_key(&union.tag) {
                self.within(&union.tag, |inner| inner.reject("must be a string"));
            } else if !field.optional || members.contains_key(&field.wire) {
                self.within(&union.tag, |inner| inner.reject("is required"));
            }
            return;
        };
        let Some(member) = union.members.iter().find(|member| member.value == tag) else {
            let known: Vec<&str> = union.members.iter().map(|member| &*member.value).collect();
            let reason = format!("must be one of `{}`", known.join("`, `"));
            self.within(&union.tag, |inner| inner.reject(reason));
            return;
        };
        let ty = Type::Object(member.object.clone());
        self.within(&field.wire, |inner| match members.get_mut(&field.wire) {
            Some(content) => inner.value(&ty, content),
            None if field.optional => {}
            None => inner.reject("is required"),
        });
    }

    /// Checks a union that is a value by itself.
    fn choice(&mut self, name: &str, value: &mut Value) {
        let Some(choice) = self.spec.choice(name) else {
            return;
        };
        let Some(tag) = &choice.tag else {
            let mut first = None;
            for member in &choice.members {
                let mut tried = Self::new(self.spec, self.is_strict);
                tried.at.clone_from(&self.at);
                let mut content = value.clone();
                tried.value(&member.ty, &mut content);
                if tried.issues.is_empty() {
                    *value = content;
                    self.notes.append(&mut tried.notes);
                    return;
                }
                first.get_or_insert(tried.issues);
            }
            match first {
                Some(mut issues) if choice.members.len() == 1 => self.issues.append(&mut issues),
                _ => self.reject("fits no member of the union"),
            }
            return;
        };
        let Value::Object(members) = value else {
            return self.mismatch("an object", value);
        };
        let found = members.get(tag).and_then(Value::as_str);
        let member = choice
            .members
            .iter()
            .find(|member| found == Some(&*member.value));
        let Some(member) = member else {
            let known: Vec<&str> = choice.members.iter().map(|member| &*member.value).collect();
            let reason = format!("must be one of `{}`", known.join("`, `"));
            return self.within(tag, |inner| inner.reject(reason));
        };
        // The tag is a field of the content only if that is a constant.
        let is_written = self.spec.writes_tag(tag, member);
        let removed = (!is_written).then(|| members.shift_remove(tag)).flatten();
        self.value(&member.ty, value);
        if let (Some(removed), Value::Object(members)) = (removed, value) {
            let content = mem::take(members);
            members.insert(tag.clone(), removed);
            members.extend(content);
        }
    }
}

/// Checks whether a value is blank where no real value is.
fn is_blank(ty: &Type, value: &Value) -> bool {
    let is_empty_text = value.as_str() == Some("");
    match ty {
        Type::Text | Type::Base64 | Type::Json | Type::List(_) | Type::Map(_) | Type::File => false,
        _ => is_empty_text,
    }
}

fn is_constant(constant: &Scalar, value: &Value) -> bool {
    match constant {
        Scalar::Text(text) => value.as_str() == Some(text),
        // An enum or an integer in a string has its digits.
        Scalar::Integer(integer) => {
            value.as_i64() == Some(*integer) || value.as_str() == Some(&integer.to_string())
        }
        Scalar::Boolean(boolean) => value.as_bool() == Some(*boolean),
    }
}
