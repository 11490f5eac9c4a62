//! [`Iter`]: the items of a list or of a stream, without `.await`.

use super::runtime::block_on;
use crate::client::pages::{Items, Page};
use crate::error::Error;
use crate::http::events::{Events, SentEvent};
use crate::http::streamed_response::StreamedResponse;
use crate::json::Decode;
use bytes::Bytes;
use std::iter::FusedIterator;

/// Iterates over a list or a stream of the client: the [`Items`] of a list, the [`Events`] of a
/// response, or its [chunks](StreamedResponse). It is also implemented for mutable references, to use
/// the stream afterwards.
///
/// ```
/// use durianpay_client::blocking::WaitIter;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// let mut payments = client.payments().list().stream().max_pages(100);
/// for payment in (&mut payments).wait_iter().take(50) {
///     println!("{}", payment?.id);
/// }
/// assert_eq!(payments.unreadable(), 0);
/// # Ok(())
/// # }
/// ```
pub trait WaitIter: Stream + Sized {
    /// Converts the stream to an iterator, which blocks the current thread while it waits for an item.
    ///
    /// Nothing is fetched before the first item is requested, and no page before its items are.
    ///
    /// # Errors
    ///
    /// If the next item cannot be fetched, it is the error. Whether items follow it depends on the
    /// stream.
    fn wait_iter(self) -> Iter<Self> {
        Iter {
            stream: self,
            has_ended: false,
        }
    }
}

impl<S: Stream> WaitIter for S {}

/// An iterator over a list or a stream. Created by [`WaitIter::wait_iter`], which has an example.
#[derive(Debug)]
#[must_use = "nothing is fetched until items are asked for"]
pub struct Iter<S> {
    stream: S,
    has_ended: bool,
}

impl<S: Stream> Iterator for Iter<S> {
    type Item = Result<S::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let next = match block_on(self.stream.next_item()) {
            Ok(next) => next,
            Err(error) => {
                self.has_ended = true;
                return Some(Err(error.into()));
            }
        };
        self.has_ended = next.is_none();
        next
    }
}

impl<S: Stream> FusedIterator for Iter<S> {}

/// A stream of the client. Private, so that only streams of the client implement it.
pub trait Stream {
    type Item: Send;

    fn next_item(&mut self) -> impl Future<Output = Option<Result<Self::Item, Error>>> + Send;
}

impl<T: Page<Item: Send>> Stream for Items<T> {
    type Item = T::Item;

    fn next_item(&mut self) -> impl Future<Output = Option<Result<T::Item, Error>>> + Send {
        self.next()
    }
}

impl<T: Decode + Send> Stream for Events<T> {
    type Item = SentEvent<T>;

    fn next_item(&mut self) -> impl Future<Output = Option<Result<SentEvent<T>, Error>>> + Send {
        self.next()
    }
}

impl Stream for StreamedResponse {
    type Item = Bytes;

    fn next_item(&mut self) -> impl Future<Output = Option<Result<Bytes, Error>>> + Send {
        self.next()
    }
}

impl<S: Stream> Stream for &mut S {
    type Item = S::Item;

    fn next_item(&mut self) -> impl Future<Output = Option<Result<S::Item, Error>>> + Send {
        (**self).next_item()
    }
}
