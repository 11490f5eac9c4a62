//! The items of one page.

use super::facts::Facts;
use super::identity::Identity;
use super::page::Page;
use crate::error::Error;
use crate::json::Decode;
use crate::json::decoder::{DecodeInto, Decoder, Mode};

/// The items of a page.
pub(crate) struct PageItems<I> {
    /// The readable items.
    pub(crate) items: Vec<I>,
    /// All items that were sent, in order: the next page begins after them.
    pub(crate) sent: Vec<Identity>,
    /// For each item that was sent, whether it is in `items`.
    pub(super) is_read: Vec<bool>,
    /// The facts about the rest of the list.
    pub(super) facts: Facts,
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
        let mut facts = Facts::default();
        let has_list = response.read_page(&mut |payload, list| {
            sent.extend(list.items().map(Identity::new));
            facts = Facts::read(response.paging(), payload, list);
        });
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
            facts,
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
    response.read_page(&mut |_, list| {
        for node in list.items() {
            // Without drift reports: they were made when the page was read.
            let mut decoder = Decoder::new(Mode::Untrusted);
            let mut place = T::Item::EMPTY;
            place.decode_into(&mut decoder, node);
            readable.push(decoder.error(node).is_none());
        }
    });
    readable
}
