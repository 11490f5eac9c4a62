//! A map in the order of its keys.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;

/// What [`BTreeMap`] does, in a form that is cheap to build: the macro is compiled by
/// everyone who uses it, and each type of values would bring a B-tree of its own. Those were
/// two fifths of all its machine code.
///
/// Here the tree holds where a value stands, whatever the value is.
#[derive(Clone)]
pub struct Map<K, V> {
    places: BTreeMap<K, usize>,
    /// In the order in which they came; nothing where one was removed.
    values: Vec<Option<V>>,
}

impl<K: Ord, V> Map<K, V> {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            places: BTreeMap::new(),
            values: Vec::new(),
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether there is a value for the key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.places.contains_key(key)
    }

    /// The value for the key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(*self.places.get(key)?)?.as_ref()
    }

    /// The value for the key.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(*self.places.get(key)?)?.as_mut()
    }

    /// Puts in a value, and gives the one that stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let place = self.place(key);
        self.values.get_mut(place)?.replace(value)
    }

    /// The value for the key, which is made if there is none.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = self.place(key);
        // There is a value place for each that the tree holds.
        self.values[place].get_or_insert_with(make)
    }

    /// The value for the key, which is the default if there is none.
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.get_or_insert_with(key, V::default)
    }

    /// Where the value for the key stands, or will.
    fn place(&mut self, key: K) -> usize {
        let next = self.values.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.values.push(None);
        }
        place
    }

    /// Takes a value out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.places.remove(key)?;
        self.values.get_mut(place)?.take()
    }

    /// Takes out all values.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Takes out the entries that are not to be kept.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        let values = &mut self.values;
        self.places.retain(|key, place| {
            let Some(value) = values.get_mut(*place) else {
                return false;
            };
            let is_kept = value.as_mut().is_some_and(|value| keep(key, value));
            if !is_kept {
                *value = None;
            }
            is_kept
        });
    }

    /// All entries.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        let places = self.places.iter();
        places.filter_map(|(key, place)| Some((key, self.values.get(*place)?.as_ref()?)))
    }

    /// All keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.places.keys()
    }

    /// All values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord + fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Ord, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter {
            places: self.places.into_iter(),
            values: self.values,
        }
    }
}

/// The entries of a [`Map`].
#[derive(Debug)]
pub struct IntoIter<K, V> {
    places: std::collections::btree_map::IntoIter<K, usize>,
    values: Vec<Option<V>>,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        let (key, place) = self.places.next()?;
        let value = self.values.get_mut(place)?.take()?;
        Some((key, value))
    }
}

impl<'m, K: Ord, V> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Box<dyn Iterator<Item = (&'m K, &'m V)> + 'm>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn it_is_in_the_order_of_the_keys() {
        let mut map = Map::from_iter([("b", 2), ("a", 1), ("c", 3)]);
        assert_eq!(map.insert("b", 4), Some(2));
        assert_eq!(map.keys().copied().collect::<String>(), "abc");
        assert_eq!(map.values().copied().collect::<Vec<_>>(), [1, 4, 3]);
        assert_eq!(format!("{map:?}"), r#"{"a": 1, "b": 4, "c": 3}"#);
    }

    #[test]
    fn what_is_taken_out_is_gone_and_can_come_again() {
        let mut map = Map::from_iter([("a", 1), ("b", 2), ("c", 3)]);
        assert_eq!(map.remove("a"), Some(1));
        map.retain(|_, value| *value == 3);
        assert_eq!((map.len(), map.get("a"), map.get("b")), (1, None, None));
        *map.get_or_default("a") += 5;
        *map.get_or_default("c") += 5;
        assert_eq!(map, Map::from_iter([("c", 8), ("a", 5)]));
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 5), ("c", 8)]);
    }
}
