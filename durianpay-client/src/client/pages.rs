//! Iteration over paginated lists.

use crate::client::call::Call;
use crate::client::call::raw::RawCallFuture;
use crate::error::{Error, ErrorKind};
use crate::json::Decode;
use crate::json::decoder::{DecodeInto, Decoder, Mode};
use crate::json::tape::Kind;
use crate::json::tree::Node;
use crate::types::outcome::Outcome;
#[cfg(feature = "futures")]
use futures_core::Stream;
use sha2::{Digest, Sha256};
use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A response that is one page of a list.
///
/// ```
/// use durianpay_client::{Call, Error, Page};
///
/// /// Returns the first items of any list.
/// async fn first<T: Page>(call: Call<T>, most: usize) -> Result<Vec<T::Item>, Error> {
///     let mut items = call.stream();
///     let mut first = Vec::new();
///     while first.len() < most
///         && let Some(item) = items.next().await
///     {
///         first.push(item?);
///     }
///     Ok(first)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// assert!(first(client.payments().list(), 10).await?.is_empty());
/// # Ok(())
/// # }
/// ```
pub trait Page: Decode {
    /// The type of the items.
    type Item: Decode;

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
    /// Iterates over the whole list, and fetches a page whenever the items run out.
    ///
    /// It starts at the query's `skip` and requests pages of its `limit`, if these are set. It
    /// ends after an empty page, a page shorter than an earlier one, a page larger than
    /// requested, or an error.
    ///
    /// A list may grow at its front while it is read, which moves items to the next page. An
    /// item that was on an earlier page is not returned again. Two items are considered equal
    /// if they have the same `id` or, if they have no `id`, if their JSON is identical byte by
    /// byte. About 40 bytes per item are kept until the iteration ends.
    ///
    /// Unreadable items are skipped: [`Items::unreadable`] counts them.
    ///
    /// # Errors
    ///
    /// If a page cannot be fetched or read, the next item is the error. The kind is
    /// [`ErrorKind::Pages`] if the server sends nothing new on two pages in a row, because it
    /// ignores `skip` or repeats itself, or if there are more pages than [`Items::max_pages`];
    /// the list may be incomplete then.
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
            seen: Seen::default(),
            stale: 0,
            pages: 0,
            max_pages: DEFAULT_MAX_PAGES,
            unreadable: 0,
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
    /// The number of items skipped or received so far.
    skip: u64,
    /// The number of items requested per page.
    limit: Option<u64>,
    /// The number of items on the longest page so far.
    longest: usize,
    /// The items of all pages so far.
    seen: Seen,
    /// The number of consecutive pages without a new item.
    stale: u32,
    /// The number of pages so far.
    pages: u32,
    max_pages: u32,
    /// The number of items that were skipped as unreadable.
    unreadable: usize,
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
            if self.is_done {
                return Poll::Ready(None);
            }
            if self.fetching.is_none() && self.pages >= self.max_pages {
                self.is_done = true;
                let reason = format!("the list does not end after {} pages", self.pages);
                return Poll::Ready(Some(Err(self.error(reason))));
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
        let PageItems {
            mut items,
            sent,
            is_read,
        } = PageItems::read(response)?;
        let count = sent.len();
        let is_last = count == 0
            || count < self.longest
            || self.limit.is_some_and(|limit| count as u64 > limit)
            || !self.call.is_paged();
        self.longest = self.longest.max(count);
        self.skip = self.skip.saturating_add(count as u64);
        self.pages += 1;

        let is_new: Vec<bool> = sent.iter().map(|item| self.seen.is_new(item)).collect();
        self.stale = if is_new.contains(&true) {
            0
        } else {
            self.stale + 1
        };
        let left_out = is_new
            .iter()
            .zip(&is_read)
            .filter(|(is_new, is_read)| **is_new && !**is_read);
        self.unreadable += left_out.count();
        let mut kept = is_new
            .iter()
            .zip(is_read)
            .filter_map(|(is_new, is_read)| is_read.then_some(*is_new));
        items.retain(|_| kept.next().unwrap_or(true));
        self.seen.extend(sent);
        self.ready = items.into();
        self.is_done = is_last;
        if !is_last && self.stale >= MOST_STALE {
            return Err(self.error(format!(
                "the list repeats itself: page {} contains no new items; the result may be \
                 incomplete",
                self.pages,
            )));
        }
        Ok(())
    }

    fn error(&self, reason: String) -> Error {
        Error::new(ErrorKind::Pages, Outcome::Unknown, reason).for_operation(self.call.operation())
    }
}

/// The items of a page.
pub(crate) struct PageItems<I> {
    /// The readable items.
    pub(crate) items: Vec<I>,
    /// All items that were sent, in order: the next page begins after them.
    pub(crate) sent: Vec<Identity>,
    /// For each item that was sent, whether it is in `items`.
    is_read: Vec<bool>,
}

impl<I> PageItems<I> {
    /// Reads a page.
    ///
    /// # Errors
    ///
    /// If the page is an error or cannot be read, or if its whole list was left out, which would
    /// look like the end.
    pub(crate) fn read<T: Page<Item = I>>(response: &crate::Response<T>) -> Result<Self, Error> {
        let items = response.read()?.into_items();
        let mut sent = Vec::new();
        let has_list = response.each_item(&mut |node| sent.push(Identity::new(node)));
        let is_read = if items.len() == sent.len() {
            vec![true; sent.len()]
        } else {
            readable::<T>(response)
        };
        if !has_list || items.len() != is_read.iter().filter(|is_read| **is_read).count() {
            return Err(response.unreadable_list());
        }
        Ok(Self {
            items,
            sent,
            is_read,
        })
    }

    /// Returns whether all items that were sent could be read.
    #[cfg(any(feature = "orders", feature = "refunds"))]
    pub(crate) fn is_complete(&self) -> bool {
        self.items.len() == self.sent.len()
    }
}

/// Determines for each item that was sent whether it can be read, by the rule of the decoder.
fn readable<T: Page>(response: &crate::Response<T>) -> Vec<bool> {
    let mut readable = Vec::new();
    response.each_item(&mut |node| {
        // Without drift reports: they were made when the page was read.
        let mut decoder = Decoder::new(Mode::Untrusted);
        let mut place = T::Item::EMPTY;
        place.decode_into(&mut decoder, node);
        readable.push(decoder.error(node).is_none());
    });
    readable
}

/// The identity of an item: a digest of its `id`, or of its JSON if it has no `id`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Identity([u8; 16]);

impl Identity {
    fn new(item: Node<'_>) -> Self {
        let id = item.get("id");
        let text = match id.kind() {
            Kind::String => id.string().filter(|text| !text.is_empty()),
            Kind::Number => Some(id.source().into()).filter(|text| text != "0"),
            _ => None,
        };
        let hash = match text {
            Some(text) => Sha256::new_with_prefix("id ").chain_update(text.as_bytes()),
            None => Sha256::new_with_prefix(item.source()),
        };
        let mut digest = [0; 16];
        digest.copy_from_slice(&hash.finalize()[..16]);
        Self(digest)
    }
}

/// The items of earlier pages. Items on the same page are never compared with each other, so an
/// item that a page lists twice is returned twice.
#[derive(Default)]
struct Seen(HashSet<Identity>);

impl Seen {
    fn is_new(&self, item: &Identity) -> bool {
        !self.0.contains(item)
    }

    fn extend(&mut self, items: Vec<Identity>) {
        self.0.extend(items);
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
