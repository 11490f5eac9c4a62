//! [`Note`]: what an object keeps about the notation and the values of its fields.

use std::borrow::Cow;

use super::value::Json;

/// The notes of one object.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(pub(super) Vec<Note>);

/// A remark on a field of an object, made when it was read.
#[derive(Clone, Debug)]
pub(super) enum Note {
    /// The field had that other name.
    Alias {
        field: &'static str,
        alias: &'static str,
    },
    /// The field was left out. Its value is a member of the unknown fields.
    Unreadable {
        field: &'static str,
        /// Whether the field is a constant, which is written whatever was read.
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
    /// A value inside the field, or the field itself, was read, and writing it does not
    /// give back its notation.
    Notation {
        field: &'static str,
        place: Box<[Step]>,
        value: Json,
        meaning: Meaning,
    },
}

/// A step from a value to one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The item at that position, of so many.
    Item { position: usize, of: usize },
    /// The member of that name.
    Member(Box<str>),
}

/// What two notations must have in common to be the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The characters.
    Text,
    /// The number.
    Number,
    /// The instant.
    Time,
    /// Nothing: `null` or a container without items.
    Empty,
}

impl Note {
    /// Returns the field that the note is about.
    pub(super) fn field(&self) -> &'static str {
        match self {
            Note::Alias { field, .. }
            | Note::Unreadable { field, .. }
            | Note::Item { field, .. }
            | Note::Notation { field, .. } => field,
        }
    }

    /// Returns the steps from the value of the field to the value of the note.
    pub(super) fn place(&self) -> &[Step] {
        match self {
            Note::Item { place, .. } | Note::Notation { place, .. } => place,
            Note::Alias { .. } | Note::Unreadable { .. } => &[],
        }
    }
}
