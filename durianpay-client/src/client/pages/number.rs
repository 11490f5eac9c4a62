//! Pages by their number.

use super::facts::Facts;
use super::step::Step;
use crate::client::page_target::PageTarget;
use crate::types::descriptor::NumberKeys;

/// The position in a list that is paginated by the number of the page.
pub(super) struct Number {
    keys: NumberKeys,
    /// The number of the page to request.
    page: u64,
    /// Whether that page is the one that the caller requested.
    is_start: bool,
}

impl Number {
    /// Creates a position from the values of the caller's query.
    pub(super) fn new(keys: NumberKeys, value: &dyn Fn(&str) -> Option<u64>) -> Self {
        Self {
            keys,
            page: value(keys.page).unwrap_or_else(|| keys.first.into()),
            is_start: true,
        }
    }

    pub(super) fn target(&self) -> PageTarget {
        if self.is_start {
            PageTarget::Start
        } else {
            PageTarget::Parameter(self.keys.page, self.page.to_string())
        }
    }

    /// Moves on after a page with `count` items. The list ends with an empty page, or if the page states that
    /// there are no more.
    pub(super) fn advance(&mut self, count: u64, facts: &Facts) -> Step {
        let next = self.page.saturating_add(1);
        let end = |pages: u64| pages.saturating_add(self.keys.first.into());
        let is_last = count == 0
            || facts.more == Some(false)
            || facts.pages.is_some_and(|pages| next >= end(pages));
        self.page = next;
        self.is_start = false;
        if is_last { Step::End } else { Step::Next }
    }
}
