//! Pages by the number of items to skip.

use super::step::Step;
use crate::client::page_target::PageTarget;
use crate::types::descriptor::PageKeys;

/// The position in a list that is paginated by the number of items to skip.
pub(super) struct Skip {
    keys: PageKeys,
    /// The number of items skipped or received so far.
    skip: u64,
    /// The number of items requested per page.
    limit: Option<u64>,
    /// The number of items on the longest page so far.
    longest: u64,
}

impl Skip {
    /// Creates a position from the values of the caller's query.
    pub(super) fn new(keys: PageKeys, value: &dyn Fn(&str) -> Option<u64>) -> Self {
        Self {
            keys,
            skip: value(keys.skip).unwrap_or(0),
            limit: value(keys.limit),
            longest: 0,
        }
    }

    pub(super) fn target(&self) -> PageTarget {
        match self.skip {
            0 => PageTarget::Start,
            skip => PageTarget::Parameter(self.keys.skip, skip.to_string()),
        }
    }

    /// Moves on after a page with `count` items. The list ends with an empty page, one that is shorter than an
    /// earlier one, or one that is larger than requested.
    pub(super) fn advance(&mut self, count: u64) -> Step {
        let is_last =
            count == 0 || count < self.longest || self.limit.is_some_and(|limit| count > limit);
        self.longest = self.longest.max(count);
        self.skip = self.skip.saturating_add(count);
        if is_last { Step::End } else { Step::Next }
    }
}
