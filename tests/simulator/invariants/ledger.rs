//! The clients' record of what was accepted.

use durianpay_client::Amount;
use std::collections::{BTreeMap, BTreeSet};

/// The requests of all clients that were accepted.
#[derive(Debug, Default, Clone)]
pub(super) struct Ledger {
    /// The payments of each order.
    pub(super) charged: BTreeMap<String, Vec<String>>,
    /// The statuses to which a payment was changed.
    pub(super) ended: BTreeMap<String, Vec<&'static str>>,
    pub(super) refunded: BTreeMap<String, Amount>,
    /// The batches of each key.
    pub(super) submitted: BTreeMap<String, BTreeSet<String>>,
    /// The number of times that a batch was approved.
    pub(super) approved: BTreeMap<String, usize>,
    /// The number of payments into the account.
    pub(super) paid_into: usize,
}

impl Ledger {
    pub(super) fn payments(&self) -> Vec<String> {
        self.charged.values().flatten().cloned().collect()
    }

    pub(super) fn batches(&self) -> Vec<String> {
        self.submitted.values().flatten().cloned().collect()
    }

    pub(super) fn refund(&mut self, payment: &str, amount: Amount) {
        let refunded = self.refunded.entry(payment.to_owned()).or_default();
        *refunded = refunded.checked_add(amount).unwrap();
    }
}
