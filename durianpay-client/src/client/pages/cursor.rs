//! Pages by a cursor.

use super::facts::Facts;
use super::identity::{Identity, Seen};
use super::step::Step;
use crate::client::page_target::PageTarget;
use crate::types::descriptor::{CursorKeys, NextCursor};

/// The position in a list that is paginated by a cursor.
pub(super) struct Cursor {
    keys: CursorKeys,
    /// The cursor of the page to request, unless it is the one that the caller requested.
    next: Option<String>,
    /// The cursors so far.
    seen: Seen,
}

impl Cursor {
    /// Creates a position from the cursor of the caller's query.
    pub(super) fn new(keys: CursorKeys, start: Option<&str>) -> Self {
        let mut seen = Seen::default();
        if let Some(start) = start {
            seen.insert(Identity::from_text(start));
        }
        Self {
            keys,
            next: None,
            seen,
        }
    }

    pub(super) fn target(&self) -> PageTarget {
        match &self.next {
            None => PageTarget::Start,
            Some(next) => PageTarget::Parameter(self.keys.cursor, next.clone()),
        }
    }

    /// Moves on after a page with `count` items.
    ///
    /// # Errors
    ///
    /// If the cursor was used before, or if it is missing although there are more pages.
    pub(super) fn advance(&mut self, count: u64, facts: Facts) -> Result<Step, String> {
        let is_without_last = count == 0 && matches!(self.keys.next, NextCursor::LastItem(_));
        if facts.more == Some(false) || is_without_last {
            return Ok(Step::End);
        }
        let Some(next) = facts.cursor else {
            return match self.keys.next {
                NextCursor::LastItem(path) => Err(format!(
                    "the last item of the page has no `{path}`, which is the next cursor"
                )),
                NextCursor::Response(path) if facts.more == Some(true) => Err(format!(
                    "the page has no `{path}`, although there are more pages"
                )),
                NextCursor::Response(_) => Ok(Step::End),
            };
        };
        if !self.seen.insert(Identity::from_text(&next)) {
            return Err("the list repeats itself: the next cursor was used before".to_owned());
        }
        self.next = Some(next);
        Ok(Step::Next)
    }
}
