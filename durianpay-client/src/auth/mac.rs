//! HMAC-SHA256 with the API key.

use hmac::{Hmac, KeyInit};
use sha2::Sha256;
use std::sync::OnceLock;

/// The state of HMAC-SHA256 after the key, computed once per key.
///
/// Hashing the key takes two of the four blocks of a webhook signature.
#[derive(Clone, Default)]
pub(crate) struct KeyedMac(OnceLock<Hmac<Sha256>>);

impl KeyedMac {
    /// Starts an HMAC with `key`. Every call must pass the same key.
    pub(crate) fn start(&self, key: &[u8]) -> Hmac<Sha256> {
        self.0
            .get_or_init(|| Hmac::new_from_slice(key).expect("HMAC accepts keys of any length"))
            .clone()
    }
}
