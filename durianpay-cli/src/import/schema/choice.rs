//! `oneOf` and `anyOf`: a value of one of several types.

use super::reader::SchemaReader;
use crate::import::draft::ValueDraft;
use crate::import::node::Node;
use crate::import::parts::{Parts, gather, gather_choice, is_null};
use crate::import::report::Group;
use crate::import::ty::JSON;
use crate::import::{annotations, enums, nulls, scalars};

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a schema with `oneOf` or `anyOf`.
    pub(super) fn choice(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let (nulls, cases): (Vec<_>, Vec<_>) = ["oneOf", "anyOf"]
            .iter()
            .flat_map(|key| schema.items_of(key))
            .partition(is_null);
        let objects = gather(self.cx.document, schema);
        // Fields next to the choice belong to all of its cases.
        let cases_alone = if schema.has("properties") {
            &[]
        } else {
            cases.as_slice()
        };
        let mut value = match cases_alone {
            [only] => self.typed_as(schema, only, place),
            _ => self
                .words(schema, cases_alone, place)
                .or_else(|| self.by_discriminator(schema, &cases, place))
                .or_else(|| self.by_constants(schema, cases_alone, place))
                .or_else(|| self.by_kind(schema, cases_alone, place))
                .or_else(|| self.one_object(schema, cases.len(), objects, place))
                .unwrap_or_else(|| self.any_of_several(schema, cases.len())),
        };
        value.nullable |= !nulls.is_empty() || self.any_admits_null(&cases);
        value
    }

    fn any_admits_null(&self, cases: &[Node<'_>]) -> bool {
        let document = self.cx.document;
        cases.iter().any(|case| nulls::is_admitted(document, case))
    }

    /// Reads a field that the objects of a choice describe differently.
    pub(super) fn choice_of_field(
        &mut self,
        owner: &Node<'d>,
        wire: &str,
        cases: &[Node<'d>],
        place: &str,
    ) -> ValueDraft {
        let Some(first) = cases.first() else {
            return ValueDraft::new(JSON);
        };
        let pointer = format!("{}/properties/{}", owner.pointer, Node::escaped(wire));
        let all = self.node_of_all(cases, pointer);
        if let Some(known) = self.claimed(&all) {
            return known;
        }
        let objects = gather_choice(self.cx.document, cases);
        let mut value = self
            .words(&all, cases, place)
            .or_else(|| self.by_constants(&all, cases, place))
            .or_else(|| self.by_kind(&all, cases, place))
            .or_else(|| self.one_object(&all, cases.len(), objects, place))
            .unwrap_or_else(|| self.any_of_several(&all, cases.len()));
        value.nullable |= self.any_admits_null(cases);
        let about = annotations::about(self.cx, first);
        value.table.fill(&about);
        value
    }

    fn any_of_several(&mut self, schema: &Node<'_>, count: usize) -> ValueDraft {
        let message =
            format!("a choice of {count} types that no single type can express is any JSON");
        self.cx.any(schema, message)
    }

    /// Reads a choice of constants, or of scalars of one kind.
    pub(super) fn words(
        &mut self,
        schema: &Node<'d>,
        cases: &[Node<'d>],
        place: &str,
    ) -> Option<ValueDraft> {
        let cases: Vec<Node<'d>> = cases
            .iter()
            .map(|case| self.cx.document.follow(case).ok())
            .collect::<Option<_>>()?;
        if let Some(value) = enums::read_constants(self.cx, schema, &cases, place) {
            return Some(value);
        }
        let first = cases.first()?;
        let mut kinds: Vec<&str> = Vec::new();
        for case in &cases {
            match case.types().as_slice() {
                [kind @ ("string" | "integer" | "number" | "boolean")] => kinds.push(kind),
                _ => return None,
            }
        }
        kinds.dedup();
        let [kind] = kinds.as_slice() else {
            // The extension of an exported document states the type.
            let is_exported = self.cx.is_exported;
            return is_exported.then(|| scalars::read_several(self.cx, first, &kinds));
        };
        if cases.iter().all(|case| case.json == first.json) {
            return Some(self.value_of(first, place));
        }
        let formats_agree = cases
            .iter()
            .all(|case| case.string("format") == first.string("format"));
        Some(if formats_agree {
            scalars::read(self.cx, first, kind)
        } else {
            // If strings have different formats, only their type is known.
            scalars::plain(kind)
        })
    }

    /// Merges a choice of objects that cannot be told apart into one type.
    fn one_object(
        &mut self,
        schema: &Node<'d>,
        count: usize,
        objects: Option<Parts<'d>>,
        place: &str,
    ) -> Option<ValueDraft> {
        let parts = objects.filter(|parts| !parts.fields.is_empty())?;
        let tag = schema
            .get("discriminator")
            .and_then(|discriminator| discriminator.string("propertyName"));
        let apart = tag.map_or_else(String::new, |tag| format!(", distinguished by `{tag}`,"));
        let message =
            format!("a choice of {count} objects{apart} becomes one type with the fields of all");
        let remark = self.cx.note(Group::Loosened, schema, message);
        let value = self.define_object(schema, place, parts);
        if let Some(name) = value.ty.name() {
            self.cx.remark_type(name, remark);
        }
        Some(value)
    }
}
