//! Requests that are repeated under an idempotency key.

use super::reply::Reply;
use std::collections::{BTreeMap, VecDeque};

/// The maximum number of keys that are remembered.
const MOST: usize = 10_000;

/// The responses to requests with an idempotency key.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: BTreeMap<String, Earlier>,
    order: VecDeque<String>,
}

#[derive(Debug)]
struct Earlier {
    request: Vec<u8>,
    reply: Reply,
}

/// The earlier use of a key.
#[derive(Debug)]
pub(super) enum Use {
    First,
    /// By the same request, with this response.
    Same(Reply),
    /// By another request.
    Other,
}

impl Keys {
    /// Returns whether a key was used before.
    pub(super) fn find(&self, key: &str, request: &[u8]) -> Use {
        match self.known.get(key) {
            None => Use::First,
            Some(earlier) if earlier.request == request => Use::Same(earlier.reply.clone()),
            Some(_) => Use::Other,
        }
    }

    /// Remembers the response to a request.
    pub(super) fn insert(&mut self, key: String, request: Vec<u8>, reply: Reply) {
        if self.order.len() >= MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        self.order.push_back(key.clone());
        self.known.insert(key, Earlier { request, reply });
    }
}
