//! The credentials and shared tokens that a client signs requests with.

use crate::auth::signing::SignedCredentials;
use crate::auth::token::TokenCache;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// The credentials and tokens of a client that signs its requests.
pub(crate) struct Signer {
    pub(crate) credentials: SignedCredentials,
    /// By the name of the signing scheme. Must not be held across an await.
    tokens: Mutex<BTreeMap<&'static str, Arc<TokenCache>>>,
}

impl Signer {
    pub(crate) fn new(credentials: SignedCredentials) -> Self {
        Self {
            credentials,
            tokens: Mutex::default(),
        }
    }

    /// Returns the token cache of a scheme.
    pub(crate) fn tokens(&self, scheme: &'static str) -> Arc<TokenCache> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(tokens.entry(scheme).or_default())
    }

    /// Returns all secrets and tokens.
    pub(super) fn expose(&self) -> Vec<Zeroizing<String>> {
        let mut secrets = self.credentials.expose();
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        for cache in tokens.values() {
            secrets.extend(cache.expose());
        }
        secrets
    }
}
