//! Paginated lists.

use crate::error_response::ErrorResponse;
use durianpay_client::Timestamp;
use durianpay_client::json::Json;

/// The most items that most lists return without a `limit`.
pub(crate) const MOST: usize = 25;

/// The part of a list that a query requests.
#[derive(Debug)]
pub(crate) struct Page {
    skip: usize,
    limit: usize,
    from: Option<String>,
    to: Option<String>,
}

impl Page {
    /// Reads `skip`, `limit`, `from` and `to`. A negative counter is rejected
    /// with `rejection`.
    pub(crate) fn from_query(
        query: &Json,
        most: usize,
        rejection: ErrorResponse,
    ) -> Result<Self, ErrorResponse> {
        let text = |key| query.get(key).and_then(|value| value.string());
        let counter = |key, default| match text(key) {
            None => Some(default),
            Some(counter) => counter.parse().ok(),
        };
        let (Some(skip), Some(limit)) = (counter("skip", 0), counter("limit", most)) else {
            return Err(rejection);
        };
        Ok(Self {
            skip,
            limit,
            from: text("from"),
            to: text("to"),
        })
    }

    /// Returns whether the day of this time, in UTC, is in the range of the
    /// query. Both ends are included; no source says.
    pub(crate) fn has_day_of(&self, time: Timestamp) -> bool {
        let time = time.to_string();
        let day = time.get(..10).unwrap_or_default();
        self.from.as_deref().is_none_or(|from| from <= day)
            && self.to.as_deref().is_none_or(|to| day <= to)
    }

    /// Returns the items of this page.
    pub(crate) fn cut<T>(&self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        items.into_iter().skip(self.skip).take(self.limit).collect()
    }
}
