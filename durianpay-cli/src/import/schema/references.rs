//! References, and the components that they point to.

use super::reader::SchemaReader;
use crate::import::components::schemas;
use crate::import::draft::{Known, TypeBody, ValueDraft};
use crate::import::node::Node;
use crate::import::ty::Ty;
use crate::import::x_spec;

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
            Ok(target) if is_reference(&target) => match self.cx.document.follow(&target) {
                Ok(target) => self.resolve(&target),
                Err(reason) => self.cx.any(schema, reason),
            },
            Ok(target) => self.resolve(&target),
            Err(reason) => self.cx.any(schema, reason),
        }
    }

    /// Returns the name of the type that a target would become.
    pub(super) fn place_of(&self, target: &Node<'_>) -> String {
        let place = self.cx.components.get(&target.pointer).cloned();
        place.unwrap_or_else(|| place_of(target))
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
                    nullable: target.is_nullable(),
                    ..ValueDraft::named(name)
                };
            }
            Some(Known::Done(value)) => return value.clone(),
            Some(Known::Open) => {
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
