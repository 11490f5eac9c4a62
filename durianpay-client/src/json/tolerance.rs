//! The rule by which a lenient [`Decoder`] tolerates unreadable values: if nothing requires
//! the value, it is left out, and the object around it keeps its JSON.
//!
//! The rule has three parts. An unreadable required field, or an unreadable tag of a required
//! union, makes its object unreadable. An unreadable optional field stays unset. An unreadable
//! item is left out of its list or map. An issue therefore reaches the document as a whole only
//! along a chain of required fields.

use std::borrow::Cow;

use super::found::{Found, FoundIssues, IssueTarget};
use super::notes::Meaning;
use super::tree::{Node, Slot};

/// The maximum number of items left out of a document, and of notations that are kept.
/// Further items make their list unreadable; further notations are lost.
const MAX_KEPT: usize = 1000;

/// The memory in bytes that the items of any document may take.
const FREE_MEMORY: usize = 8 << 20;

/// The additional memory in bytes that the items may take for each byte of the document.
const MEMORY_PER_BYTE: usize = 32;

/// The values tolerated so far.
#[derive(Debug, Default)]
pub(super) struct Tolerance {
    /// Counts everything that concerns the object around the current value.
    pub(super) events: usize,
    /// The memory in bytes that the items of all containers take.
    spent: usize,
    /// Boxed, since most documents have no such values.
    odd: Option<Box<Odd>>,
}

/// The values of a document that writing would not reproduce.
#[derive(Debug, Default)]
struct Odd {
    /// The issues of values that were left out.
    left_out: FoundIssues,
    /// The items and notations that no object keeps yet, in document order.
    loose: Vec<Loose>,
    /// The number of items that were left out.
    items: usize,
    /// The number of notations that were kept.
    notations: usize,
}

/// A value inside the current field that the enclosing object must keep.
#[derive(Debug)]
pub(super) struct Loose {
    pub(super) place: Slot,
    pub(super) cause: Cause,
}

#[derive(Debug)]
pub(super) enum Cause {
    /// An item that cannot be read, with the reason.
    Unreadable(Cow<'static, str>),
    /// A value that was read in a notation that writing does not reproduce.
    Notation(Meaning),
}

/// The state before a field is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) events: usize,
    pub(super) issues: usize,
    pub(super) loose: usize,
}

impl Loose {
    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self.cause, Cause::Unreadable(_))
    }
}

impl Tolerance {
    /// Returns whether an item was left out of a list that no object contains.
    pub(super) fn has_lost_items(&self) -> bool {
        let odd = self.odd.as_ref();
        odd.is_some_and(|odd| odd.loose.iter().any(Loose::is_unreadable))
    }

    /// Takes the items left out of a list that no object contains, as issues.
    pub(super) fn take_lost_items(&mut self) -> FoundIssues {
        let mut lost = FoundIssues::default();
        for Loose { place, cause } in self.split_off(0) {
            if let Cause::Unreadable(reason) = cause {
                let target = IssueTarget::Value;
                lost.push(Found {
                    place,
                    target,
                    reason,
                });
            }
        }
        lost
    }

    /// Returns the issues of values that were left out.
    pub(super) fn into_left_out(self) -> FoundIssues {
        self.odd.map(|odd| odd.left_out).unwrap_or_default()
    }

    /// Returns whether the items of a container, of `size` bytes each, fit into the memory
    /// that its document may take.
    pub(super) fn admits(&mut self, container: Node<'_>, size: usize) -> bool {
        let spent = container.size().saturating_mul(size);
        self.spent = self.spent.saturating_add(spent);
        self.spent <= FREE_MEMORY + container.document_length() * MEMORY_PER_BYTE
    }

    /// Counts another item to leave out, and returns whether the limit allows it.
    pub(super) fn leaves_out_more(&mut self) -> bool {
        let odd = self.odd();
        odd.items += 1;
        odd.items <= MAX_KEPT
    }

    /// Adds the issues of a left-out value.
    pub(super) fn leave_out(&mut self, found: FoundIssues) {
        self.odd().left_out.append(found);
    }

    /// Holds a value until the enclosing object keeps it.
    pub(super) fn loosen(&mut self, node: Node<'_>, cause: Cause) {
        self.events += 1;
        let place = node.into();
        self.odd().loose.push(Loose { place, cause });
    }

    /// Holds a notation until the enclosing object keeps it, within the limit.
    pub(super) fn keep_notation(&mut self, node: Node<'_>, meaning: Meaning) {
        let odd = self.odd();
        odd.notations += 1;
        if odd.notations <= MAX_KEPT {
            self.loosen(node, Cause::Notation(meaning));
        }
    }

    /// Counts the values that no object keeps yet.
    pub(super) fn loose(&self) -> usize {
        self.odd.as_ref().map_or(0, |odd| odd.loose.len())
    }

    /// Takes the values after the first `count` that no object keeps yet.
    pub(super) fn split_off(&mut self, count: usize) -> Vec<Loose> {
        let odd = self.odd.as_mut();
        odd.map_or(Vec::new(), |odd| odd.loose.split_off(count))
    }

    fn odd(&mut self) -> &mut Odd {
        self.odd.get_or_insert_default()
    }
}
