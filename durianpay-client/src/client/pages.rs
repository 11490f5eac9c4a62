//! Lists that come in pages, walked item by item.

use crate::client::call::{Call, RawCallFuture};
use crate::error::Error;
use crate::json::Decode;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// An answer that is one page of a list.
pub trait Page: Decode {
    /// What the list holds.
    type Item;

    /// The items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// An answer that is the list itself.
impl<T: Decode> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<T: Page> Call<T> {
    /// Walks the whole list, fetching a page whenever items run out.
    ///
    /// It starts where the query's `skip` says and asks for pages of its
    /// `limit`, if these are given. It ends after an empty page, after one that
    /// is shorter than those before it, and where the server shows that it
    /// takes no notice: a page that is larger than asked for, or one that
    /// begins with the same item again. An error is the last thing that it gives.
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

/// The items of a list that comes in pages. Made by [`Call::stream`].
///
/// It is a [`Stream`], and has a [`next`](Self::next) of its own.
#[must_use = "nothing is fetched until items are asked for"]
pub struct Items<T: Page> {
    call: Call<T>,
    fetching: Option<RawCallFuture<T>>,
    ready: VecDeque<T::Item>,
    /// Items passed over or given so far.
    skip: u64,
    /// Items asked for at a time.
    limit: Option<u64>,
    /// Items of the longest page so far.
    longest: usize,
    /// The first item of the page before, as it came.
    first: Option<String>,
    is_done: bool,
}

// The future inside is boxed, and nothing else cares for its place.
impl<T: Page> Unpin for Items<T> {}

impl<T: Page> Items<T> {
    /// The next item; `None` after the last.
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
            if let Err(error) = fetched.and_then(|answer| self.take(&answer)) {
                self.is_done = true;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn take(&mut self, answer: &crate::Response<T>) -> Result<(), Error> {
        let items = answer.read()?.into_items();
        // A server that takes no notice of `skip` begins with the same item
        // again, whatever else of the answer changes.
        let first = answer.first_item();
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
