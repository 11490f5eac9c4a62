//! The merchant whose account is simulated.

use durianpay_client::ApiKey;
use durianpay_client::api::MerchantId;

/// The merchant, and how its webhooks are signed.
#[derive(Debug)]
pub(crate) struct Merchant {
    pub(crate) id: MerchantId,
    /// Signs webhooks.
    pub(crate) key: ApiKey,
    /// The events that go out without a signature.
    pub(crate) unsigned_events: Vec<String>,
}

impl Merchant {
    /// Returns whether webhooks of this event carry a signature.
    pub(crate) fn signs(&self, event: &str) -> bool {
        !self.unsigned_events.iter().any(|name| name == event)
    }
}
