//! Objects in the order of their creation, found by their ids.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An object with an id.
pub(crate) trait Kept {
    fn id(&self) -> &str;
}

/// Objects that were created. The ids of removed ones stay known. The objects are shared with copies, and
/// copied when they change.
#[derive(Debug, Clone)]
pub(crate) struct Shelf<T> {
    /// Oldest first; `None` was removed.
    items: Vec<Option<Arc<T>>>,
    places: BTreeMap<String, usize>,
}

/// The result of looking up an id.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<T> {
    Item(T),
    Removed,
    /// No object with this id was created.
    Unknown,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<T: Kept + Clone> Shelf<T> {
    pub(crate) fn add(&mut self, item: T) -> Arc<T> {
        self.places.insert(item.id().to_owned(), self.items.len());
        let item = Arc::new(item);
        self.items.push(Some(Arc::clone(&item)));
        item
    }

    pub(crate) fn get(&self, id: &str) -> Found<&Arc<T>> {
        match self.places.get(id).map(|place| self.items.get(*place)) {
            Some(Some(Some(item))) => Found::Item(item),
            Some(_) => Found::Removed,
            None => Found::Unknown,
        }
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Found<&mut T> {
        match self.places.get(id).map(|place| self.items.get_mut(*place)) {
            Some(Some(Some(item))) => Found::Item(Arc::make_mut(item)),
            Some(_) => Found::Removed,
            None => Found::Unknown,
        }
    }

    /// Removes an object. Its id stays known.
    pub(crate) fn remove(&mut self, id: &str) -> Found<Arc<T>> {
        let Some(place) = self.places.get(id) else {
            return Found::Unknown;
        };
        let item = self.items.get_mut(*place).and_then(Option::take);
        item.map_or(Found::Removed, Found::Item)
    }

    /// Returns the objects, newest first.
    pub(crate) fn newest(&self) -> impl Iterator<Item = &Arc<T>> {
        self.items.iter().rev().flatten()
    }

    /// Returns whether none was ever created.
    pub(crate) fn is_new(&self) -> bool {
        self.items.is_empty()
    }
}

/// Writes the objects and the ids of removed ones.
impl<T: Kept + Serialize> Serialize for Shelf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let places = self.places.iter();
        let removed = places.filter(|(_, place)| matches!(self.items.get(**place), Some(None)));
        let removed: Vec<&String> = removed.map(|(id, _)| id).collect();
        let items: Vec<&Arc<T>> = self.items.iter().flatten().collect();
        (items, removed).serialize(serializer)
    }
}

impl<'de, T: Kept + Clone + Deserialize<'de>> Deserialize<'de> for Shelf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (items, removed): (Vec<T>, Vec<String>) = Deserialize::deserialize(deserializer)?;
        let mut shelf = Self::default();
        for id in removed {
            shelf.places.insert(id, shelf.items.len());
            shelf.items.push(None);
        }
        for item in items {
            shelf.add(item);
        }
        Ok(shelf)
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Kept, Shelf};
    use std::sync::Arc;

    impl Kept for String {
        fn id(&self) -> &str {
            self
        }
    }

    #[test]
    fn a_removed_object_is_not_unknown() {
        let mut shelf = Shelf::default();
        assert!(shelf.is_new());
        for id in ["a", "b", "c"] {
            shelf.add(id.to_owned());
        }
        assert_eq!(shelf.remove("b"), Found::Item(Arc::new("b".to_owned())));
        assert_eq!(shelf.remove("b"), Found::Removed);
        assert_eq!(shelf.remove("x"), Found::Unknown);
        let text = serde_json::to_string(&shelf).expect("strings");
        assert_eq!(text, r#"[["a","c"],["b"]]"#);
        let read: Shelf<String> = serde_json::from_str(&text).expect("a shelf");
        for shelf in [shelf, read] {
            let newest: Vec<&str> = shelf.newest().map(|item| item.as_str()).collect();
            assert_eq!(newest, ["c", "a"]);
            assert_eq!(shelf.get("b"), Found::Removed);
            assert_eq!(shelf.get("x"), Found::Unknown);
            assert_eq!(shelf.get("c"), Found::Item(&Arc::new("c".to_owned())));
        }
    }
}
