//! Queries of the model, for whatever is written from it.

use super::{Api, Endpoint, Enum, EnumValue, Field, Member, Object, Resource, Spec, Type, Union};
use crate::names;
use std::collections::{BTreeMap, BTreeSet};

impl Spec {
    /// Returns the object type of that name, of this spec or of its base.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.objects.get(name),
            None => self.objects.get(name),
        }
    }

    /// Returns the union of that name, of this spec or of its base.
    #[must_use]
    pub fn union(&self, name: &str) -> Option<&Union> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.unions.get(name),
            None => self.unions.get(name),
        }
    }

    /// Returns the enumeration of that name, of this spec or of its base.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&Enum> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.enums.get(name),
            None => self.enums.get(name),
        }
    }

    /// Returns the API that the endpoints belong to: its own, or that of the base.
    #[must_use]
    pub fn called_api(&self) -> Option<&Api> {
        let base = || self.base.as_ref()?.api.as_ref();
        self.api.as_ref().or_else(base)
    }

    /// Returns the time that means that a field is not set, as it is written; none
    /// for a field that is always set, or that is no time.
    #[must_use]
    pub fn unset_time_of(&self, field: &Field) -> Option<&str> {
        if !field.optional || field.ty != Type::Timestamp {
            return None;
        }
        self.called_api()?.unset_time.as_deref()
    }

    /// Returns all endpoints, by resource and method.
    pub fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.resources
            .values()
            .flat_map(|resource| resource.endpoints.values())
    }

    /// Returns the endpoint of that name: `orders.create`.
    #[must_use]
    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        let (resource, _) = id.split_once('.')?;
        let mut endpoints = self.resources.get(resource)?.endpoints.values();
        endpoints.find(|endpoint| endpoint.id == id)
    }

    /// Returns the resources of the endpoints that fetch tokens: whatever else a program
    /// calls, its requests need them.
    #[must_use]
    pub fn token_resources(&self) -> BTreeSet<&str> {
        let schemes = self.api.iter().flat_map(|api| &api.signing);
        let tokens = schemes.filter_map(|scheme| scheme.token.as_ref());
        let endpoints = tokens.filter_map(|token| token.endpoint.split_once('.'));
        endpoints.map(|(resource, _)| resource).collect()
    }

    /// Returns the objects that have a required field, by the names that types have
    /// here. Call it once for a spec: many endpoints may share an object with many
    /// fields.
    #[must_use]
    pub fn requiring(&self) -> BTreeSet<String> {
        let own = self.objects.values().filter(|object| object.is_requiring());
        let of_base = self.base.iter().flat_map(|base| base.objects.values());
        let of_base = of_base.filter(|object| object.is_requiring());
        own.map(|object| object.name.clone())
            .chain(of_base.map(|object| names::qualified(&object.name)))
            .collect()
    }
}

impl Resource {
    /// Returns the type of its handle in Rust: `VirtualAccounts`.
    #[must_use]
    pub fn handle(&self) -> String {
        names::pascal(&self.name)
    }
}

impl Endpoint {
    /// Returns the name of its static in Rust: `ORDERS_CREATE`.
    #[must_use]
    pub fn static_name(&self) -> String {
        names::screaming(&self.id)
    }

    /// Returns the resource that it belongs to.
    #[must_use]
    pub fn resource(&self) -> &str {
        self.id.split_once('.').map_or("", |(resource, _)| resource)
    }

    /// Returns whether a query has to be given: it is among the [`Spec::requiring`].
    #[must_use]
    pub fn needs_query(&self, requiring: &BTreeSet<String>) -> bool {
        is_among(requiring, self.query.as_ref())
    }

    /// Returns whether there is a query, or headers, that can be left out.
    #[must_use]
    pub fn has_more(&self, requiring: &BTreeSet<String>) -> bool {
        self.query.is_some() && !self.needs_query(requiring)
            || self.headers.is_some() && !self.needs_headers(requiring)
    }

    /// Returns the name of the method that also takes what can be left out.
    #[must_use]
    pub fn method_with(&self) -> String {
        format!("{}_with", self.method)
    }

    /// Returns whether headers have to be given.
    #[must_use]
    pub fn needs_headers(&self, requiring: &BTreeSet<String>) -> bool {
        is_among(requiring, self.headers.as_ref())
    }
}

fn is_among(requiring: &BTreeSet<String>, object: Option<&String>) -> bool {
    object.is_some_and(|name| requiring.contains(name))
}

impl Union {
    /// Returns the members whose object type no other member has, so that the type
    /// alone tells the member.
    pub fn sole_members(&self) -> impl Iterator<Item = &Member> {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for member in &self.members {
            *uses.entry(&member.object).or_default() += 1;
        }
        self.members
            .iter()
            .filter(move |member| uses.get(&*member.object) == Some(&1))
    }
}

impl Object {
    /// Returns the fields that a constructor takes.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_required())
    }

    /// Returns the union that is the one thing it requires: each member stands for
    /// the whole object.
    #[must_use]
    pub fn sole_union(&self) -> Option<&str> {
        let mut required = self.required();
        match (required.next(), required.next()) {
            (Some(field), None) => match &field.ty {
                Type::Union(name) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns whether a constructor takes anything.
    fn is_requiring(&self) -> bool {
        self.required().next().is_some()
    }
}

impl Field {
    /// Returns whether a constructor takes it.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.optional && self.constant.is_none()
    }

    /// Returns the name in code, where the one on the wire does not give it.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::field(&self.wire)).then_some(self.name.as_str())
    }

    /// Returns whether it is `Option` in Rust.
    #[must_use]
    pub fn is_option(&self) -> bool {
        self.optional || self.nullable
    }
}

impl Type {
    /// Returns the type inside lists and maps.
    #[must_use]
    pub fn innermost(&self) -> &Type {
        match self {
            Self::List(item) | Self::Map(item) => item.innermost(),
            other => other,
        }
    }

    /// Returns whether it is written as one word in a path, query or header.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Integer
                | Self::Boolean
                | Self::Amount(_)
                | Self::Timestamp
                | Self::Decimal(_)
                | Self::Enum(_)
                | Self::Id(_)
        )
    }
}

impl Enum {
    /// Returns every mark in the order of the alphabet, with the values that carry it.
    #[must_use]
    pub fn marks(&self) -> BTreeMap<&str, Vec<&EnumValue>> {
        let mut marks: BTreeMap<&str, Vec<&EnumValue>> = BTreeMap::new();
        for value in &self.values {
            let own: BTreeSet<&str> = value.marks.iter().map(String::as_str).collect();
            for mark in own {
                marks.entry(mark).or_default().push(value);
            }
        }
        marks
    }
}

impl Enum {
    /// Returns whether a value stands for many texts: some of its digits are free.
    #[must_use]
    pub fn is_free(&self, value: &EnumValue) -> bool {
        self.has_free_digits && value.value.contains('x')
    }
}

impl EnumValue {
    /// Returns the name in code, where the value does not give it.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::variant(&self.value)).then_some(self.name.as_str())
    }
}

impl Member {
    /// Returns the name in code, where the tag does not give it.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::variant(&self.value)).then_some(self.name.as_str())
    }
}
