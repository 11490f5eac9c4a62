//! Lists read to their end, or known to be incomplete.
//!
//! [`Call::stream`] ends as soon as no more items are likely. Here the list
//! must be complete: an item that was missed would be paid a second time.

use super::matches::{Fit, Matches};
use crate::client::call::Call;
use crate::client::pages::{Page, PageItems};
use crate::error::Error;
use crate::types::timestamp::Timestamp;
use std::collections::BTreeSet;

/// The most pages that are read. No merchant has this many in a few days; a
/// server that never ends its list must be given up.
const MOST_PAGES: usize = 1000;

const DAY: i64 = 86_400;

/// Fetches pages until an empty one, and keeps the items that match. Only an
/// empty page is the end: a page may be short for other reasons. A list with an
/// item that cannot be read is incomplete, since that may be the one.
pub(super) async fn walk<P: Page>(
    page: impl Fn(i64) -> Call<P>,
    id: impl Fn(&P::Item) -> &str,
    fits: impl Fn(&P::Item) -> Fit,
) -> Result<Matches<P::Item>, Error> {
    let mut seen = BTreeSet::new();
    let mut matches = Matches::of([], &fits);
    let mut skip = 0;
    for _ in 0..MOST_PAGES {
        let page = PageItems::read(&page(skip).raw().await?)?;
        if page.sent.is_empty() {
            return Ok(matches);
        }
        skip = skip.saturating_add(i64::try_from(page.sent.len()).unwrap_or(i64::MAX));
        matches.is_complete &= page.is_complete();
        let seen_before = seen.len();
        let is_unreadable = page.items.is_empty();
        let items = page.items.into_iter();
        matches.extend(items.filter(|item| seen.insert(id(item).to_owned())), &fits);
        // A server that ignores `skip` returns the same items again.
        if seen.len() == seen_before && !is_unreadable {
            break;
        }
    }
    matches.is_complete = false;
    Ok(matches)
}

/// Returns the first and last day around a call as `YYYY-MM-DD`: wide enough
/// for days in UTC and in Jakarta, and for a last day that is not included.
pub(super) fn days_around(sent_at: Timestamp) -> (String, String) {
    (day(sent_at, -1), day(sent_at, 3))
}

fn day(time: Timestamp, later: i64) -> String {
    let seconds = time.unix_seconds().saturating_add(later * DAY);
    let time = Timestamp::from_unix_seconds(seconds).unwrap_or(time);
    let mut text = time.canonical().to_string();
    text.truncate("YYYY-MM-DD".len());
    text
}

#[cfg(test)]
mod tests {
    use super::days_around;

    #[test]
    fn the_days_are_those_of_utc() {
        let around = |text: &str| days_around(text.parse().expect("a time"));
        let days = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(
            around("2024-03-01T06:59:59+07:00"),
            days("2024-02-28", "2024-03-03")
        );
        assert_eq!(
            around("2023-12-31T23:59:59Z"),
            days("2023-12-30", "2024-01-03")
        );
        assert_eq!(
            around("9999-12-31T23:59:59Z"),
            days("9999-12-30", "9999-12-31")
        );
    }
}
