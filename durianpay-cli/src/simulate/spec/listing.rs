//! Lists collections.

use super::check::Issue;
use super::errors::Failure;
use super::execution::{Executed, Execution};
use super::page::{filters, matches, take, wanted};
use super::plan::{Collection, Plan, success_type};
use super::scalar::to_text;
use super::shape::Place;
use super::store::Store;
use super::values::{example, project};
use durianpay_codegen::model::{NextCursor, PageWay, Type};
use serde_json::Value;

/// The number of examples in a collection that no endpoint adds to.
const EXAMPLES: usize = 3;

impl Execution<'_> {
    /// Lists a collection.
    pub(super) fn list(
        &self,
        store: &mut Store,
        plan: &Plan,
        collection: &Collection,
        place: &Place,
    ) -> Result<Executed, Failure> {
        let path = self.path(plan.depth);
        let mut executed = Executed::default();
        if !collection.is_writable && !store.is_used(&path) {
            self.add_examples(store, plan, collection, &path);
            executed
                .examples
                .push("no endpoint creates such objects".to_owned());
        }
        let Some(item) = self.spec.object(&place.object) else {
            return Ok(Executed::example("the response"));
        };
        let query = &self.parts.query;
        let (by, others) = filters(self.spec, self.endpoint, item, query);
        let unused = others
            .iter()
            .map(|name| format!("query.{name} has no effect"));
        executed.examples.extend(unused);
        let invalid = |issue: Issue| Failure::Invalid(vec![issue]);
        let wanted = wanted(self.spec, self.endpoint, query, self.linked).map_err(invalid)?;
        let found = store
            .items_after(&path, 0)
            .filter(|(_, item)| matches(&by, item));
        let part = take(&wanted, found).map_err(|reason| {
            let way = self.endpoint.page.as_ref().map(|page| &page.way);
            let name = match way {
                Some(PageWay::Cursor {
                    query,
                    next: NextCursor::LastItem(_),
                    ..
                }) => query,
                _ => "",
            };
            invalid(Issue {
                field: format!("query.{name}"),
                reason: reason.to_owned(),
            })
        })?;
        let shape = example(self.spec, &place.object);
        let items = part
            .items
            .iter()
            .map(|item| Value::Object(project(self.spec, &place.object, &shape, item)));
        let items = Value::Array(items.collect());
        let Some(ty) = success_type(self.endpoint) else {
            return Ok(executed);
        };
        let mut value = self.placed(ty, &place.path, items);
        if let Some(page) = &self.endpoint.page {
            let object = match ty {
                Type::Object(name) => Some(name.as_str()),
                _ => None,
            };
            let next = part.describe(self.spec, page, object, &mut value);
            executed.next_page = next.unwrap_or_default();
        }
        executed.value = Some(value);
        Ok(executed)
    }

    fn add_examples(&self, store: &mut Store, plan: &Plan, collection: &Collection, path: &str) {
        let object = self.spec.object(&collection.object);
        let field = collection
            .id
            .as_ref()
            .and_then(|name| object?.fields.iter().find(|field| field.wire == *name));
        for _ in 0..EXAMPLES {
            if store.is_full() {
                return;
            }
            let mut item = self.example_item(plan, collection);
            let id = match field {
                Some(field) => {
                    let id = self.free_id(store, plan, field, path);
                    item.insert(field.wire.clone(), id.clone());
                    to_text(&id).unwrap_or_default()
                }
                None => store.next_number(path).to_string(),
            };
            store.insert(path, &id, item);
        }
    }
}
