//! [`UnknownFields`]: the members of an object that are not in its typed fields.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use super::notes::{Note, Notes, Step};
use super::unreadable::Unreadable;
use super::value::Json;

/// The largest number of names that are compared in pairs, which needs no memory.
const MAX_PAIRWISE: usize = 16;

/// Members of a JSON object that are not in the fields of its type: members that the API
/// has added since, known ones that are null or blank, and known ones that cannot be read.
///
/// They are kept so that the object is written back unchanged, and so that you can read a
/// new field before this crate knows it. Their order is preserved.
///
/// ```
/// use durianpay_client::json::{UnknownFields, Json};
///
/// let mut fields = UnknownFields::default();
/// fields.set("loyalty_tier", Json::from("gold"));
/// assert_eq!(fields.get("loyalty_tier").and_then(Json::string).as_deref(), Some("gold"));
/// ```
///
/// An optional field with an unreadable value is unset, as if it had not been sent.
/// [`is_unreadable`](Self::is_unreadable) distinguishes the two cases:
///
/// ```
/// # #[cfg(feature = "orders")] {
/// use durianpay_client::{api::Order, json};
///
/// let order: Order = json::from_str(
///     r#"{"id": "ord_1", "amount": "10000", "status": "started", "created_at": "yesterday"}"#,
/// )?;
/// assert_eq!(order.created_at, None);
/// assert!(order.unknown_fields().is_unreadable("created_at"));
/// assert!(!order.unknown_fields().is_unreadable("updated_at"));
/// let value = order.unknown_fields().get("created_at").unwrap();
/// assert_eq!(value.as_str(), r#""yesterday""#);
/// # }
/// # Ok::<(), durianpay_client::json::ReadError>(())
/// ```
#[derive(Clone, Default)]
pub struct UnknownFields {
    entries: Vec<(Box<str>, Json)>,
    /// Notes about the typed fields. Boxed, since few objects have any and every type
    /// contains the code that drops them.
    notes: Option<Box<Notes>>,
}

/// Compares members and unreadable items, but not the names and notations in which fields
/// were read.
impl PartialEq for UnknownFields {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries && self.items().eq(other.items())
    }
}

impl Eq for UnknownFields {}

impl UnknownFields {
    /// An empty set of members.
    pub const EMPTY: UnknownFields = UnknownFields {
        entries: Vec::new(),
        notes: None,
    };

    /// Returns whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the number of members.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns the value of a member, if it exists.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// Iterates over all names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.entries.iter().map(|(name, value)| (&**name, value))
    }

    /// Sets the value of a member, and returns the previous one.
    ///
    /// If the type has a field of that name, the member is only written while that field is not
    /// set.
    pub fn set(&mut self, name: impl Into<Box<str>>, value: Json) -> Option<Json> {
        let name = name.into();
        if let Some((_, known)) = self.entries.iter_mut().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(known, value));
        }
        self.entries.push((name, value));
        None
    }

    /// Removes a member, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let position = self
            .entries
            .iter()
            .position(|(known, _)| **known == *name)?;
        Some(self.entries.remove(position).1)
    }

    /// Returns whether a field, or one of its items, was sent but could not be read. `name` is
    /// the name on the wire.
    #[must_use]
    pub fn is_unreadable(&self, name: &str) -> bool {
        self.unreadable()
            .any(|unreadable| unreadable.field() == name)
    }

    /// Iterates over the values that could not be read, with the reason of each.
    ///
    /// Nested objects keep separate lists.
    pub fn unreadable(&self) -> impl Iterator<Item = Unreadable<'_>> {
        self.notes().iter().filter_map(|note| match note {
            Note::Unreadable { field, reason, .. } => {
                let value = self.get(field)?;
                Some(Unreadable::new(field, &[], value, reason))
            }
            Note::Item {
                field,
                place,
                value,
                reason,
            } => Some(Unreadable::new(field, place, value, reason)),
            Note::Alias { .. } | Note::Notation { .. } => None,
        })
    }

    fn items(&self) -> impl Iterator<Item = (&'static str, &[Step], &Json)> {
        self.notes().iter().filter_map(|note| match note {
            Note::Item {
                field,
                place,
                value,
                ..
            } => Some((*field, &**place, value)),
            Note::Alias { .. } | Note::Unreadable { .. } | Note::Notation { .. } => None,
        })
    }

    /// Returns the name under which a field of the type was read: an alias, or its own.
    pub(super) fn name_used(&self, field: &'static str) -> &'static str {
        let mut aliases = self.aliases_used();
        aliases
            .find_map(|(known, alias)| (known == field).then_some(alias))
            .unwrap_or(field)
    }

    /// Records the name under which a field was read.
    pub(super) fn set_name_used(&mut self, field: &'static str, name: &'static str) {
        let is_other =
            |note: &Note| !matches!(note, Note::Alias { field: known, .. } if *known == field);
        if let Some(notes) = &mut self.notes {
            notes.0.retain(is_other);
        }
        if name != field {
            self.add_note(Note::Alias { field, alias: name });
        }
    }

    /// Iterates over the fields that were read under an alias, with the alias.
    pub(super) fn aliases_used(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.notes().iter().filter_map(|note| match note {
            Note::Alias { field, alias } => Some((*field, *alias)),
            Note::Unreadable { .. } | Note::Item { .. } | Note::Notation { .. } => None,
        })
    }

    /// Adds a note on a field.
    pub(super) fn add_note(&mut self, note: Note) {
        self.notes.get_or_insert_default().0.push(note);
    }

    /// Returns the notes on fields.
    pub(super) fn notes(&self) -> &[Note] {
        self.notes.as_ref().map_or(&[], |notes| &notes.0)
    }

    /// Adds a member without checking for duplicates: call
    /// [`keep_last`](UnknownFields::keep_last) afterwards.
    pub(super) fn append(&mut self, name: Cow<'_, str>, value: Json) {
        self.entries.push((name.into(), value));
    }

    /// Keeps the last member of each name, in less than quadratic time.
    pub(super) fn keep_last(&mut self) {
        let names = || self.entries.iter().map(|(name, _)| &**name);
        let is_duplicate = |(position, name)| names().take(position).any(|before| before == name);
        if self.entries.len() <= MAX_PAIRWISE && !names().enumerate().any(is_duplicate) {
            return;
        }
        let mut seen = HashSet::with_capacity(self.entries.len());
        let mut is_last: Vec<bool> = names().rev().map(|name| seen.insert(name)).collect();
        self.entries.retain(|_| is_last.pop().unwrap_or(true));
    }
}

/// Shows the names only, since the values may be sensitive.
impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.iter().map(|(name, _)| (name, "[redacted]"));
        f.debug_map().entries(names).finish()
    }
}
