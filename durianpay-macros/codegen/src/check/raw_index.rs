//! The raw types, environments and `auth` tables by name, for the spans that diagnostics show.

use super::wildcards::Values;
use crate::raw::{
    RawAuth, RawEnum, RawEnvironment, RawField, RawMember, RawObject, RawSpec, RawUnion,
};
use std::collections::HashMap;

/// An index of a raw spec. If a name is defined twice, it contains the first
/// definition.
pub(super) struct RawIndex<'r> {
    unions: HashMap<&'r str, &'r RawUnion>,
    enums: HashMap<&'r str, &'r RawEnum>,
    values: HashMap<&'r str, Values<'r>>,
    auths: HashMap<&'r str, &'r RawAuth>,
    environments: HashMap<&'r str, &'r RawEnvironment>,
    fields: HashMap<(&'r str, &'r str), &'r RawField>,
    members: HashMap<(&'r str, &'r str), &'r RawMember>,
}

impl<'r> RawIndex<'r> {
    pub(super) fn new(raw: &'r RawSpec) -> Self {
        let mut index = Self {
            unions: HashMap::new(),
            enums: HashMap::new(),
            values: HashMap::new(),
            auths: HashMap::new(),
            environments: HashMap::new(),
            fields: HashMap::new(),
            members: HashMap::new(),
        };
        for object in &raw.objects {
            index.add_object(object);
        }
        for union in &raw.unions {
            index.add_union(union);
        }
        for item in &raw.enums {
            let name = item.name.as_str();
            index.enums.entry(name).or_insert(item);
            let values = index.values.entry(name);
            values.or_insert_with(|| Values::new(item));
        }
        for auth in &raw.auths {
            index.auths.entry(auth.name.as_str()).or_insert(auth);
        }
        for item in &raw.environments {
            index.environments.entry(item.name.as_str()).or_insert(item);
        }
        index
    }

    fn add_object(&mut self, object: &'r RawObject) {
        for field in &object.fields {
            let key = (object.name.as_str(), field.name.as_str());
            self.fields.entry(key).or_insert(field);
        }
    }

    fn add_union(&mut self, union: &'r RawUnion) {
        self.unions.entry(union.name.as_str()).or_insert(union);
        for member in &union.members {
            let key = (union.name.as_str(), member.value.as_str());
            self.members.entry(key).or_insert(member);
        }
    }

    pub(super) fn union(&self, name: &str) -> Option<&'r RawUnion> {
        self.unions.get(name).copied()
    }

    pub(super) fn enumeration(&self, name: &str) -> Option<&'r RawEnum> {
        self.enums.get(name).copied()
    }

    /// Returns the values of an enum.
    pub(super) fn values(&self, name: &str) -> Option<&Values<'r>> {
        self.values.get(name)
    }

    pub(super) fn auth(&self, name: &str) -> Option<&'r RawAuth> {
        self.auths.get(name).copied()
    }

    pub(super) fn environment(&self, name: &str) -> Option<&'r RawEnvironment> {
        self.environments.get(name).copied()
    }

    /// Returns the field of an object type.
    pub(super) fn field(&self, object: &str, wire: &str) -> Option<&'r RawField> {
        self.fields.get(&(object, wire)).copied()
    }

    /// Returns the member of a union.
    pub(super) fn member(&self, union: &str, value: &str) -> Option<&'r RawMember> {
        self.members.get(&(union, value)).copied()
    }
}
