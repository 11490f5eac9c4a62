//! The paths of nodes: `$.data.items[0].price`.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::tape::Kind;
use super::tree::Node;

/// The maximum length of a name, in characters. Names are untrusted and appear in messages.
const MAX_NAME: usize = 64;

/// Marks the end of a truncated name.
const ELLIPSIS: char = '…';

impl<'t> Node<'t> {
    /// Computes the path from the root to this value: `$`,
    /// `$.data.items[0].price`, or `$["a b"]` for names that are not identifiers.
    ///
    /// It searches the document, so it should only be used for messages.
    #[cold]
    #[inline(never)]
    pub fn path(self) -> String {
        let mut path = String::from("$");
        self.push_path(Node::new(self.tree(), 0), &mut path);
        path
    }

    /// Computes the path from an enclosing value: `items[0].price`, or an empty string for the
    /// value itself.
    #[cold]
    pub(super) fn path_below(self, outer: Node<'t>) -> String {
        let mut path = String::new();
        self.push_path(outer, &mut path);
        match path.strip_prefix('.') {
            Some(path) => path.to_owned(),
            None => path,
        }
    }

    fn push_path(self, mut here: Node<'t>, path: &mut String) {
        while here.index() < self.index()
            && let Some((step, child)) = here.towards(self)
        {
            match step {
                Step::Item(position) => push_position(path, position),
                Step::Member(name) => push_name(path, &name),
            }
            here = child;
        }
    }

    /// Returns the name of the member with this value, or `None` for items of lists and the
    /// root.
    #[cold]
    pub(super) fn field_name(self) -> Option<String> {
        let mut name = None;
        let mut here = Node::new(self.tree(), 0);
        while here.index() < self.index()
            && let Some((step, child)) = here.towards(self)
        {
            name = match step {
                Step::Item(_) => None,
                Step::Member(name) => Some(shortened(&name).into_owned()),
            };
            here = child;
        }
        name
    }

    /// Finds the child that is or contains `target`.
    fn towards(self, target: Node<'t>) -> Option<(Step<'t>, Node<'t>)> {
        let contains = |child: Node<'t>| child.entry().is_some_and(|e| target.index() < e.next);
        if self.kind() == Kind::List {
            let (position, child) = self
                .items()
                .enumerate()
                .find(|(_, child)| contains(*child))?;
            Some((Step::Item(position), child))
        } else {
            let (name, child) = self.members().find(|(_, child)| contains(*child))?;
            Some((Step::Member(name), child))
        }
    }
}

enum Step<'t> {
    Item(usize),
    Member(Cow<'t, str>),
}

/// Appends the step to an item of a list: `[3]`.
pub(super) fn push_position(path: &mut String, position: usize) {
    _ = write!(path, "[{position}]");
}

/// Appends the step to a member: `.price`, or `["a b"]`.
pub(super) fn push_name(path: &mut String, name: &str) {
    let name = shortened(name);
    _ = if is_identifier(&name) {
        write!(path, ".{name}")
    } else {
        write!(path, "[{name:?}]")
    };
}

fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(MAX_NAME) {
        Some((end, _)) => Cow::Owned(format!("{}{ELLIPSIS}", name.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}

/// Returns whether a name needs no quotes.
pub(super) fn is_identifier(name: &str) -> bool {
    !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
