//! The fields of all objects, by object and name on the wire.

use crate::model::{Field, Spec};
use std::collections::HashMap;

/// Many endpoints and events ask for fields of the same few objects, and an
/// object may have many fields: none of them searches.
pub(super) struct FieldIndex<'s> {
    fields: HashMap<(&'s str, &'s str), &'s Field>,
}

impl<'s> FieldIndex<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let objects = spec.objects.values();
        let fields = objects.flat_map(|object| {
            let fields = object.fields.iter();
            fields.map(|field| ((object.name.as_str(), field.wire.as_str()), field))
        });
        Self {
            fields: fields.collect(),
        }
    }

    /// The field of that object and name.
    pub(super) fn get(&self, object: &str, wire: &str) -> Option<&'s Field> {
        self.fields.get(&(object, wire)).copied()
    }
}
