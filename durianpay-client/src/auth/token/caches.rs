//! [`TokenCaches`]: the tokens of all schemes of a client.

use super::cache::TokenCache;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// The tokens of a client, by the name of the scheme.
#[derive(Default)]
pub(crate) struct TokenCaches {
    /// Must not be held across an await.
    caches: Mutex<BTreeMap<&'static str, Arc<TokenCache>>>,
}

impl TokenCaches {
    /// Returns the token cache of a scheme.
    pub(crate) fn of(&self, scheme: &'static str) -> Arc<TokenCache> {
        let mut caches = self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(caches.entry(scheme).or_default())
    }

    /// Returns the latest tokens.
    pub(crate) fn expose(&self) -> Vec<Zeroizing<String>> {
        let caches = self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        caches.values().flat_map(|cache| cache.expose()).collect()
    }
}
