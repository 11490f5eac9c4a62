//! Paginated lists.

use crate::error_response::ErrorResponse;
use durianpay_client::Timestamp;
use durianpay_client::json::Json;
use std::iter::Rev;
use std::ops::Range;

/// The default `limit` of most lists.
pub(crate) const MOST: usize = 25;

/// The formats in which a list accepts its first and last day.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Days {
    /// As `YYYY-MM-DD`.
    Dates,
    /// Also as Unix time: for these lists, pages state one format and show the other.
    DatesOrUnix,
}

impl Days {
    /// Converts a day to `YYYY-MM-DD`; `None` if it is not a day.
    fn read(self, day: &str) -> Option<String> {
        if let (Self::DatesOrUnix, Ok(seconds)) = (self, day.parse()) {
            return Timestamp::from_unix_seconds(seconds).map(day_of);
        }
        let midnight: Timestamp = format!("{day}T00:00:00Z").parse().ok()?;
        (day_of(midnight) == day).then(|| day.to_owned())
    }
}

/// Returns the day of a time in UTC, as `YYYY-MM-DD`.
fn day_of(time: Timestamp) -> String {
    let time = time.canonical().to_string();
    time.get(..10).unwrap_or_default().to_owned()
}

/// The part of a list that a query requests.
#[derive(Debug)]
pub(crate) struct Page {
    skip: usize,
    limit: usize,
    from: Option<String>,
    to: Option<String>,
}

/// A part of a list that cannot be requested.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PageError {
    /// A counter is not a number, or negative.
    Counter,
    /// A day is not one.
    Day,
}

impl PageError {
    /// Returns the response, by the one for a negative counter.
    pub(crate) fn response(self, rejection: ErrorResponse) -> ErrorResponse {
        match self {
            Self::Counter => rejection,
            Self::Day => rejection.for_days(),
        }
    }
}

impl From<PageError> for ErrorResponse {
    fn from(error: PageError) -> Self {
        error.response(Self::invalid_page())
    }
}

impl Page {
    /// Reads `skip`, `limit`, `from` and `to`.
    pub(crate) fn read(query: &Json, most: usize, days: Days) -> Result<Self, PageError> {
        let text = |key| query.get(key).and_then(|value| value.string());
        // No source documents a blank counter or day; it is treated as if it were left out.
        let text = |key| text(key).filter(|value| !value.is_empty());
        let counter = |key, default| match text(key) {
            None => Ok(default),
            Some(counter) => counter.parse().map_err(|_| PageError::Counter),
        };
        let day = |key| match text(key) {
            None => Ok(None),
            Some(day) => days.read(&day).map(Some).ok_or(PageError::Day),
        };
        Ok(Self {
            skip: counter("skip", 0)?,
            limit: counter("limit", most)?,
            from: day("from")?,
            to: day("to")?,
        })
    }

    /// Returns whether the day of this time is in the range of the query.
    pub(crate) fn has_day_of(&self, time: Timestamp) -> bool {
        let day = day_of(time);
        self.from.as_ref().is_none_or(|from| *from <= day)
            && self.to.as_ref().is_none_or(|to| day <= *to)
    }

    /// Returns the number of all items in the range of days, and the positions of those of this page,
    /// newest first, of a list whose items are in the order of their creation. Takes time in
    /// proportion to the page. Days are in UTC. Both ends are included, which no source documents.
    pub(crate) fn select(
        &self,
        len: usize,
        created_at: impl Fn(usize) -> Option<Timestamp>,
        is_listed: impl Fn(Timestamp) -> bool,
    ) -> (usize, Rev<Range<usize>>) {
        let at = |position, is_before: &dyn Fn(Timestamp) -> bool| {
            created_at(position).is_some_and(is_before)
        };
        let is_early = |time| self.from.as_ref().is_some_and(|from| day_of(time) < *from);
        let is_in_time =
            |time| is_listed(time) && self.to.as_ref().is_none_or(|to| day_of(time) <= *to);
        let first = partition_point(len, |position| at(position, &is_early));
        let end = partition_point(len, |position| at(position, &is_in_time)).max(first);
        let newest = end.saturating_sub(self.skip).max(first);
        let oldest = newest.saturating_sub(self.limit).max(first);
        (end - first, (oldest..newest).rev())
    }

    /// Returns the items of this page.
    pub(crate) fn cut<T>(&self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        items.into_iter().skip(self.skip).take(self.limit).collect()
    }
}

/// Returns the first position below `len` of which `is_before` does not hold; it must not hold of any
/// later one.
fn partition_point(len: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
