//! Queries on the model, for all kinds of output.

use super::{
    Api, Endpoint, Enum, EnumValue, Field, Member, Object, Resource, Spec, TokenRule, Type, Union,
};
use crate::names;
use std::collections::{BTreeMap, BTreeSet};

impl Spec {
    /// Returns the object type with that name, of this spec or of its base.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Object> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.objects.get(name),
            None => self.objects.get(name),
        }
    }

    /// Returns the union with that name, of this spec or of its base.
    #[must_use]
    pub fn union(&self, name: &str) -> Option<&Union> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.unions.get(name),
            None => self.unions.get(name),
        }
    }

    /// Returns the enum with that name, of this spec or of its base.
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

    /// Returns the timestamp, as written, which means that the field is not set.
    /// Returns `None` if the field is required or is not a timestamp.
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

    /// Returns the endpoint with that name: `orders.create`.
    #[must_use]
    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        let (resource, _) = id.split_once('.')?;
        let mut endpoints = self.resources.get(resource)?.endpoints.values();
        endpoints.find(|endpoint| endpoint.id == id)
    }

    /// Returns the resources of the endpoints that fetch tokens. Every program
    /// needs them, whatever else it calls.
    #[must_use]
    pub fn token_resources(&self) -> BTreeSet<&str> {
        let tokens = self.api.iter().flat_map(Api::tokens);
        let endpoints = tokens.filter_map(|token| token.endpoint.split_once('.'));
        endpoints.map(|(resource, _)| resource).collect()
    }

    /// Returns the objects that have a required field, by the names they have in
    /// this spec. Call it once per spec, since many endpoints may share an object
    /// with many fields.
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

impl Api {
    /// Returns the rules for all tokens that requests carry.
    fn tokens(&self) -> impl Iterator<Item = &TokenRule> {
        let sending = self.auth.sending.iter().map(|scheme| &scheme.token);
        let signing = self.signing.iter().map(|scheme| &scheme.token);
        sending.chain(signing).flatten()
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

    /// Returns whether the query is required: its type is among the
    /// [`Spec::requiring`].
    #[must_use]
    pub fn needs_query(&self, requiring: &BTreeSet<String>) -> bool {
        is_among(requiring, self.query.as_ref())
    }

    /// Returns whether there is an optional query, or optional headers.
    #[must_use]
    pub fn has_more(&self, requiring: &BTreeSet<String>) -> bool {
        self.query.is_some() && !self.needs_query(requiring)
            || self.headers.is_some() && !self.needs_headers(requiring)
    }

    /// Returns the name of the method that also takes the optional query and
    /// headers.
    #[must_use]
    pub fn method_with(&self) -> String {
        format!("{}_with", self.method)
    }

    /// Returns whether the headers are required.
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
    /// identifies the member.
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
    /// Returns the fields that the constructor takes.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_required())
    }

    /// Returns the union that is its only required field, so that the object can be
    /// created from any member.
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

    /// Returns whether every value of it contains a constant.
    #[must_use]
    pub fn has_constants(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.constant.is_some() && !field.optional)
    }

    /// Returns whether the constructor takes any arguments.
    fn is_requiring(&self) -> bool {
        self.required().next().is_some()
    }
}

impl Field {
    /// Returns whether the constructor takes the field.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.optional && self.constant.is_none()
    }

    /// Returns the name in Rust, if the spec sets one that differs from the derived
    /// one.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::field(&self.wire)).then_some(self.name.as_str())
    }

    /// Returns whether the type is an `Option` in Rust.
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

    /// Returns the name of the type that it is, or that it contains as an item.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self.innermost() {
            Self::Object(name)
            | Self::Enum(name)
            | Self::Union(name)
            | Self::Choice(name)
            | Self::Id(name) => Some(name),
            _ => None,
        }
    }

    /// Returns whether it is written as a single value in a path, query or header.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Integer(_)
                | Self::Unsigned(_)
                | Self::Boolean
                | Self::Amount(_)
                | Self::Timestamp
                | Self::Date
                | Self::Uuid
                | Self::Base64
                | Self::Decimal(_)
                | Self::Enum(_)
                | Self::Id(_)
        )
    }
}

impl Enum {
    /// Returns the marks in alphabetical order, with the values that have them.
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
    /// Returns whether a value contains wildcards, so that it matches many strings.
    #[must_use]
    pub fn is_free(&self, value: &EnumValue) -> bool {
        self.has_free_digits && value.value.contains('x')
    }
}

impl EnumValue {
    /// Returns the name in Rust, if the spec sets one that differs from the derived
    /// one.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::variant(&self.value)).then_some(self.name.as_str())
    }
}

impl Member {
    /// Returns the name in Rust, if the spec sets one that differs from the derived
    /// one.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::variant(&self.value)).then_some(self.name.as_str())
    }
}
