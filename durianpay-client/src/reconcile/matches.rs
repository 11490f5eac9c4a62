//! [`Matches`]: what was found of a list, and whether all of it was read.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::json::UnknownFields;
use crate::types::timestamp::Timestamp;

/// Whether an item is the one that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Yes,
    No,
    /// The field that tells was sent and cannot be read.
    Unreadable,
}

impl Fit {
    /// Returns whether the item fits, by that optional field of it.
    pub(super) fn by(field: &str, fields: &UnknownFields, fits: bool) -> Fit {
        if fits {
            Fit::Yes
        } else if fields.is_unreadable(field) {
            Fit::Unreadable
        } else {
            Fit::No
        }
    }
}

/// The matching items, and whether the list was read to its end and told of each item
/// whether it matches.
pub(super) struct Matches<T> {
    pub(super) found: Vec<T>,
    pub(super) is_complete: bool,
}

impl<T> Matches<T> {
    /// Keeps the matching items of a list.
    pub(super) fn of(items: impl IntoIterator<Item = T>, fits: impl Fn(&T) -> Fit) -> Matches<T> {
        let mut matches = Matches {
            found: Vec::new(),
            is_complete: true,
        };
        matches.extend(items, fits);
        matches
    }

    pub(super) fn extend(&mut self, items: impl IntoIterator<Item = T>, fits: impl Fn(&T) -> Fit) {
        for item in items {
            match fits(&item) {
                Fit::Yes => self.found.push(item),
                Fit::No => {}
                Fit::Unreadable => self.is_complete = false,
            }
        }
    }

    /// Returns the result if no item matches.
    pub(super) fn none(
        &self,
        reconcile: &Reconcile<'_>,
        sent_at: Timestamp,
        requested_at: Timestamp,
    ) -> Reconciled<T> {
        if self.is_complete {
            reconcile.absent(sent_at, requested_at)
        } else {
            Reconciled::Inconclusive(Inconclusive::ListIncomplete)
        }
    }
}
