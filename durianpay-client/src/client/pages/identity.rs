//! The identity of items and cursors that were seen before.

use crate::json::tape::Kind;
use crate::json::tree::Node;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// The identity of an item: a digest of its `id`, or of its JSON if it has no `id`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Identity([u8; 16]);

impl Identity {
    pub(super) fn new(item: Node<'_>) -> Self {
        let id = item.get("id");
        let text = match id.kind() {
            Kind::String => id.string().filter(|text| !text.is_empty()),
            Kind::Number => Some(id.source().into()).filter(|text| text != "0"),
            _ => None,
        };
        Self::digest(match text {
            Some(text) => Sha256::new_with_prefix("id ").chain_update(text.as_bytes()),
            None => Sha256::new_with_prefix(item.source()),
        })
    }

    /// Returns the identity of a text, such as a cursor.
    pub(super) fn from_text(text: &str) -> Self {
        Self::digest(Sha256::new_with_prefix(text))
    }

    fn digest(hash: Sha256) -> Self {
        let mut digest = [0; 16];
        digest.copy_from_slice(&hash.finalize()[..16]);
        Self(digest)
    }
}

/// The items of earlier pages. Items on the same page are never compared with each other, so an
/// item that a page lists twice is returned twice.
#[derive(Default)]
pub(super) struct Seen(HashSet<Identity>);

impl Seen {
    pub(super) fn is_new(&self, item: &Identity) -> bool {
        !self.0.contains(item)
    }

    pub(super) fn extend(&mut self, items: Vec<Identity>) {
        self.0.extend(items);
    }

    /// Adds an identity, and returns whether it is new.
    pub(super) fn insert(&mut self, item: Identity) -> bool {
        self.0.insert(item)
    }
}
