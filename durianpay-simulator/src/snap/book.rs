//! What SNAP stores beside what both generations have.

use super::account::VirtualAccount;
use super::behavior::Behavior;
use super::external_ids::ExternalIds;
use super::token::Tokens;
use super::transfer::Transfer;
use durianpay_client::Timestamp;
use std::collections::BTreeMap;

/// The state of SNAP alone.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) behavior: Behavior,
    pub(crate) tokens: Tokens,
    pub(crate) external_ids: ExternalIds,
    /// When each account was first asked for, by bank or platform, and number.
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
