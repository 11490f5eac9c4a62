//! [`Pages`]: iterates over all jobs that match a filter, in bounded memory.

use durianpay_client::webhook::inbox::{Filter, JobInfo, Store, StoreResult};

/// The maximum number of jobs in a page.
const PAGE: u32 = 1000;

/// The pages of jobs that match a filter, newest first.
#[derive(Debug)]
pub struct Pages<'s> {
    store: &'s dyn Store,
    /// `None` after the last page.
    filter: Option<Filter>,
}

impl<'s> Pages<'s> {
    /// Creates the iterator. The limit of the filter is ignored.
    #[must_use]
    pub fn new(store: &'s dyn Store, filter: Filter) -> Self {
        let filter = Some(Filter {
            limit: Some(PAGE),
            ..filter
        });
        Self { store, filter }
    }

    /// Returns the next page, which is never empty, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns the error of the store. There are no further pages after an error.
    pub async fn next(&mut self) -> StoreResult<Option<Vec<JobInfo>>> {
        let Some(filter) = self.filter.take() else {
            return Ok(None);
        };
        let page = self.store.list(filter.clone()).await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.filter = Some(Filter {
            before: Some(last.id),
            ..filter
        });
        Ok(Some(page))
    }
}
