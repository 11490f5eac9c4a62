//! The state that only SNAP has.

use super::account::VirtualAccount;
use super::behavior::Behavior;
use super::external_ids::ExternalIds;
use super::token::Tokens;
use super::transfer::Transfer;
use durianpay_client::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state that only SNAP has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Book {
    /// The settings, which are no part of a snapshot.
    #[serde(skip)]
    pub(crate) behavior: Behavior,
    pub(crate) tokens: Tokens,
    pub(crate) external_ids: ExternalIds,
    /// The time of the first inquiry for each account, by bank or platform, then by number.
    pub(crate) inquiries: BTreeMap<String, BTreeMap<String, Timestamp>>,
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
