//! Executes requests that satisfy the spec.

use super::errors::Failure;
use super::execution::{Executed, Execution, not_found};
use super::plan::{Collection, Plan, Role, success_type};
use super::scalar::{from_text, to_text};
use super::store::Store;
use super::values::{change, clear_omitted, create, example, project};
use durianpay_codegen::model::Type;
use serde_json::Value;

/// Executes a request.
///
/// # Errors
///
/// Returns the reason why the API would reject it.
pub(super) fn execute(store: &mut Store, request: &Execution<'_>) -> Result<Executed, Failure> {
    let Some(plan) = request.plans.endpoints.get(&request.endpoint.id) else {
        return Ok(Executed::example("the response"));
    };
    for parent in &plan.parents {
        let collection = request.plans.collections.get(&parent.collection);
        let id = request.value(&parent.key);
        let path = request.path(parent.depth);
        let is_known = collection.is_some_and(|collection| collection.is_writable);
        if (is_known || store.is_used(&path)) && store.get(&path, &id).is_none() {
            return Err(not_found(&path));
        }
    }
    let collection = plan.collection.as_ref();
    let collection = collection.and_then(|path| request.plans.collections.get(path));
    match (&plan.role, collection) {
        (Role::Create, Some(collection)) => request.create(store, plan, collection),
        (Role::List(place), Some(collection)) => request.list(store, plan, collection, place),
        (Role::Read, Some(collection)) => request.read(store, plan, collection),
        (Role::Change, Some(collection)) => request.change(store, plan, collection, false),
        (Role::Replace { creates: true }, Some(collection))
            if store
                .get(&request.path(plan.depth), &request.key(plan))
                .is_none() =>
        {
            request.create(store, plan, collection)
        }
        (Role::Replace { .. }, Some(collection)) => request.change(store, plan, collection, true),
        (Role::Delete, Some(collection)) => request.delete(store, plan, collection),
        (Role::Act, Some(collection)) => {
            let mut executed = request.read(store, plan, collection)?;
            executed.examples = vec!["the effect of the operation is not known".to_owned()];
            Ok(executed)
        }
        (Role::Single, _) => Ok(request.single(store)),
        _ => Ok(match success_type(request.endpoint) {
            Some(_) => Executed::example("the response"),
            None => Executed::default(),
        }),
    }
}

impl Execution<'_> {
    fn create(
        &self,
        store: &mut Store,
        plan: &Plan,
        collection: &Collection,
    ) -> Result<Executed, Failure> {
        if store.is_full() {
            return Err(Failure::Full);
        }
        let path = self.path(plan.depth);
        let Some(input) = self.input(collection) else {
            return Ok(Executed::example("the response"));
        };
        let mut item = create(self.spec, collection, &input, &self.outer(plan));
        let field = collection.id.as_deref().and_then(|name| {
            let object = self.spec.object(&collection.object)?;
            object.fields.iter().find(|field| field.wire == name)
        });
        let id = match field {
            // The caller chose the id, in the path or in the body.
            Some(field) if plan.key.is_some() => {
                let id = self.key(plan);
                item.insert(field.wire.clone(), from_text(self.spec, &field.ty, &id));
                id
            }
            Some(field) if input.id(&field.wire).is_some() => {
                item.get(&field.wire).and_then(to_text).unwrap_or_default()
            }
            Some(field) => {
                let id = self.free_id(store, plan, field, &path);
                item.insert(field.wire.clone(), id.clone());
                to_text(&id).unwrap_or_default()
            }
            None => store.next_number(&path).to_string(),
        };
        if store.get(&path, &id).is_some() {
            return Err(Failure::Conflict(format!(
                "`/{path}` has an object with this id"
            )));
        }
        let executed = self.answer(plan, &item, true);
        store.insert(&path, &id, item);
        Ok(executed)
    }

    fn read(
        &self,
        store: &Store,
        plan: &Plan,
        collection: &Collection,
    ) -> Result<Executed, Failure> {
        let path = self.path(plan.depth);
        match store.get(&path, &self.key(plan)) {
            Some(item) => Ok(self.answer(plan, item, false)),
            None if collection.is_writable || store.is_used(&path) => Err(not_found(&path)),
            None => {
                let mut executed = self.answer(plan, &self.example_item(plan, collection), false);
                executed.examples = vec!["no endpoint creates such an object".to_owned()];
                Ok(executed)
            }
        }
    }

    fn change(
        &self,
        store: &mut Store,
        plan: &Plan,
        collection: &Collection,
        is_whole: bool,
    ) -> Result<Executed, Failure> {
        let path = self.path(plan.depth);
        let Some(input) = self.input(collection) else {
            return Ok(Executed::example("the response"));
        };
        let key = self.key(plan);
        if store.get(&path, &key).is_none() {
            if collection.is_writable || store.is_used(&path) {
                return Err(not_found(&path));
            }
            if store.is_full() {
                return Err(Failure::Full);
            }
            store.insert(&path, &key, self.example_item(plan, collection));
        }
        let Some(item) = store.get_mut(&path, &key) else {
            return Err(not_found(&path));
        };
        if is_whole {
            clear_omitted(self.spec, collection, &input, item);
        }
        let id = collection
            .id
            .as_ref()
            .and_then(|name| Some((name, item.get(name)?.clone())));
        change(self.spec, collection, &input, item);
        // The path decides which object is changed.
        item.extend(id.map(|(name, id)| (name.clone(), id)));
        Ok(self.answer(plan, item, false))
    }

    fn delete(
        &self,
        store: &mut Store,
        plan: &Plan,
        collection: &Collection,
    ) -> Result<Executed, Failure> {
        let path = self.path(plan.depth);
        match store.remove(&path, &self.key(plan)) {
            Some(item) => Ok(self.answer(plan, &item, false)),
            None if collection.is_writable || store.is_used(&path) => Err(not_found(&path)),
            None => Ok(self.answer(plan, &self.example_item(plan, collection), false)),
        }
    }

    fn single(&self, store: &mut Store) -> Executed {
        let Some(ty @ Type::Object(object)) = success_type(self.endpoint) else {
            return Executed::example("the response");
        };
        let path = self.path(usize::MAX);
        let known = store.single(&path).cloned();
        let mut executed = Executed::default();
        let mut members = known.unwrap_or_else(|| {
            executed
                .examples
                .push("nothing was written to this path".to_owned());
            example(self.spec, object)
        });
        let one = Collection {
            object: object.clone(),
            id: None,
            is_writable: true,
        };
        if self.endpoint.verb != "GET"
            && let Some(input) = self.input(&one)
        {
            executed.examples.clear();
            if self.endpoint.verb == "PUT" {
                clear_omitted(self.spec, &one, &input, &mut members);
            }
            change(self.spec, &one, &input, &mut members);
            store.set_single(&path, members.clone());
        }
        let members = project(self.spec, object, &example(self.spec, object), &members);
        executed.value = Some(self.placed(ty, &[], Value::Object(members)));
        executed
    }
}
