//! [`UnknownFields`]: the members of an object that its type does not have.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use super::value::Json;

/// The most names that are compared in pairs, which needs no memory.
const MAX_PAIRWISE: usize = 16;

/// Members of a JSON object that the fields of its type do not have: those that the API
/// has added since, and known ones that are null or blank.
///
/// They are kept so that an object is written back unchanged, and so that you can read a
/// new field before this crate knows it. The order is preserved.
///
/// ```
/// use durianpay_client::json::{UnknownFields, Json};
///
/// let mut fields = UnknownFields::default();
/// fields.set("loyalty_tier", Json::from("gold"));
/// assert_eq!(fields.get("loyalty_tier").and_then(Json::string).as_deref(), Some("gold"));
/// ```
#[derive(Clone, Default)]
pub struct UnknownFields {
    entries: Vec<(Box<str>, Json)>,
    /// The fields of the type that were read under an alias, with the alias.
    aliases_used: Vec<(&'static str, &'static str)>,
}

/// Ignores the aliases under which fields were read.
impl PartialEq for UnknownFields {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Eq for UnknownFields {}

impl UnknownFields {
    /// No members.
    pub const EMPTY: UnknownFields = UnknownFields {
        entries: Vec::new(),
        aliases_used: Vec::new(),
    };

    /// Returns whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the number of members.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns the value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// Returns all names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.entries.iter().map(|(name, value)| (&**name, value))
    }

    /// Sets the value of a name, and returns the one it had.
    ///
    /// A name that is also a field of the type is only written if the field is not set.
    pub fn set(&mut self, name: impl Into<Box<str>>, value: Json) -> Option<Json> {
        let name = name.into();
        if let Some((_, known)) = self.entries.iter_mut().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(known, value));
        }
        self.entries.push((name, value));
        None
    }

    /// Removes a name, and returns the value it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let position = self
            .entries
            .iter()
            .position(|(known, _)| **known == *name)?;
        Some(self.entries.remove(position).1)
    }

    /// Returns the name under which a field of the type was read: an alias, or its own.
    pub(super) fn name_used(&self, field: &'static str) -> &'static str {
        let mut aliases_used = self.aliases_used.iter();
        aliases_used
            .find_map(|(known, alias)| (*known == field).then_some(*alias))
            .unwrap_or(field)
    }

    /// Records the name under which a field was read.
    pub(super) fn set_name_used(&mut self, field: &'static str, name: &'static str) {
        self.aliases_used.retain(|(known, _)| *known != field);
        if name != field {
            self.aliases_used.push((field, name));
        }
    }

    /// Returns the fields that were read under an alias, with the alias.
    pub(super) fn aliases_used(&self) -> &[(&'static str, &'static str)] {
        &self.aliases_used
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
