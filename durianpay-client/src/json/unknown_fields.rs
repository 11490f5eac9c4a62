//! [`UnknownFields`]: what an object held beyond what its type shows.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use super::value::Json;

/// Up to this many names are compared in pairs, which needs no memory.
const FEW: usize = 16;

/// Members of a JSON object that the fields of its type do not show: those the API
/// has added since, and known ones that were null or blank.
///
/// They are kept so that what was read goes back out unchanged, and can be looked up
/// when a new field is needed before this crate knows it. The order is kept.
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
    /// Fields of the type that came under another name, with that name.
    spelled: Vec<(&'static str, &'static str)>,
}

/// Under which of its names a field came does not count.
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
        spelled: Vec::new(),
    };

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// All names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.entries.iter().map(|(name, value)| (&**name, value))
    }

    /// Sets the value of a name, and returns the one it had.
    ///
    /// A name that is also a field of the type is only written when the field is not
    /// set.
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

    /// The name under which a field of the type came: its own, unless another was noted.
    pub(super) fn spelling(&self, field: &'static str) -> &'static str {
        let mut spelled = self.spelled.iter();
        spelled
            .find_map(|(known, alias)| (*known == field).then_some(*alias))
            .unwrap_or(field)
    }

    /// Notes the name under which a field came.
    pub(super) fn spell(&mut self, field: &'static str, name: &'static str) {
        self.spelled.retain(|(known, _)| *known != field);
        if name != field {
            self.spelled.push((field, name));
        }
    }

    /// The fields that came under another name, with that name.
    pub(super) fn spelled(&self) -> &[(&'static str, &'static str)] {
        &self.spelled
    }

    /// Adds a member that may be there already; [`keep_last`](UnknownFields::keep_last) follows.
    pub(super) fn append(&mut self, name: Cow<'_, str>, value: Json) {
        self.entries.push((name.into(), value));
    }

    /// Keeps the last of each name, in time that many hostile names cannot square.
    pub(super) fn keep_last(&mut self) {
        let names = || self.entries.iter().map(|(name, _)| &**name);
        let repeats = |(position, name)| names().take(position).any(|before| before == name);
        if self.entries.len() <= FEW && !names().enumerate().any(repeats) {
            return;
        }
        let mut seen = HashSet::with_capacity(self.entries.len());
        let mut is_last: Vec<bool> = names().rev().map(|name| seen.insert(name)).collect();
        self.entries.retain(|_| is_last.pop().unwrap_or(true));
    }
}

/// Shows the names only, since nobody knows what the values hold.
impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.iter().map(|(name, _)| (name, "[redacted]"));
        f.debug_map().entries(names).finish()
    }
}
