//! [`Note`]: a record of how a field was read, kept by its object.

use std::borrow::Cow;

use super::value::Json;

/// The notes of one object.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(pub(super) Vec<Note>);

/// A record of how a field of an object was read.
#[derive(Clone, Debug)]
pub(super) enum Note {
    /// The field was read under this alias.
    Alias {
        field: &'static str,
        alias: &'static str,
    },
    /// The field was left out. Its value is in the unknown fields.
    Unreadable {
        field: &'static str,
        /// Whether the field is a constant, which is always written.
        is_constant: bool,
        reason: Cow<'static, str>,
    },
    /// An item inside the field was left out.
    Item {
        field: &'static str,
        place: Box<[Step]>,
        value: Json,
        reason: Cow<'static, str>,
    },
    /// A value inside the field, or the field itself, was read in a notation that writing does
    /// not reproduce.
    Notation {
        field: &'static str,
        place: Box<[Step]>,
        value: Json,
        meaning: Meaning,
    },
}

/// A step from a value to one of its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The item at this position, in a list of this length.
    Item { position: usize, of: usize },
    /// The member with this name.
    Member(Box<str>),
}

/// The aspect in which two notations must agree to be the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The characters.
    Text,
    /// The number.
    Number,
    /// The instant.
    Time,
    /// The bytes of a UUID.
    Uuid,
    /// Nothing: both are `null` or an empty container.
    Empty,
}

impl Note {
    /// Returns the field that the note concerns.
    pub(super) fn field(&self) -> &'static str {
        match self {
            Note::Alias { field, .. }
            | Note::Unreadable { field, .. }
            | Note::Item { field, .. }
            | Note::Notation { field, .. } => field,
        }
    }

    /// Returns the steps from the field's value to the value that the note concerns.
    pub(super) fn place(&self) -> &[Step] {
        match self {
            Note::Item { place, .. } | Note::Notation { place, .. } => place,
            Note::Alias { .. } | Note::Unreadable { .. } => &[],
        }
    }
}
