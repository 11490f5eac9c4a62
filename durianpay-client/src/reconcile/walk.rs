//! Lists read to their end, or known to be incomplete.
//!
//! [`Call::stream`] ends as soon as no more items are likely. Here the list must be complete:
//! an item that was missed would be paid again.

use crate::client::call::Call;
use crate::client::pages::{Page, PageItems};
use crate::error::Error;
use crate::types::server_time::ServerTime;
use std::collections::BTreeSet;

/// The maximum number of pages that are read. No merchant has this many in a few days; reading
/// must stop for a server that never ends its list.
const MOST_PAGES: usize = 1000;

/// The maximum number of consecutive pages without a new item. A server that ignores `skip`
/// returns the same items forever; one that inserts new items at the front moves the last ones
/// back, so that the last page may have been seen.
const MOST_STALE: usize = 2;

/// The part of a list that was read.
pub(super) struct Walked<T> {
    /// The requested items, without duplicates.
    pub(super) items: Vec<T>,
    /// Whether the list was read to its end, with all of its items.
    pub(super) is_complete: bool,
    /// The server's time when it sent the first page. Items that became visible later may be
    /// missing, since they may be on a page that was already read.
    pub(super) asked: Option<ServerTime>,
}

/// Fetches pages until an empty one, and keeps some of the items. Only an empty page is the
/// end: a page may be short for other reasons. A list with an unreadable item is incomplete,
/// since that may be the item in question.
pub(super) async fn walk<P: Page>(
    page: impl Fn(i64) -> Call<P>,
    id: impl Fn(&P::Item) -> &str,
    keeps: impl Fn(&P::Item) -> bool,
) -> Result<Walked<P::Item>, Error> {
    let mut seen = BTreeSet::new();
    let mut walked = Walked {
        items: Vec::new(),
        is_complete: true,
        asked: None,
    };
    let (mut skip, mut stale) = (0, 0);
    for number in 0..MOST_PAGES {
        let response = page(skip).raw().await?;
        if number == 0 {
            walked.asked = response.handled_at();
        }
        let page = PageItems::read(&response)?;
        if page.sent.is_empty() {
            return Ok(walked);
        }
        skip = skip.saturating_add(i64::try_from(page.sent.len()).unwrap_or(i64::MAX));
        walked.is_complete &= page.is_complete();
        let seen_before = seen.len();
        let is_unreadable = page.items.is_empty();
        let items = page.items.into_iter();
        let new = items.filter(|item| seen.insert(id(item).to_owned()));
        walked.items.extend(new.filter(&keeps));
        let is_stale = seen.len() == seen_before && !is_unreadable;
        stale = if is_stale { stale + 1 } else { 0 };
        if stale >= MOST_STALE {
            break;
        }
    }
    walked.is_complete = false;
    Ok(walked)
}
