//! The merchant whose account is simulated.

use super::site::Site;
use durianpay_client::api::MerchantId;
use durianpay_client::{Amount, ApiKey};
use std::time::Duration;

/// The merchant, and how Durianpay behaves towards it.
#[derive(Debug)]
pub(crate) struct Merchant {
    pub(crate) id: MerchantId,
    /// The key that signs webhooks.
    pub(crate) key: ApiKey,
    pub(crate) behavior: Behavior,
}

/// The behavior on which sources differ, or that the merchant and Durianpay agree on.
#[derive(Debug)]
pub(crate) struct Behavior {
    /// The events that are sent without a signature.
    pub(crate) unsigned_events: Vec<String>,
    /// The fee of each payment.
    pub(crate) admin_fee: Amount,
    /// Whether a payment has another status after a full refund.
    pub(crate) has_refunded_status: bool,
    /// Whether events without a known field contain the id of their object.
    pub(crate) names_all_objects: bool,
    /// The time for which a new object is missing from lists.
    pub(crate) list_lag: Duration,
    /// The pages of customers.
    pub(crate) site: Site,
}

impl Default for Behavior {
    fn default() -> Self {
        Self {
            unsigned_events: Vec::new(),
            admin_fee: Amount::from_hundredths(444_000),
            has_refunded_status: false,
            names_all_objects: false,
            list_lag: Duration::ZERO,
            site: Site::default(),
        }
    }
}

impl Merchant {
    /// Returns the pages of customers.
    pub(crate) fn site(&self) -> &Site {
        &self.behavior.site
    }

    /// Returns whether webhooks of this event carry a signature.
    pub(crate) fn signs(&self, event: &str) -> bool {
        let mut unsigned = self.behavior.unsigned_events.iter();
        !unsigned.any(|name| name == event)
    }
}
