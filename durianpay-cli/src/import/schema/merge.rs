//! `allOf`: a schema composed of several.

use super::reader::SchemaReader;
use crate::import::annotations;
use crate::import::draft::ValueDraft;
use crate::import::node::Node;
use crate::import::parts::{gather, is_structural};
use crate::import::report::Group;
use crate::import::ty::JSON;

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a schema with `allOf`.
    pub(super) fn all_of(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let (structural, rest): (Vec<_>, Vec<_>) = schema
            .items_of("allOf")
            .into_iter()
            .partition(is_structural);
        let own = own_structure(schema);
        let mut value = match structural.as_slice() {
            [only] if !own => self.typed_as(schema, only, place),
            [] if !own => ValueDraft::new(JSON),
            parts => match gather(self.cx.document, schema) {
                Some(gathered) => self.define_object(schema, place, gathered),
                None => self.first_of(schema, parts, place),
            },
        };
        for part in &rest {
            annotations::annotate(self.cx, part, &mut value);
            value.nullable |= part.is_nullable();
        }
        value
    }

    /// Reads parts that are not objects: only the first is used.
    fn first_of(&mut self, schema: &Node<'d>, parts: &[Node<'d>], place: &str) -> ValueDraft {
        let Some(first) = parts
            .iter()
            .find(|part| !part.types().is_empty() || part.has("$ref"))
        else {
            return self.cx.any(
                schema,
                "`allOf` of schemas that are not objects is any JSON",
            );
        };
        let mut value = self.typed_as(schema, first, place);
        let message = "`allOf` of schemas that are not objects: only the first part is used";
        value
            .table
            .remark(self.cx.note(Group::Loosened, schema, message));
        value
    }
}

/// Checks whether the schema describes structure in addition to `allOf`.
fn own_structure(schema: &Node<'_>) -> bool {
    [
        "properties",
        "oneOf",
        "anyOf",
        "additionalProperties",
        "items",
    ]
    .iter()
    .any(|key| schema.has(key))
        || schema.has("required") && !schema.strings("required").is_empty()
}
