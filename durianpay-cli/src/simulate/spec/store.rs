//! The items that requests created.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::ops::Bound;

/// The maximum number of items of all collections.
pub(super) const MOST_ITEMS: usize = 100_000;

/// An object of the API, by the names on the wire.
pub(super) type Members = Map<String, Value>;

/// The collections, by their paths with values: `orders/ord_1/items`.
#[derive(Debug, Default)]
pub(super) struct Store {
    collections: BTreeMap<String, Items>,
    /// The things of which there is one, by path.
    singles: BTreeMap<String, Members>,
    /// The number of items that were created below each path of the spec.
    created: BTreeMap<String, u64>,
    count: usize,
}

/// The items of a collection, in the order of their creation.
#[derive(Debug, Default)]
struct Items {
    numbers: BTreeMap<String, u64>,
    by_number: BTreeMap<u64, (String, Members)>,
    next: u64,
}

impl Store {
    /// Returns whether no further item fits.
    pub(super) fn is_full(&self) -> bool {
        self.count >= MOST_ITEMS
    }

    /// Returns whether a collection has items, or had some.
    pub(super) fn is_used(&self, collection: &str) -> bool {
        self.collections.contains_key(collection)
    }

    /// Returns the number of the next item of a collection of the spec, from 1.
    pub(super) fn next_number(&mut self, path: &str) -> u64 {
        let created = self.created.entry(path.to_owned()).or_default();
        *created += 1;
        *created
    }

    /// Adds an item. An item with the same id is replaced.
    pub(super) fn insert(&mut self, collection: &str, id: &str, item: Members) {
        let items = self.collections.entry(collection.to_owned()).or_default();
        let number = items.numbers.get(id).copied();
        let number = number.unwrap_or_else(|| {
            items.next += 1;
            self.count += 1;
            items.numbers.insert(id.to_owned(), items.next);
            items.next
        });
        items.by_number.insert(number, (id.to_owned(), item));
    }

    /// Returns the id of the oldest item of a collection.
    pub(super) fn first_id(&self, collection: &str) -> Option<&str> {
        let items = self.collections.get(collection)?;
        items.by_number.values().next().map(|(id, _)| id.as_str())
    }

    pub(super) fn get(&self, collection: &str, id: &str) -> Option<&Members> {
        let items = self.collections.get(collection)?;
        let number = items.numbers.get(id)?;
        items.by_number.get(number).map(|(_, item)| item)
    }

    pub(super) fn get_mut(&mut self, collection: &str, id: &str) -> Option<&mut Members> {
        let items = self.collections.get_mut(collection)?;
        let number = items.numbers.get(id)?;
        items.by_number.get_mut(number).map(|(_, item)| item)
    }

    /// Removes an item, and everything below it.
    pub(super) fn remove(&mut self, collection: &str, id: &str) -> Option<Members> {
        let items = self.collections.get_mut(collection)?;
        let number = items.numbers.remove(id)?;
        let (_, item) = items.by_number.remove(&number)?;
        self.count -= 1;
        let below = format!("{collection}/{id}/");
        let paths = self.collections.range(below.clone()..);
        let paths: Vec<String> = paths
            .map(|(path, _)| path.clone())
            .take_while(|path| path.starts_with(&below))
            .collect();
        for path in paths {
            let removed = self.collections.remove(&path);
            self.count -= removed.map_or(0, |items| items.by_number.len());
        }
        Some(item)
    }

    /// Returns the items of a collection after a number, with their numbers.
    pub(super) fn items_after(
        &self,
        collection: &str,
        number: u64,
    ) -> impl Iterator<Item = (u64, &Members)> {
        let items = self.collections.get(collection);
        let range = (Bound::Excluded(number), Bound::Unbounded);
        let items = items
            .into_iter()
            .flat_map(move |items| items.by_number.range(range));
        items.map(|(number, (_, item))| (*number, item))
    }

    pub(super) fn single(&self, path: &str) -> Option<&Members> {
        self.singles.get(path)
    }

    pub(super) fn set_single(&mut self, path: &str, members: Members) {
        if self.singles.len() < MOST_ITEMS || self.singles.contains_key(path) {
            self.singles.insert(path.to_owned(), members);
        }
    }

    /// Returns everything as JSON.
    pub(super) fn to_json(&self) -> Value {
        let collections = self.collections.iter().map(|(path, items)| {
            let items = items
                .by_number
                .values()
                .map(|(_, item)| Value::Object(item.clone()));
            (format!("/{path}"), Value::Array(items.collect()))
        });
        let singles = self
            .singles
            .iter()
            .map(|(path, members)| (format!("/{path}"), Value::Object(members.clone())));
        json!({
            "collections": collections.collect::<Map<_, _>>(),
            "singles": singles.collect::<Map<_, _>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Store;
    use serde_json::{Map, json};

    #[test]
    fn removing_an_item_removes_what_is_below_it() {
        let mut store = Store::default();
        for (collection, id) in [("o", "1"), ("o", "10"), ("o/1/i", "1"), ("o/10/i", "1")] {
            store.insert(collection, id, Map::new());
        }
        assert!(store.remove("o", "1").is_some());
        assert!(store.remove("o", "1").is_none());
        assert!(store.get("o/1/i", "1").is_none());
        assert!(store.get("o/10/i", "1").is_some());
        assert_eq!(store.count, 2);
        let all = json!({"collections": {"/o": [{}], "/o/10/i": [{}]}, "singles": {}});
        assert_eq!(store.to_json(), all);
    }
}
