//! Paginated lists, iterated item by item.

use crate::client::call::{Call, RawCallFuture};
use crate::error::Error;
use crate::json::Decode;
#[cfg(feature = "futures")]
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A response that is one page of a list.
pub trait Page: Decode {
    /// The type of the items.
    type Item;

    /// Returns the items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// A response that is the list itself.
impl<T: Decode> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<T: Page> Call<T> {
    /// Iterates over the whole list, and fetches a page whenever items run out.
    ///
    /// It starts at the query's `skip` and requests pages of its `limit`, if
    /// these are set. It ends after an empty page, after a page that is shorter
    /// than those before it, and when the server ignores the parameters: a page
    /// larger than requested, or one that begins with the same item again. It
    /// also ends after an error.
    ///
    /// ```no_run
    /// # async fn example<T: durianpay_client::Page<Item = String>>(
    /// #     call: durianpay_client::Call<T>,
    /// # ) -> Result<(), durianpay_client::Error> {
    /// let mut items = call.stream();
    /// while let Some(item) = items.next().await {
    ///     println!("{}", item?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn stream(self) -> Items<T> {
        Items {
            skip: self.counter(|keys| keys.skip).unwrap_or(0),
            limit: self.counter(|keys| keys.limit),
            call: self,
            fetching: None,
            ready: VecDeque::new(),
            longest: 0,
            first: None,
            is_done: false,
        }
    }
}

/// The items of a paginated list. Created by [`Call::stream`].
///
/// [`next`](Self::next) returns one after the other. With the feature `futures` it is
/// also a `futures_core::Stream`.
#[must_use = "nothing is fetched until items are asked for"]
pub struct Items<T: Page> {
    call: Call<T>,
    fetching: Option<RawCallFuture<T>>,
    ready: VecDeque<T::Item>,
    /// The number of items skipped or returned so far.
    skip: u64,
    /// The number of items requested at a time.
    limit: Option<u64>,
    /// The number of items of the longest page so far.
    longest: usize,
    /// The first item of the previous page, as received.
    first: Option<String>,
    is_done: bool,
}

// The future inside is boxed, and no other field is pinned.
impl<T: Page> Unpin for Items<T> {}

impl<T: Page> Items<T> {
    /// Returns the next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            if self.is_done {
                return Poll::Ready(None);
            }
            let (call, skip) = (&self.call, self.skip);
            let fetching = self
                .fetching
                .get_or_insert_with(|| call.at(skip).raw().into_future());
            let fetched = ready!(Pin::new(fetching).poll(context));
            self.fetching = None;
            if let Err(error) = fetched.and_then(|response| self.take(&response)) {
                self.is_done = true;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn take(&mut self, response: &crate::Response<T>) -> Result<(), Error> {
        let items = response.read()?.into_items();
        // A server that ignores `skip` returns the same first item again,
        // whatever else of the response changes.
        let first = response.first_item();
        if first.is_some() && first == self.first {
            self.is_done = true;
            return Ok(());
        }
        let is_last = items.is_empty()
            || items.len() < self.longest
            || self.limit.is_some_and(|limit| items.len() as u64 > limit)
            || !self.call.is_paged();
        self.longest = self.longest.max(items.len());
        self.skip = self.skip.saturating_add(items.len() as u64);
        self.first = first;
        self.ready = items.into();
        self.is_done = is_last;
        Ok(())
    }
}

#[cfg(feature = "futures")]
impl<T: Page> Stream for Items<T> {
    type Item = Result<T::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T: Page> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("call", &self.call)
            .field("skip", &self.skip)
            .field("is_done", &self.is_done)
            .finish_non_exhaustive()
    }
}
