//! The entries of a parsed document.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::escape::unescape;

/// What sort of JSON value a [`Node`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No value: a member that is not there.
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    List,
    /// An object.
    Object,
}

/// With its article, as messages need it: `a number`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kind::Absent => "nothing",
            Kind::Null => "null",
            Kind::Boolean => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::List => "a list",
            Kind::Object => "an object",
        })
    }
}

/// One value or member name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Where its JSON text starts, in bytes.
    pub(super) start: u32,
    /// Where its JSON text ends.
    pub(super) end: u32,
    /// The index of the entry after this one and all it holds.
    pub(super) next: u32,
    /// How many values a container holds directly; a hint, since it stops at the maximum.
    pub(super) count: u16,
    pub(super) kind: Kind,
    /// Whether a text holds escapes.
    pub(super) escaped: bool,
}

impl Entry {
    /// The content of a text in that document, with its escapes resolved.
    pub(super) fn string<'t>(&self, document: &'t str) -> Option<Cow<'t, str>> {
        let raw = document.get(self.inside())?;
        Some(if self.escaped {
            Cow::Owned(unescape(raw))
        } else {
            Cow::Borrowed(raw)
        })
    }

    /// Where the content of a text stands: both quotes belong to the entry.
    fn inside(&self) -> Range<usize> {
        self.start as usize + 1..(self.end as usize).saturating_sub(1)
    }

    /// Whether this is a text, in that document, of that content. Lengths tell most
    /// others apart.
    #[inline]
    pub(super) fn is_text(&self, document: &str, content: &str) -> bool {
        let is_as_long = (self.end - self.start) as usize == content.len() + 2;
        (is_as_long || self.escaped) && self.is_same_text(document, content)
    }

    #[inline(never)]
    fn is_same_text(&self, document: &str, content: &str) -> bool {
        document
            .get(self.inside())
            .is_some_and(|raw| raw == content || self.escaped && unescape(raw) == content)
    }
}
