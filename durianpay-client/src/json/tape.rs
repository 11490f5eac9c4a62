//! The entries of a parsed document.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::escape::unescape;

/// The kind of a JSON value.
///
/// ```
/// use durianpay_client::json::{Json, Kind};
///
/// let tip = Json::parse("0.10")?;
/// assert_eq!(tip.kind(), Kind::Number);
/// # Ok::<(), durianpay_client::json::SyntaxError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No value, such as a member that does not exist.
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

/// Writes the kind with its article, for messages: `a number`.
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
pub(super) struct TapeEntry {
    /// The start of its JSON, in bytes.
    pub(super) start: u32,
    /// The end of its JSON.
    pub(super) end: u32,
    /// The index of the entry after this one and its content.
    pub(super) next: u32,
    /// The number of direct children of a container; only a hint, since it saturates at the
    /// maximum.
    pub(super) count: u16,
    pub(super) kind: Kind,
    /// Whether a string contains escapes.
    pub(super) escaped: bool,
}

impl TapeEntry {
    /// Resolves the escapes of a string in the given document.
    pub(super) fn string<'t>(&self, document: &'t str) -> Option<Cow<'t, str>> {
        let raw = document.get(self.inside())?;
        Some(if self.escaped {
            Cow::Owned(unescape(raw))
        } else {
            Cow::Borrowed(raw)
        })
    }

    /// Returns the range of a string's content, without its quotes.
    fn inside(&self) -> Range<usize> {
        self.start as usize + 1..(self.end as usize).saturating_sub(1)
    }

    /// Returns whether this is a string with the given content. Most other strings differ in
    /// length.
    #[inline]
    pub(super) fn is_string(&self, document: &str, content: &str) -> bool {
        let is_as_long = (self.end - self.start) as usize == content.len() + 2;
        (is_as_long || self.escaped) && self.is_same_string(document, content)
    }

    #[inline(never)]
    fn is_same_string(&self, document: &str, content: &str) -> bool {
        document
            .get(self.inside())
            .is_some_and(|raw| raw == content || self.escaped && unescape(raw) == content)
    }
}
