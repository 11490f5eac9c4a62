//! What templates ask the model.

use crate::model::{Endpoint, Enum, EnumValue, Field, Member, Object, Spec, Type, Union};
use std::collections::{BTreeMap, BTreeSet};

impl Spec {
    /// All endpoints, by resource and method.
    pub fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.resources
            .values()
            .flat_map(|resource| resource.endpoints.values())
    }

    /// The objects that have a required field, by name: to be asked once, as
    /// many endpoints may share an object with many fields.
    #[must_use]
    pub fn requiring(&self) -> BTreeSet<&str> {
        self.objects
            .values()
            .filter(|object| object.required().next().is_some())
            .map(|object| object.name.as_str())
            .collect()
    }
}

impl Endpoint {
    /// The resource that it belongs to.
    #[must_use]
    pub fn resource(&self) -> &str {
        self.id.split_once('.').map_or("", |(resource, _)| resource)
    }

    /// Whether a query has to be given: it is among the [`Spec::requiring`].
    #[must_use]
    pub fn needs_query(&self, requiring: &BTreeSet<&str>) -> bool {
        is_among(requiring, self.query.as_ref())
    }

    /// Whether there is a query, or headers, that can be left out.
    #[must_use]
    pub fn has_more(&self, requiring: &BTreeSet<&str>) -> bool {
        self.query.is_some() && !self.needs_query(requiring)
            || self.headers.is_some() && !self.needs_headers(requiring)
    }

    /// Whether headers have to be given.
    #[must_use]
    pub fn needs_headers(&self, requiring: &BTreeSet<&str>) -> bool {
        is_among(requiring, self.headers.as_ref())
    }
}

fn is_among(requiring: &BTreeSet<&str>, object: Option<&String>) -> bool {
    object.is_some_and(|name| requiring.contains(name.as_str()))
}

impl Union {
    /// The members whose object type no other member has, so that the type
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
    /// The fields that a constructor takes.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_required())
    }
}

impl Field {
    /// Whether a constructor takes it.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.optional && self.constant.is_none()
    }

    /// Whether it is `Option` in Rust.
    #[must_use]
    pub fn is_option(&self) -> bool {
        self.optional || self.nullable
    }
}

impl Type {
    /// The type inside lists and maps.
    #[must_use]
    pub fn innermost(&self) -> &Type {
        match self {
            Self::List(item) | Self::Map(item) => item.innermost(),
            other => other,
        }
    }

    /// Whether it is written as one word in a path, query or header.
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
    /// Every mark in the order of the alphabet, with the values that carry it.
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
