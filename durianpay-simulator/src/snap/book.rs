//! The state that only SNAP has.

use super::account::VirtualAccount;
use super::behavior::Behavior;
use super::external_ids::ExternalIds;
use super::token::Tokens;
use super::transfer::Transfer;
use crate::table::Table;
use durianpay_client::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The state that only SNAP has.
#[derive(Debug)]
pub(crate) struct Book {
    /// The settings, which are no part of a snapshot.
    pub(crate) behavior: Behavior,
    pub(crate) tokens: Tokens,
    pub(crate) external_ids: ExternalIds,
    /// The time of the first inquiry for each account, by bank or platform, then by number.
    pub(crate) inquiries: BTreeMap<String, BTreeMap<String, Timestamp>>,
    pub(crate) transfers: Table<Transfer>,
    pub(crate) accounts: Table<VirtualAccount>,
}

/// The content of a book that a snapshot contains.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct BookRecords {
    tokens: Tokens,
    external_ids: ExternalIds,
    inquiries: BTreeMap<String, BTreeMap<String, Timestamp>>,
    transfers: Vec<Arc<Transfer>>,
    accounts: Vec<Arc<VirtualAccount>>,
}

impl Book {
    pub(crate) fn new(behavior: Behavior, seed: u64) -> Self {
        Self {
            behavior,
            tokens: Tokens::new(seed),
            external_ids: ExternalIds::default(),
            inquiries: BTreeMap::new(),
            transfers: Table::default(),
            accounts: Table::default(),
        }
    }

    /// Copies the records.
    pub(crate) fn records(&self) -> BookRecords {
        BookRecords {
            tokens: self.tokens.clone(),
            external_ids: self.external_ids.clone(),
            inquiries: self.inquiries.clone(),
            transfers: self.transfers.to_vec(),
            accounts: self.accounts.to_vec(),
        }
    }

    /// Replaces the records.
    pub(crate) fn set_records(&mut self, records: BookRecords) {
        let BookRecords {
            tokens,
            external_ids,
            inquiries,
            transfers,
            accounts,
        } = records;
        self.tokens = tokens;
        self.external_ids = external_ids;
        self.inquiries = inquiries;
        self.transfers = transfers.into_iter().collect();
        self.accounts = accounts.into_iter().collect();
    }
}
