//! The state that only SNAP has.

use super::account::VirtualAccount;
use super::behavior::Behavior;
use super::external_ids::ExternalIds;
use super::token::Tokens;
use super::transfer::Transfer;
use durianpay_client::Timestamp;
use std::collections::BTreeMap;

/// The state that only SNAP has.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) behavior: Behavior,
    pub(crate) tokens: Tokens,
    pub(crate) external_ids: ExternalIds,
    /// The time of the first inquiry for each account, by bank or platform, and number.
    pub(crate) inquiries: BTreeMap<(String, String), Timestamp>,
    pub(crate) transfers: Vec<Transfer>,
    pub(crate) accounts: Vec<VirtualAccount>,
}

impl Book {
    pub(crate) fn new(behavior: Behavior, seed: u64) -> Self {
        Self {
            behavior,
            tokens: Tokens::new(seed),
            external_ids: ExternalIds::default(),
            inquiries: BTreeMap::new(),
            transfers: Vec::new(),
            accounts: Vec::new(),
        }
    }
}
