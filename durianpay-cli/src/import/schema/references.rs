//! References, and the components that they point to.

use super::reader::SchemaReader;
use crate::import::components::schemas;
use crate::import::draft::{Known, TypeBody, ValueDraft};
use crate::import::node::Node;
use crate::import::nulls;
use crate::import::ty::Ty;
use crate::import::x_spec;
use std::collections::HashSet;

impl<'d> SchemaReader<'_, 'd> {
    /// Reads all components, including those that no endpoint needs.
    pub(in crate::import) fn read_all(&mut self) {
        for (_, schema) in schemas(self.cx) {
            self.resolve(&schema);
        }
    }

    /// Reads the component that became the type with this name.
    pub(in crate::import) fn require(&mut self, name: &str) {
        let found = schemas(self.cx).into_iter().find(|(_, schema)| {
            self.cx
                .components
                .get(&schema.pointer)
                .is_some_and(|taken| taken == name)
        });
        if let Some((_, schema)) = found {
            self.resolve(&schema);
        }
    }

    /// Returns the name of the type that a component became, or `None` if it is not a component or
    /// did not become a type.
    pub(in crate::import) fn named(&mut self, schema: &Node<'d>) -> Option<String> {
        self.cx.components.get(&schema.pointer)?;
        match self.resolve(schema).ty {
            Ty::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Reads a schema with `$ref`.
    pub(super) fn refer(&mut self, schema: &Node<'d>) -> ValueDraft {
        let reference = schema.string("$ref").unwrap_or_default();
        match self.cx.document.find(reference) {
            // A component that is a reference alone is that of its target.
            Ok(target) if is_reference(&target) => match self.end_of(&target) {
                Ok(target) => self.resolve(&target),
                Err(reason) => self.cx.any(schema, reason),
            },
            Ok(target) => self.resolve(&target),
            Err(reason) => self.cx.any(schema, reason),
        }
    }

    /// Follows a chain of references to its end, each link once.
    fn end_of(&mut self, first: &Node<'d>) -> Result<Node<'d>, String> {
        let mut links: HashSet<String> = HashSet::new();
        let mut here = first.clone();
        let end = loop {
            if let Some(end) = self.cx.ends.get(&here.pointer) {
                break end.clone();
            }
            if !is_reference(&here) {
                break here;
            }
            let reference = here.string("$ref").unwrap_or_default();
            if !links.insert(here.pointer.clone()) {
                return Err(format!("the reference `{reference}` is part of a cycle"));
            }
            here = self.cx.document.find(reference)?;
        };
        for link in links {
            self.cx.ends.insert(link, end.clone());
        }
        Ok(end)
    }

    /// Returns the name of the type that a target would become.
    pub(super) fn place_of(&self, target: &Node<'_>) -> String {
        let place = self.cx.components.get(&target.pointer).cloned();
        place.unwrap_or_else(|| place_of(target))
    }

    /// Returns the type of a list or map whose items have a type already, although it is still being read.
    fn of_claimed(&self, target: &Node<'d>) -> Option<ValueDraft> {
        let (items, wrap): (_, fn(Ty) -> Ty) = match target.types().as_slice() {
            ["array"] => (target.get("items")?, Ty::list),
            ["object"] if !target.has("properties") => {
                (target.get("additionalProperties")?, Ty::map)
            }
            _ => return None,
        };
        let item = self.cx.document.follow(&items).ok()?;
        if nulls::is_admitted(self.cx.document, &item) {
            return None;
        }
        match self.cx.known.get(&item.pointer) {
            Some(Known::Claimed(name)) => Some(ValueDraft::new(wrap(Ty::Named(name.clone())))),
            _ => None,
        }
    }

    pub(super) fn resolve(&mut self, target: &Node<'d>) -> ValueDraft {
        if x_spec::is_generated(target)
            && let name = target.last_step()
            && matches!(
                self.cx.spec.types.get(&name).map(|draft| &draft.body),
                Some(TypeBody::Union(_))
            )
        {
            return ValueDraft::named(&name);
        }
        match self.cx.known.get(&target.pointer) {
            Some(Known::Claimed(name)) => {
                return ValueDraft {
                    nullable: nulls::is_admitted(self.cx.document, target),
                    ..ValueDraft::named(name)
                };
            }
            Some(Known::Done(value)) => return value.clone(),
            Some(Known::Open) => {
                if let Some(value) = self.of_claimed(target) {
                    return value;
                }
                return self.cx.any(
                    target,
                    "the schema refers only to itself, so it is any JSON",
                );
            }
            None => {}
        }
        if self.is_deep()
            && let Some(value) = self.defer(target)
        {
            return value;
        }
        self.cx.known.insert(target.pointer.clone(), Known::Open);
        let place = self.place_of(target);
        let value = self.value_of(target, &place);
        let known = Known::Done(value.clone());
        self.cx.known.insert(target.pointer.clone(), known);
        value
    }
}

/// Checks whether a schema is a reference and nothing else.
fn is_reference(schema: &Node<'_>) -> bool {
    schema.has("$ref") && schema.members().len() == 1
}

/// Derives a name for a target that is not a component: its last key.
fn place_of(target: &Node<'_>) -> String {
    let last = target.pointer.rsplit('/').next().unwrap_or("Type");
    // The target may be a whole file, whose name is a single step: `schemas~1pet.yaml`.
    let file = last.rsplit("~1").next().unwrap_or(last);
    let extensions = [".yaml", ".yml", ".json"];
    let stem = extensions
        .iter()
        .find_map(|extension| file.strip_suffix(extension));
    stem.unwrap_or(last).to_owned()
}
