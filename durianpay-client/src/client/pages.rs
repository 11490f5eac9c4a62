//! Iteration over paginated lists.

mod cursor;
mod facts;
mod identity;
mod link;
mod number;
mod page;
mod page_items;
mod position;
mod skip;
mod step;

pub use page::Page;
pub(crate) use page_items::PageItems;

use crate::client::call::Call;
use crate::client::call::raw::RawCallFuture;
use crate::error::{Error, ErrorKind};
use crate::types::outcome::Outcome;
#[cfg(feature = "futures")]
use futures_core::Stream;
use identity::{Identity, Seen};
use position::Position;
use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use step::Step;

impl<T: Page> Call<T> {
    /// Iterates over the whole list, and fetches a page whenever the items run out.
    ///
    /// It starts at the page that the query describes, and requests pages of its `limit`, if these are
    /// set. The way to the next page depends on the endpoint, whose [`Endpoint::page`] describes it:
    ///
    /// | Pages by | The list ends with |
    /// |---|---|
    /// | number of items to skip | an empty page, one shorter than an earlier one, or one larger than requested |
    /// | cursor | a page that has no next cursor, or that states that there are no more |
    /// | number of the page | an empty page, or one that states that it is the last |
    /// | header `Link` | a page without a link to the next |
    ///
    /// A list that is paginated by numbers may grow at its front while it is read, which moves items to the next
    /// page. An item that was on an earlier page is then not returned again. Two items are considered equal
    /// if they have the same `id` or, if they have no `id`, if their JSON is identical byte by
    /// byte. About 40 bytes per item are kept until the iteration ends. With cursors and links, all items are
    /// returned, and about 40 bytes per page are kept.
    ///
    /// A link is only followed below the client's base URL: same scheme, host, port and path prefix. The key is
    /// never sent elsewhere.
    ///
    /// Unreadable items are skipped: [`Items::unreadable`] counts them.
    ///
    /// For the first items only, stop calling [`Items::next`]: no page is fetched before it is
    /// needed. For the totals that the server sends with a page, await the call itself, which
    /// returns one page with all its fields.
    ///
    /// Dropping the future of [`Items::next`] loses nothing: the next call continues with the same request.
    ///
    /// # Errors
    ///
    /// If a page cannot be fetched or read, the next item is the error. The kind is
    /// [`ErrorKind::Pages`] if the server sends nothing new on two pages in a row, because it
    /// ignores the number or repeats itself, if a cursor or link was used before or is missing, if a link leads
    /// elsewhere, or if there are more pages than [`Items::max_pages`]; the list may be incomplete then.
    ///
    /// [`Endpoint::page`]: crate::Endpoint::page
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
    #[doc(alias = "paginate")]
    #[doc(alias = "pages")]
    pub fn stream(self) -> Items<T> {
        Items {
            position: Position::new(&self),
            call: self,
            fetching: None,
            ready: VecDeque::new(),
            seen: Seen::default(),
            stale: 0,
            pages: 0,
            max_pages: DEFAULT_MAX_PAGES,
            unreadable: 0,
            failure: None,
            is_done: false,
        }
    }
}

/// The number of pages after which iteration is given up.
const DEFAULT_MAX_PAGES: u32 = 10_000;

/// The number of consecutive pages without a new item that ends the iteration. One such page is
/// possible: with one item per page, an item added to the front of the list makes the next page
/// show the previous item again.
const MOST_STALE: u32 = 2;

/// An iterator over the items of a paginated list. Created by [`Call::stream`].
///
/// [`next`](Self::next) returns one item after the other. With the feature `futures`, it also
/// implements `futures_core::Stream`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let mut payments = client.payments().list().stream().max_pages(100);
/// while let Some(payment) = payments.next().await {
///     println!("{}", payment?.id);
/// }
/// assert_eq!(payments.unreadable(), 0);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is fetched until items are asked for"]
#[doc(alias = "pagination")]
#[doc(alias = "paginator")]
pub struct Items<T: Page> {
    call: Call<T>,
    fetching: Option<RawCallFuture<T>>,
    ready: VecDeque<T::Item>,
    position: Position,
    /// The items of all pages so far, if they may move to other pages.
    seen: Seen,
    /// The number of consecutive pages without a new item.
    stale: u32,
    /// The number of pages so far.
    pages: u32,
    max_pages: u32,
    /// The number of items that were skipped as unreadable.
    unreadable: usize,
    /// The error that comes after the items that are ready.
    failure: Option<Error>,
    is_done: bool,
}

// The inner future is boxed, and no other field is pinned.
impl<T: Page> Unpin for Items<T> {}

impl<T: Page> Items<T> {
    /// Sets the maximum number of pages. Defaults to 10,000. A longer list ends with an error.
    pub fn max_pages(mut self, most: u32) -> Self {
        self.max_pages = most;
        self
    }

    /// Returns the number of items on the pages so far that were skipped as unreadable.
    ///
    /// Skipped items are not returned, and do not end the iteration. To get their JSON, read the
    /// pages one by one: see [`UnknownFields`](crate::json::UnknownFields).
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Returns the next item, or `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T::Item, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            if let Some(error) = self.failure.take() {
                return Poll::Ready(Some(Err(error)));
            }
            if self.is_done {
                return Poll::Ready(None);
            }
            if self.fetching.is_none() && self.pages >= self.max_pages {
                self.is_done = true;
                let reason = format!("the list does not end after {} pages", self.pages);
                return Poll::Ready(Some(Err(self.error(reason))));
            }
            let (call, position) = (&self.call, &self.position);
            let fetching = self
                .fetching
                .get_or_insert_with(|| call.at(&position.target()).raw().into_future());
            let fetched = ready!(Pin::new(fetching).poll(context));
            self.fetching = None;
            if let Err(error) = fetched.and_then(|response| self.take(&response)) {
                self.is_done = true;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn take(&mut self, response: &crate::Response<T>) -> Result<(), Error> {
        let PageItems {
            mut items,
            sent,
            is_read,
            facts,
        } = PageItems::read(response)?;
        self.pages += 1;
        let call = &self.call;
        let follow = |current: &str, link: &str| call.follow(current, link);
        let step = self
            .position
            .advance(sent.len(), facts, response.headers(), &follow);
        if self.position.may_shift() {
            let is_new = self.remember(sent);
            self.count_unreadable(&is_new, &is_read);
            let mut kept = is_new
                .iter()
                .zip(is_read)
                .filter_map(|(is_new, is_read)| is_read.then_some(*is_new));
            items.retain(|_| kept.next().unwrap_or(true));
        } else {
            self.unreadable += sent.len() - items.len();
        }
        self.ready = items.into();
        let step = step.and_then(|step| match step {
            Step::Next if self.stale >= MOST_STALE => Err(format!(
                "the list repeats itself: page {} contains no new items",
                self.pages
            )),
            step => Ok(step),
        });
        match step {
            Ok(Step::Next) => {}
            Ok(Step::End) => self.is_done = true,
            Err(reason) => {
                self.is_done = true;
                self.failure = Some(self.error(format!("{reason}; the result may be incomplete")));
            }
        }
        Ok(())
    }

    /// Adds the items of a page to those of all pages. Returns which of them are new.
    fn remember(&mut self, sent: Vec<Identity>) -> Vec<bool> {
        let is_new: Vec<bool> = sent.iter().map(|item| self.seen.is_new(item)).collect();
        self.stale = if is_new.contains(&true) {
            0
        } else {
            self.stale + 1
        };
        self.seen.extend(sent);
        is_new
    }

    fn count_unreadable(&mut self, is_new: &[bool], is_read: &[bool]) {
        let both = is_new.iter().zip(is_read);
        let left_out = both.filter(|(is_new, is_read)| **is_new && !**is_read);
        self.unreadable += left_out.count();
    }

    fn error(&self, reason: String) -> Error {
        Error::new(ErrorKind::Pages, Outcome::Unknown, reason).for_operation(self.call.operation())
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
            .field("pages", &self.pages)
            .field("is_done", &self.is_done)
            .finish_non_exhaustive()
    }
}
