//! A list walked to its end, or known not to have been.
//!
//! [`Call::stream`] ends as soon as nothing more is likely. Here the end is
//! what matters: an item that was passed over would be paid a second time.

use super::{Inconclusive, Reconcile, Reconciled};
use crate::client::call::Call;
use crate::client::pages::Page;
use crate::error::Error;
use crate::types::timestamp::Timestamp;
use std::collections::BTreeSet;

/// No merchant has so many pages in the few days that are asked for; a server
/// that makes them up has to be left at some time.
const MOST_PAGES: usize = 1000;

const DAY: i64 = 86_400;

/// What was found, and whether all of the list was seen.
pub(super) struct Walked<T> {
    pub(super) found: Vec<T>,
    pub(super) is_whole: bool,
}

impl<T> Walked<T> {
    /// What it means if nothing was found.
    pub(super) fn none(
        &self,
        reconcile: &Reconcile<'_>,
        sent_at: Timestamp,
        asked_at: Timestamp,
    ) -> Reconciled<T> {
        if self.is_whole {
            reconcile.absent(sent_at, asked_at)
        } else {
            Reconciled::Inconclusive(Inconclusive::ListIncomplete)
        }
    }
}

/// Fetches page after page until an empty one, and keeps what fits. Only that
/// is the end: a page that is short may be so for other reasons.
pub(super) async fn walk<P: Page>(
    page: impl Fn(i64) -> Call<P>,
    id: impl Fn(&P::Item) -> &str,
    fits: impl Fn(&P::Item) -> bool,
) -> Result<Walked<P::Item>, Error> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut skip = 0;
    for _ in 0..MOST_PAGES {
        let items = page(skip).await?.into_items();
        if items.is_empty() {
            return Ok(Walked {
                found,
                is_whole: true,
            });
        }
        skip = skip.saturating_add(i64::try_from(items.len()).unwrap_or(i64::MAX));
        let seen_before = seen.len();
        for item in items {
            if seen.insert(id(&item).to_owned()) && fits(&item) {
                found.push(item);
            }
        }
        // A server that takes no notice of `skip` gives the same again.
        if seen.len() == seen_before {
            break;
        }
    }
    Ok(Walked {
        found,
        is_whole: false,
    })
}

/// The days around a call as lists take them, `YYYY-MM-DD`: wide enough for
/// days of UTC and of Jakarta, and for a last day that is not included.
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
