//! The fields of all objects, by object and name on the wire.

use crate::model::{Field, Spec};
use crate::names;
use std::collections::HashMap;

/// An index, because many endpoints and events look up fields of the same few
/// objects, and an object may have many fields.
pub(super) struct FieldIndex<'s> {
    own: HashMap<(&'s str, &'s str), &'s Field>,
    of_base: HashMap<(&'s str, &'s str), &'s Field>,
}

impl<'s> FieldIndex<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        Self {
            own: by_name(spec).collect(),
            of_base: spec.base.iter().flat_map(|base| by_name(base)).collect(),
        }
    }

    /// Returns the field of an object, which may belong to the base.
    pub(super) fn get(&self, object: &str, wire: &str) -> Option<&'s Field> {
        match names::strip_base(object) {
            Some(object) => self.of_base.get(&(object, wire)).copied(),
            None => self.own.get(&(object, wire)).copied(),
        }
    }
}

fn by_name(spec: &Spec) -> impl Iterator<Item = ((&str, &str), &Field)> {
    spec.objects.values().flat_map(|object| {
        let fields = object.fields.iter();
        fields.map(|field| ((object.name.as_str(), field.wire.as_str()), field))
    })
}
