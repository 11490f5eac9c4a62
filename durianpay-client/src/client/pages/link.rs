//! Pages by the URL in the header `Link`.

use super::identity::{Identity, Seen};
use super::step::Step;
use crate::client::page_target::PageTarget;

/// The position in a list whose pages contain the URL of the next one.
pub(super) struct Link {
    /// The path and query of the page to request.
    current: String,
    is_start: bool,
    /// The pages so far.
    seen: Seen,
}

impl Link {
    /// Creates a position from the path and query of the caller's request.
    pub(super) fn new(start: String) -> Self {
        let mut seen = Seen::default();
        seen.insert(Identity::from_text(&start));
        Self {
            current: start,
            is_start: true,
            seen,
        }
    }

    pub(super) fn target(&self) -> PageTarget {
        if self.is_start {
            PageTarget::Start
        } else {
            PageTarget::Link(self.current.clone())
        }
    }

    /// Moves on to a link, which `follow` resolves against the current page.
    ///
    /// # Errors
    ///
    /// If the link leads elsewhere than below the base URL, or to a page that was requested before.
    pub(super) fn advance(
        &mut self,
        link: Option<&str>,
        follow: &dyn Fn(&str, &str) -> Option<String>,
    ) -> Result<Step, String> {
        let Some(link) = link else {
            return Ok(Step::End);
        };
        let Some(next) = follow(&self.current, link) else {
            return Err("the link to the next page leads outside of the base URL".to_owned());
        };
        if !self.seen.insert(Identity::from_text(&next)) {
            return Err("the list repeats itself: the next link was followed before".to_owned());
        }
        self.current = next;
        self.is_start = false;
        Ok(Step::Next)
    }
}
