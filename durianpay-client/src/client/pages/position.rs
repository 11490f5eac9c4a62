//! The position in a list, by the way in which its pages are requested.

use super::cursor::Cursor;
use super::facts::Facts;
use super::link::Link;
use super::number::Number;
use super::skip::Skip;
use super::step::Step;
use crate::client::call::Call;
use crate::client::page_target::PageTarget;
use crate::http::link;
use crate::types::descriptor::Paging;
use http::HeaderMap;

/// The position in a list.
pub(super) enum Position {
    /// The list has one page.
    Once,
    Skip(Skip),
    Cursor(Cursor),
    Number(Number),
    Link(Link),
}

impl Position {
    /// Returns the position that the call describes.
    pub(super) fn new<T>(call: &Call<T>) -> Self {
        let number = |name: &str| call.query_value(name)?.parse().ok();
        match call.paging() {
            None => Self::Once,
            Some(Paging::Skip(keys)) => Self::Skip(Skip::new(keys, &number)),
            Some(Paging::Cursor { keys, .. }) => {
                let start = call.query_value(keys.cursor);
                Self::Cursor(Cursor::new(keys, start.as_deref()))
            }
            Some(Paging::Number { keys, .. }) => Self::Number(Number::new(keys, &number)),
            Some(Paging::Link { .. }) => Self::Link(Link::new(call.path_and_query())),
        }
    }

    /// Returns the page to request.
    pub(super) fn target(&self) -> PageTarget {
        match self {
            Self::Once => PageTarget::Start,
            Self::Skip(skip) => skip.target(),
            Self::Cursor(cursor) => cursor.target(),
            Self::Number(number) => number.target(),
            Self::Link(link) => link.target(),
        }
    }

    /// Returns whether an item that is added to the front of the list moves others to the next page.
    pub(super) fn may_shift(&self) -> bool {
        matches!(self, Self::Once | Self::Skip(_) | Self::Number(_))
    }

    /// Moves on after a page with `count` items. `follow` resolves a link against the current page.
    ///
    /// # Errors
    ///
    /// If the next page cannot be requested.
    pub(super) fn advance(
        &mut self,
        count: usize,
        facts: Facts,
        headers: &HeaderMap,
        follow: &dyn Fn(&str, &str) -> Option<String>,
    ) -> Result<Step, String> {
        let count = count as u64;
        match self {
            Self::Once => Ok(Step::End),
            Self::Skip(skip) => Ok(skip.advance(count)),
            Self::Cursor(cursor) => cursor.advance(count, facts),
            Self::Number(number) => Ok(number.advance(count, &facts)),
            Self::Link(position) => position.advance(link::next(headers), follow),
        }
    }
}
