//! Records that are found by their id and by other keys in constant time.

use durianpay_client::Timestamp;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

/// A record of a table.
pub(crate) trait Record: Clone {
    /// A key, besides the id, by which records are found. Several records may have the same one.
    type Key: Hash + Eq;

    /// Returns the id. It never changes, and neither do the keys.
    fn id(&self) -> Cow<'_, str>;

    fn keys(&self) -> Vec<Self::Key> {
        Vec::new()
    }
}

/// A record with the time of its creation.
pub(crate) trait Dated: Record {
    fn created_at(&self) -> Timestamp;
}

/// Records in the order in which they were added.
///
/// They are shared: a copy of all of them, such as a snapshot, costs a pointer for each, and a record
/// is copied when it changes after that.
pub(crate) struct Table<R: Record> {
    records: Vec<Arc<R>>,
    positions: HashMap<Box<str>, usize>,
    by_key: HashMap<R::Key, Vec<usize>>,
}

impl<R: Record> Table<R> {
    pub(crate) fn push(&mut self, record: R) -> Arc<R> {
        self.push_shared(Arc::new(record))
    }

    fn push_shared(&mut self, record: Arc<R>) -> Arc<R> {
        let position = self.records.len();
        self.positions.insert(record.id().into(), position);
        for key in record.keys() {
            self.by_key.entry(key).or_default().push(position);
        }
        self.records.push(Arc::clone(&record));
        record
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Arc<R>> {
        self.records.get(*self.positions.get(id)?)
    }

    /// Returns a record to be changed. Its id and keys must stay the same.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut R> {
        let record = self.records.get_mut(*self.positions.get(id)?)?;
        Some(Arc::make_mut(record))
    }

    /// Replaces a record by another version of it, and returns the old one.
    pub(crate) fn replace(&mut self, version: Arc<R>) -> Option<Arc<R>> {
        let position = *self.positions.get(&*version.id())?;
        let record = self.records.get_mut(position)?;
        Some(std::mem::replace(record, version))
    }

    /// Removes a record. This takes time in proportion to the number of records.
    pub(crate) fn remove(&mut self, id: &str) {
        let Some(removed) = self.positions.remove(id) else {
            return;
        };
        self.records.remove(removed);
        let moved = |position: &mut usize| *position -= usize::from(*position > removed);
        self.positions.values_mut().for_each(moved);
        self.by_key.retain(|_, positions| {
            positions.retain(|position| *position != removed);
            positions.iter_mut().for_each(moved);
            !positions.is_empty()
        });
    }

    /// Returns the records with this key, in the order in which they were added.
    pub(crate) fn with_key<'t>(
        &'t self,
        key: &R::Key,
    ) -> impl DoubleEndedIterator<Item = &'t Arc<R>> + use<'t, R> {
        let positions = self.by_key.get(key).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|at| self.records.get(*at))
    }

    /// Returns the first record with this key.
    pub(crate) fn first_with_key(&self, key: &R::Key) -> Option<&Arc<R>> {
        self.records.get(*self.by_key.get(key)?.first()?)
    }

    /// Returns the positions of the records with this key, in order.
    pub(crate) fn positions_of(&self, key: &R::Key) -> &[usize] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn at(&self, position: usize) -> Option<&Arc<R>> {
        self.records.get(position)
    }

    /// Returns the record at a position to be changed, like [`get_mut`](Self::get_mut).
    pub(crate) fn at_mut(&mut self, position: usize) -> Option<&mut R> {
        self.records.get_mut(position).map(Arc::make_mut)
    }

    /// Copies the records, which stay as they are now.
    pub(crate) fn to_vec(&self) -> Vec<Arc<R>> {
        self.records.clone()
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Arc<R>> {
        self.records.iter()
    }
}

impl<R: Dated> Table<R> {
    /// Returns the time at which the record at a position was created.
    pub(crate) fn created_at(&self, position: usize) -> Option<Timestamp> {
        Some(self.records.get(position)?.created_at())
    }

    /// Sorts the records by the time of their creation, on which lists rely.
    pub(crate) fn sorted(mut self) -> Self {
        let is_sorted = self.records.is_sorted_by_key(|record| record.created_at());
        if is_sorted {
            return self;
        }
        self.records.sort_by_key(|record| record.created_at());
        self.records.into_iter().collect()
    }
}

impl<R: Record> FromIterator<Arc<R>> for Table<R> {
    fn from_iter<I: IntoIterator<Item = Arc<R>>>(records: I) -> Self {
        let mut table = Self::default();
        for record in records {
            table.push_shared(record);
        }
        table
    }
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self {
            records: Vec::new(),
            positions: HashMap::new(),
            by_key: HashMap::new(),
        }
    }
}

impl<R: Record> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = f.debug_struct("Table");
        table.field("records", &self.records.len());
        table.finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, Table};
    use std::borrow::Cow;

    #[derive(Clone)]
    struct Fruit(&'static str, &'static str);

    impl Record for Fruit {
        type Key = &'static str;

        fn id(&self) -> Cow<'_, str> {
            self.0.into()
        }

        fn keys(&self) -> Vec<&'static str> {
            vec![self.1]
        }
    }

    fn names(table: &Table<Fruit>, key: &'static str) -> Vec<&'static str> {
        table.with_key(&key).map(|fruit| fruit.0).collect()
    }

    #[test]
    fn records_are_found_after_others_were_removed() {
        let mut table = Table::default();
        for (name, colour) in [("lime", "green"), ("plum", "blue"), ("kiwi", "green")] {
            table.push(Fruit(name, colour));
        }
        assert_eq!(names(&table, "green"), ["lime", "kiwi"]);
        table.remove("lime");
        table.remove("lime");
        assert_eq!(table.get("kiwi").map(|fruit| fruit.1), Some("green"));
        assert!(table.get("lime").is_none());
        assert_eq!(names(&table, "green"), ["kiwi"]);
        table.push(Fruit("pear", "green"));
        assert_eq!(names(&table, "green"), ["kiwi", "pear"]);
        assert_eq!((table.positions_of(&"blue"), table.len()), (&[0][..], 3));
    }

    #[test]
    fn a_copy_keeps_its_version_of_a_record() {
        let mut table = Table::default();
        table.push(Fruit("lime", "green"));
        let copy = table.to_vec();
        table.get_mut("lime").expect("it was added").1 = "yellow";
        assert_eq!(
            (copy[0].1, table.iter().next().map(|fruit| fruit.1)),
            ("green", Some("yellow"))
        );
    }
}
