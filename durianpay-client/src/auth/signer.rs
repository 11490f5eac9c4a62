//! What a client signs with: its credentials, and the tokens that its calls share.

use crate::auth::signing::SignedCredentials;
use crate::auth::token::TokenCache;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// The credentials of a client whose requests are signed, and its tokens.
pub(crate) struct Signer {
    pub(crate) credentials: SignedCredentials,
    /// By the names of the schemes that have one. Never held over an await.
    tokens: Mutex<BTreeMap<&'static str, Arc<TokenCache>>>,
}

impl Signer {
    pub(crate) fn new(credentials: SignedCredentials) -> Self {
        Self {
            credentials,
            tokens: Mutex::default(),
        }
    }

    /// Returns the place of the token of a scheme.
    pub(crate) fn tokens(&self, scheme: &'static str) -> Arc<TokenCache> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(tokens.entry(scheme).or_default())
    }

    /// Returns all that must never be shown.
    pub(super) fn expose(&self) -> Vec<Zeroizing<String>> {
        let mut secrets = self.credentials.expose();
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        for cache in tokens.values() {
            secrets.extend(cache.expose());
        }
        secrets
    }
}
