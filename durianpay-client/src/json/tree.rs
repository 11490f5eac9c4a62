//! A parsed JSON document: its text and a flat list of where each value stands.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::escape::unescape;
use super::node::{Kind, Node};
use super::parse;
use super::syntax::SyntaxError;

/// A JSON document, checked as a whole.
///
/// Values are not built; [`Node`]s point into the document, which stays borrowed.
///
/// ```
/// use durianpay_client::json::Tree;
///
/// let tree = Tree::parse(br#"{"data": {"amount": 10000.50}}"#)?;
/// assert_eq!(tree.root().get("data").get("amount").number(), Some("10000.50"));
/// # Ok::<(), durianpay_client::json::SyntaxError>(())
/// ```
pub struct Tree<'j> {
    pub(super) text: &'j str,
    /// Values in document order: a container is followed by what it holds, and in an
    /// object each value by its key before it.
    pub(super) tape: Vec<Entry>,
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
    pub(super) fn text<'t>(&self, document: &'t str) -> Option<Cow<'t, str>> {
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

/// The tree that absent nodes point to.
pub(super) static EMPTY: Tree<'static> = Tree {
    text: "",
    tape: Vec::new(),
};

impl<'j> Tree<'j> {
    /// Reads a document: RFC 8259 in UTF-8, nothing more, except that a byte order mark
    /// at the start is skipped.
    ///
    /// Containers may be nested 128 deep. Member names may repeat; [`Node::get`] finds
    /// the last.
    ///
    /// # Errors
    ///
    /// When the bytes are not such a document, or are 4 GiB or more.
    pub fn parse(bytes: &'j [u8]) -> Result<Tree<'j>, SyntaxError> {
        let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        parse::document(body).map_err(|stop| {
            let offset = bytes.len() - body.len() + stop.at;
            SyntaxError::new(body, stop.at, offset, stop.reason)
        })
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }
}

/// Shows the size only: documents hold what must not be logged.
impl fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree")
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}
