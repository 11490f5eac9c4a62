//! What a lenient [`Decoder`] tolerates: a value that nothing requires and that cannot be
//! read is left out, and its JSON is kept by the object around it.
//!
//! The rule has three parts. A field that is required, or the tag of a union that is,
//! makes its object unreadable. An optional field that cannot be read stays unset. An item
//! of a list or a map that cannot be read is left out of it. So an issue reaches the
//! document as a whole only along a chain of required fields.

use std::borrow::Cow;

use super::found::{Found, FoundIssues, IssueTarget};
use super::notes::Meaning;
use super::tree::{Node, Slot};

/// The most items of a document that are left out one by one, and the most notations that
/// are kept. Further items make their list unreadable; further notations are lost.
const MAX_KEPT: usize = 1000;

/// The memory that the items of any document may take, in bytes.
const FREE_MEMORY: usize = 8 << 20;

/// The further memory that the items may take, per byte of the document.
const MEMORY_PER_BYTE: usize = 32;

/// What was tolerated so far.
#[derive(Debug, Default)]
pub(super) struct Tolerance {
    /// Grows with everything that concerns the object around the current value.
    pub(super) events: usize,
    /// The memory that the items of all containers take, in bytes.
    spent: usize,
    /// Boxed, since most documents have nothing of the kind.
    odd: Option<Box<Odd>>,
}

/// What a document has that is not read as it is written.
#[derive(Debug, Default)]
struct Odd {
    /// The issues of values that were left out.
    left_out: FoundIssues,
    /// The items and notations that no object keeps yet, in the order of the document.
    loose: Vec<Loose>,
    /// The number of items that were left out.
    items: usize,
    /// The number of notations that were kept.
    notations: usize,
}

/// A value inside the current field that the object around it has to keep.
#[derive(Debug)]
pub(super) struct Loose {
    pub(super) place: Slot,
    pub(super) cause: Cause,
}

#[derive(Debug)]
pub(super) enum Cause {
    /// It is an item that cannot be read, for that reason.
    Unreadable(Cow<'static, str>),
    /// It was read, but writing does not reproduce its notation.
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
    /// Returns whether an item was left out of a list that is in no object.
    pub(super) fn has_lost_items(&self) -> bool {
        let odd = self.odd.as_ref();
        odd.is_some_and(|odd| odd.loose.iter().any(Loose::is_unreadable))
    }

    /// Returns the items that were left out of a list that is in no object, as issues.
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
    /// that a document of its length may take.
    pub(super) fn admits(&mut self, container: Node<'_>, size: usize) -> bool {
        let spent = container.size().saturating_mul(size);
        self.spent = self.spent.saturating_add(spent);
        self.spent <= FREE_MEMORY + container.document_length() * MEMORY_PER_BYTE
    }

    /// Returns whether another item can be left out, and counts it.
    pub(super) fn leaves_out_more(&mut self) -> bool {
        let odd = self.odd();
        odd.items += 1;
        odd.items <= MAX_KEPT
    }

    /// Adds the issues of a value that is left out.
    pub(super) fn leave_out(&mut self, found: FoundIssues) {
        self.odd().left_out.append(found);
    }

    /// Keeps a value for the object around it.
    pub(super) fn loosen(&mut self, node: Node<'_>, cause: Cause) {
        self.events += 1;
        let place = node.into();
        self.odd().loose.push(Loose { place, cause });
    }

    /// Keeps a notation for the object around it, if there are not too many.
    pub(super) fn keep_notation(&mut self, node: Node<'_>, meaning: Meaning) {
        let odd = self.odd();
        odd.notations += 1;
        if odd.notations <= MAX_KEPT {
            self.loosen(node, Cause::Notation(meaning));
        }
    }

    /// Returns the number of values that no object keeps yet.
    pub(super) fn loose(&self) -> usize {
        self.odd.as_ref().map_or(0, |odd| odd.loose.len())
    }

    /// Removes and returns the values after the first `count` that no object keeps yet.
    pub(super) fn split_off(&mut self, count: usize) -> Vec<Loose> {
        let odd = self.odd.as_mut();
        odd.map_or(Vec::new(), |odd| odd.loose.split_off(count))
    }

    fn odd(&mut self) -> &mut Odd {
        self.odd.get_or_insert_default()
    }
}
