//! Paginated lists.

use crate::error_response::ErrorResponse;
use durianpay_client::Timestamp;
use durianpay_client::json::Json;

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

impl Page {
    /// Reads `skip`, `limit`, `from` and `to`. Rejects a negative counter with `rejection`, and an
    /// invalid day with the same error and another message.
    pub(crate) fn from_query(
        query: &Json,
        most: usize,
        days: Days,
        rejection: ErrorResponse,
    ) -> Result<Self, ErrorResponse> {
        let text = |key| query.get(key).and_then(|value| value.string());
        // No source documents a blank counter or day; it is treated as if it were left out.
        let text = |key| text(key).filter(|value| !value.is_empty());
        let counter = |key, default| match text(key) {
            None => Some(default),
            Some(counter) => counter.parse().ok(),
        };
        let (Some(skip), Some(limit)) = (counter("skip", 0), counter("limit", most)) else {
            return Err(rejection);
        };
        let day = |key| match text(key) {
            None => Some(None),
            Some(day) => days.read(&day).map(Some),
        };
        let (Some(from), Some(to)) = (day("from"), day("to")) else {
            return Err(rejection.for_days());
        };
        Ok(Self {
            skip,
            limit,
            from,
            to,
        })
    }

    /// Returns whether the day of this time, in UTC, is in the range of the query. Both ends are
    /// included, which no source documents.
    pub(crate) fn has_day_of(&self, time: Timestamp) -> bool {
        let day = day_of(time);
        self.from.as_ref().is_none_or(|from| *from <= day)
            && self.to.as_ref().is_none_or(|to| day <= *to)
    }

    /// Returns the items of this page.
    pub(crate) fn cut<T>(&self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        items.into_iter().skip(self.skip).take(self.limit).collect()
    }
}
