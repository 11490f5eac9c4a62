//! Disbursements: batches of payouts.

use super::bank::{PROCESSING_TIME, invalid_fields};
use crate::clock::after;
use crate::table::{Record, Table};
use durianpay_client::api::{
    BatchKey, DisbursementId, DisbursementItemId, DisbursementItemStatus, DisbursementPayout,
    DisbursementStatus, SubmitDisbursement,
};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// The balance at the start: `disbursements.balance.response.json`.
const BALANCE: i64 = 949_859_471_313;

/// All batches, and the balance that they are paid from.
#[derive(Debug)]
pub(crate) struct Batches {
    pub(crate) batches: Table<Batch>,
    pub(crate) balance: Amount,
}

impl Default for Batches {
    fn default() -> Self {
        Self {
            batches: Table::default(),
            balance: Amount::from_rupiah(BALANCE).unwrap_or_default(),
        }
    }
}

/// A batch of payouts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Batch {
    pub(crate) id: DisbursementId,
    /// The merchant's idempotency key for the batch.
    pub(crate) key: BatchKey,
    /// Shared by all versions of the batch.
    #[serde(with = "crate::exact::shared")]
    pub(crate) request: Arc<SubmitDisbursement>,
    pub(crate) total: Amount,
    pub(crate) payouts: Vec<Payout>,
    pub(crate) status: DisbursementStatus,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) approved_at: Option<Timestamp>,
}

impl Record for Batch {
    type Key = BatchKey;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<BatchKey> {
        vec![self.key.clone()]
    }
}

/// One payout of a batch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Payout {
    pub(crate) id: DisbursementItemId,
    #[serde(with = "crate::exact")]
    pub(crate) request: DisbursementPayout,
    pub(crate) status: DisbursementItemStatus,
}

impl Payout {
    /// Returns the fields of the account that are invalid.
    pub(crate) fn invalid_fields(&self) -> Vec<&'static str> {
        invalid_fields(&self.request.bank_code, &self.request.account_number)
    }
}

impl Batch {
    /// Returns whether it can be approved. Invalid payouts prevent that, unless `ignore_invalid` is
    /// set.
    pub(crate) fn can_be_approved(&self, ignore_invalid: bool) -> bool {
        match self.status {
            DisbursementStatus::NeedApproval => true,
            DisbursementStatus::NeedRevision => ignore_invalid && self.payable() > Amount::ZERO,
            _ => false,
        }
    }

    /// Returns the total to be paid out on approval.
    pub(crate) fn payable(&self) -> Amount {
        self.sum(&DisbursementItemStatus::Valid)
    }

    /// Returns the total of the payouts with this status.
    pub(crate) fn sum(&self, status: &DisbursementItemStatus) -> Amount {
        let payouts = self.payouts.iter();
        payouts
            .filter(|payout| payout.status == *status)
            .map(|payout| payout.request.amount)
            // The total was checked to be an amount.
            .fold(Amount::ZERO, |sum, amount| {
                sum.checked_add(amount).unwrap_or(sum)
            })
    }

    /// Returns the time at which the banks have paid it out; `None` unless it is approved.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        let is_under_way = self.status == DisbursementStatus::Approved;
        let approved = self.approved_at.filter(|_| is_under_way)?;
        after(approved, PROCESSING_TIME)
    }

    /// Changes the status of all payouts that have this status.
    pub(crate) fn set_status(
        &mut self,
        from: &DisbursementItemStatus,
        to: &DisbursementItemStatus,
    ) {
        for payout in &mut self.payouts {
            if payout.status == *from {
                payout.status = to.clone();
            }
        }
    }
}
