//! A parsed JSON document: its text and a flat list of value positions.

use std::borrow::Cow;
use std::fmt;

use super::tape::{Kind, TapeEntry};

/// A valid JSON document.
///
/// No values are built; [`Node`]s point into the document, which stays borrowed.
///
/// ```
/// use durianpay_client::__private::Tree;
///
/// let tree = Tree::parse(br#"{"data": {"amount": 10000.50}}"#)?;
/// assert_eq!(tree.root().get("data").get("amount").number(), Some("10000.50"));
/// # Ok::<(), durianpay_client::json::SyntaxError>(())
/// ```
pub struct Tree<'j> {
    pub(super) text: &'j str,
    /// The values in document order: a container is followed by its content and, in an
    /// object, each name by its value.
    pub(super) tape: Vec<TapeEntry>,
}

/// The tree that absent nodes point to.
pub(super) static EMPTY: Tree<'static> = Tree {
    text: "",
    tape: Vec::new(),
};

impl Tree<'_> {
    /// Returns the outermost value.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }
}

/// Shows only the length: documents contain data that must not be logged.
impl fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree")
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}

/// A value in a [`Tree`], or an absent one.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

impl<'t> Node<'t> {
    /// An absent value.
    pub const ABSENT: Node<'t> = Node {
        tree: &EMPTY,
        index: u32::MAX,
    };

    pub(super) fn new(tree: &'t Tree<'t>, index: u32) -> Node<'t> {
        Node { tree, index }
    }

    pub(super) fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    pub(super) fn index(self) -> u32 {
        self.index
    }

    pub(super) fn entry(self) -> Option<&'t TapeEntry> {
        self.tree.tape.get(self.index as usize)
    }

    /// Returns the kind of value.
    pub fn kind(self) -> Kind {
        self.entry().map_or(Kind::Absent, |entry| entry.kind)
    }

    /// Returns whether the value is absent.
    pub fn is_absent(self) -> bool {
        self.index == u32::MAX
    }

    /// Returns whether the value is absent or null.
    #[must_use]
    pub fn is_unset(self) -> bool {
        matches!(self.kind(), Kind::Absent | Kind::Null)
    }

    /// Returns whether the value is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Returns whether the value is `""`, `[]` or `{}`, which some APIs send for an
    /// unset field.
    pub(super) fn is_blank(self) -> bool {
        self.entry().is_some_and(|entry| match entry.kind {
            Kind::String => entry.end - entry.start == 2,
            Kind::List | Kind::Object => entry.count == 0,
            Kind::Absent | Kind::Null | Kind::Boolean | Kind::Number => false,
        })
    }

    /// Returns the value's position in the document.
    pub(super) fn start(self) -> usize {
        self.entry().map_or(0, |entry| entry.start as usize)
    }

    /// Returns the length of the value's JSON in bytes.
    pub(super) fn length(self) -> usize {
        self.entry()
            .map_or(0, |entry| (entry.end - entry.start) as usize)
    }

    /// Counts the direct children of a container.
    pub(super) fn size(self) -> usize {
        match self.entry() {
            None => 0,
            Some(entry) if entry.count < u16::MAX => entry.count.into(),
            Some(entry) if entry.kind == Kind::List => self.items().count(),
            Some(_) => self.members().count(),
        }
    }

    /// Returns the length of the whole document in bytes.
    pub(super) fn document_length(self) -> usize {
        self.tree.text.len()
    }

    /// Returns whether this is the value in that slot.
    pub(super) fn is_at(self, slot: Slot) -> bool {
        self.index == slot.0
    }

    /// Returns whether this is or contains the value in that slot.
    pub(super) fn contains(self, slot: Slot) -> bool {
        let end = self.entry().map_or(0, |entry| entry.next);
        (self.index..end).contains(&slot.0)
    }

    /// Returns the value's JSON as written in the document; empty for an absent value.
    pub fn source(self) -> &'t str {
        let text = self.tree.text;
        self.entry()
            .and_then(|entry| text.get(entry.start as usize..entry.end as usize))
            .unwrap_or_default()
    }

    /// Returns the content of a string with its escapes resolved, or `None` for other kinds.
    pub fn string(self) -> Option<Cow<'t, str>> {
        let entry = self.entry().filter(|entry| entry.kind == Kind::String)?;
        entry.string(self.tree.text)
    }

    /// Returns the token of a number as written, or `None` for other kinds.
    pub fn number(self) -> Option<&'t str> {
        (self.kind() == Kind::Number).then(|| self.source())
    }

    /// Returns a boolean, or `None` for other kinds.
    pub fn boolean(self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.source() == "true")
    }

    /// Iterates over the items of a list; other kinds have none.
    pub fn items(self) -> Elements<'t> {
        Elements(self.inside(Kind::List))
    }

    /// Iterates over this value, as if it were the only item of a list.
    pub(super) fn alone(self) -> Elements<'t> {
        Elements(Siblings {
            tree: self.tree,
            at: self.index,
            end: self.entry().map_or(self.index, |entry| entry.next),
        })
    }

    /// Iterates over the names and values of an object in document order; other kinds have
    /// none.
    pub fn members(self) -> Members<'t> {
        Members(self.inside(Kind::Object))
    }

    /// Returns the last member with that name, or [`Node::ABSENT`] if there is none or this is
    /// not an object.
    #[must_use]
    pub fn get(self, key: &str) -> Node<'t> {
        let [value] = self.pick([key]);
        value
    }

    /// Looks up several names like [`get`](Self::get), in one pass.
    pub(crate) fn pick<const N: usize>(self, keys: [&str; N]) -> [Node<'t>; N] {
        let tape = &self.tree.tape;
        let Siblings { mut at, end, .. } = self.inside(Kind::Object);
        let mut found = [Node::ABSENT; N];
        while at < end
            && let Some([name, value]) = tape.get(at as usize..at as usize + 2)
        {
            for (key, found) in keys.iter().zip(&mut found) {
                if name.is_string(self.tree.text, key) {
                    *found = Node::new(self.tree, at + 1);
                }
            }
            at = value.next;
        }
        found
    }

    fn inside(self, kind: Kind) -> Siblings<'t> {
        let (at, end) = match self.entry() {
            Some(entry) if entry.kind == kind => (self.index + 1, entry.next),
            _ => (0, 0),
        };
        Siblings {
            tree: self.tree,
            at,
            end,
        }
    }
}

/// A reference to a value, without its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot(u32);

impl Slot {
    /// No value.
    pub(super) const EMPTY: Slot = Slot(Node::ABSENT.index);

    /// Returns whether there is no value.
    pub(super) fn is_empty(self) -> bool {
        self.0 == Slot::EMPTY.0
    }

    /// Resolves the value as a node of the same tree as `node`.
    pub(super) fn beside(self, node: Node<'_>) -> Node<'_> {
        Node::new(node.tree, self.0)
    }
}

impl From<Node<'_>> for Slot {
    fn from(node: Node<'_>) -> Slot {
        Slot(node.index)
    }
}

/// Shows only kind and path: values contain data that must not be logged.
impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({} at `{}`)", self.kind(), self.path())
    }
}

/// Consecutive entries on the tape.
#[derive(Clone, Copy)]
struct Siblings<'t> {
    tree: &'t Tree<'t>,
    at: u32,
    end: u32,
}

impl<'t> Siblings<'t> {
    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let node = Node::new(self.tree, self.at);
        self.at = node.entry()?.next;
        Some(node)
    }
}

/// An iterator over the items of a list; see [`Node::items`].
#[derive(Clone)]
pub struct Elements<'t>(Siblings<'t>);

impl<'t> Iterator for Elements<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        self.0.next()
    }
}

impl fmt::Debug for Elements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// An iterator over the members of an object; see [`Node::members`].
#[derive(Clone)]
pub struct Members<'t>(Siblings<'t>);

impl<'t> Iterator for Members<'t> {
    type Item = (Cow<'t, str>, Node<'t>);

    fn next(&mut self) -> Option<(Cow<'t, str>, Node<'t>)> {
        let Siblings { tree, at, end } = self.0;
        if at >= end {
            return None;
        }
        // The value follows its name.
        let [name, value] = tree.tape.get(at as usize..)?.first_chunk()?;
        self.0.at = value.next;
        Some((name.string(tree.text)?, Node::new(tree, at + 1)))
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone()).finish()
    }
}
