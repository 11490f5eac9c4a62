//! Objects that are read later, so that a document does not decide how deep the reader recurses.

use super::forms::is_choice;
use super::reader::SchemaReader;
use crate::import::draft::ValueDraft;
use crate::import::node::Node;
use crate::import::parts::{gather, is_structural};

/// The depth of schemas within schemas from which the objects that references point to are read later.
const DEEP: usize = 64;

/// The largest depth of schemas within schemas.
const DEEPEST: usize = 512;

impl<'d> SchemaReader<'_, 'd> {
    /// Reads with a depth that is one more. Returns `None` if that would be too deep.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.cx.depth >= DEEPEST {
            return None;
        }
        self.cx.depth += 1;
        let value = read(self);
        if self.cx.depth == 1 {
            self.read_deferred();
        }
        self.cx.depth -= 1;
        Some(value)
    }

    pub(super) fn is_deep(&self) -> bool {
        self.cx.depth >= DEEP && !self.cx.is_exported
    }

    /// Names the type of a schema that is certainly an object with fields, which is read later.
    pub(super) fn defer(&mut self, target: &Node<'d>) -> Option<ValueDraft> {
        if !is_certainly_object(target) {
            return None;
        }
        gather(self.cx.document, target).filter(|parts| !parts.fields.is_empty())?;
        let place = self.place_of(target);
        let name = self.cx.claim(target, &place);
        self.cx.deferred.push((target.clone(), name.clone()));
        Some(ValueDraft {
            nullable: target.is_nullable(),
            read_only: target.is("readOnly"),
            write_only: target.is("writeOnly"),
            ..ValueDraft::named(&name)
        })
    }

    fn read_deferred(&mut self) {
        while let Some((schema, name)) = self.cx.deferred.pop() {
            if let Some(parts) = gather(self.cx.document, &schema) {
                self.define_claimed(&schema, name, parts);
            }
        }
    }
}

/// Checks whether a schema becomes a type with the fields of its parts.
fn is_certainly_object(schema: &Node<'_>) -> bool {
    let kinds = schema.types();
    let parts = schema.items_of("allOf");
    let structural = parts.iter().filter(|part| is_structural(part)).count();
    (kinds.is_empty() || kinds == ["object"])
        && !["$ref", "const", "enum"].iter().any(|key| schema.has(key))
        && !is_choice(schema)
        && (schema.has("properties") || structural > 1)
}
