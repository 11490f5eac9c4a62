//! A request to execute, and its result.

use super::errors::Failure;
use super::page::write;
use super::parts::Parts;
use super::plan::{Collection, Plan, Plans, success_type};
use super::reply::success;
use super::route::Target;
use super::scalar::{from_text, to_text};
use super::store::{Members, Store};
use super::values::{Input, example, new_id, project};
use crate::openapi::example::type_value;
use durianpay_codegen::model::{Endpoint, Field, Spec, Type};
use serde_json::Value;
use std::collections::BTreeMap;

/// A request to execute.
#[derive(Debug)]
pub(super) struct Execution<'r> {
    pub(super) spec: &'r Spec,
    pub(super) plans: &'r Plans,
    pub(super) endpoint: &'r Endpoint,
    pub(super) target: &'r Target,
    pub(super) parts: &'r Parts,
    /// The place in the list that a link of the simulator contains.
    pub(super) linked: Option<&'r str>,
}

/// The result of a request.
#[derive(Debug, Default)]
pub(super) struct Executed {
    /// The value of the response; without one, it is an example.
    pub(super) value: Option<Value>,
    pub(super) is_created: bool,
    /// The query of the next page, for the header `Link`.
    pub(super) next_page: BTreeMap<String, String>,
    /// What is an example, because nothing else could be known.
    pub(super) examples: Vec<String>,
}

impl Executed {
    pub(super) fn example(note: &str) -> Self {
        Self {
            examples: vec![note.to_owned()],
            ..Self::default()
        }
    }
}

/// Returns the failure of a request for an object that does not exist.
pub(super) fn not_found(collection: &str) -> Failure {
    Failure::NotFound(format!("`/{collection}` has no object with this id"))
}

impl Execution<'_> {
    /// Returns the path of the first segments, with the values of the request.
    pub(super) fn path(&self, depth: usize) -> String {
        let segments = self.target.segments.iter().take(depth);
        let segments: Vec<String> = segments
            .map(|segment| segment.replace('/', "%2F"))
            .collect();
        // A collection may be created with a slash at the end of its path, and read without.
        segments.join("/").trim_end_matches('/').to_owned()
    }

    pub(super) fn value(&self, name: &str) -> String {
        self.target.values.get(name).cloned().unwrap_or_default()
    }

    /// Returns the id in the path.
    pub(super) fn key(&self, plan: &Plan) -> String {
        plan.key
            .as_deref()
            .map(|key| self.value(key))
            .unwrap_or_default()
    }

    /// Returns the values of the path around the item.
    pub(super) fn outer(&self, plan: &Plan) -> BTreeMap<String, String> {
        plan.outer
            .iter()
            .map(|name| (name.clone(), self.value(name)))
            .collect()
    }

    pub(super) fn input(&self, collection: &Collection) -> Option<Input<'_>> {
        let object = self.spec.object(&collection.object)?;
        Some(Input::new(
            self.spec,
            self.endpoint,
            self.parts.body.as_ref(),
            object,
        ))
    }

    /// Writes an item as the response.
    pub(super) fn answer(&self, plan: &Plan, item: &Members, is_created: bool) -> Executed {
        let (_, ty) = success(self.endpoint, is_created);
        let mut executed = Executed {
            is_created,
            ..Executed::default()
        };
        let Some(ty) = ty else {
            return executed;
        };
        let place = plan
            .entity
            .as_ref()
            .filter(|_| success_type(self.endpoint) == Some(ty));
        let Some(place) = place else {
            executed.examples.push("the response".to_owned());
            return executed;
        };
        let members = project(
            self.spec,
            &place.object,
            &example(self.spec, &place.object),
            item,
        );
        executed.value = Some(self.placed(ty, &place.path, Value::Object(members)));
        executed
    }

    /// Writes a value into an example of a response.
    pub(super) fn placed(&self, ty: &Type, path: &[String], value: Value) -> Value {
        if path.is_empty() {
            return value;
        }
        let mut whole = type_value(self.spec, ty);
        write(&mut whole, path, Some(value));
        whole
    }

    /// Makes an id that no item has.
    pub(super) fn free_id(
        &self,
        store: &mut Store,
        plan: &Plan,
        field: &Field,
        path: &str,
    ) -> Value {
        loop {
            let number = store.next_number(plan.collection.as_deref().unwrap_or_default());
            let id = new_id(self.spec, field, number);
            let is_taken = to_text(&id).is_some_and(|id| store.get(path, &id).is_some());
            // A type whose values are not numbered, such as an enum, has one id.
            if !is_taken || id == new_id(self.spec, field, number + 1) {
                return id;
            }
        }
    }

    /// Returns an example with the id of the path.
    pub(super) fn example_item(&self, plan: &Plan, collection: &Collection) -> Members {
        let mut item = example(self.spec, &collection.object);
        let object = self.spec.object(&collection.object);
        for field in object.into_iter().flat_map(|object| &object.fields) {
            let text = if Some(&field.wire) == collection.id.as_ref() {
                Some(self.key(plan))
            } else {
                self.outer(plan)
                    .remove(&field.wire)
                    .filter(|_| field.ty.is_scalar())
            };
            if let Some(text) = text {
                item.insert(field.wire.clone(), from_text(self.spec, &field.ty, &text));
            }
        }
        item
    }
}
