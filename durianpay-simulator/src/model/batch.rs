//! Disbursements: what the simulator keeps of a batch of payouts, and how it
//! goes on.

use crate::clock::after;
use crate::events;
use crate::object::Object;
use crate::samples;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    DisbursementId, DisbursementItemId, DisbursementItemStatus, DisbursementPayout,
    DisbursementStatus, SubmitDisbursement,
};
use durianpay_client::json::Json;
use std::time::Duration;

/// How long banks take to pay out, or to check an account. No source says.
pub(crate) const BANKS_TAKE: Duration = Duration::from_secs(60);

/// What is there at the start: `disbursements.balance.response.json`.
const BALANCE: i64 = 949_859_471_313;

/// All batches, and the balance that they are paid from.
#[derive(Debug)]
pub(crate) struct Batches {
    pub(crate) batches: Vec<Batch>,
    pub(crate) balance: Amount,
}

impl Default for Batches {
    fn default() -> Self {
        Self {
            batches: Vec::new(),
            balance: Amount::from_rupiah(BALANCE).unwrap_or_default(),
        }
    }
}

/// A batch of payouts.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub(crate) id: DisbursementId,
    /// The merchant's own key for it.
    pub(crate) key: String,
    pub(crate) asked: SubmitDisbursement,
    pub(crate) total: Amount,
    pub(crate) payouts: Vec<Payout>,
    pub(crate) status: DisbursementStatus,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) approved_at: Option<Timestamp>,
}

/// One payout of a batch.
#[derive(Debug, Clone)]
pub(crate) struct Payout {
    pub(crate) id: DisbursementItemId,
    pub(crate) asked: DisbursementPayout,
    pub(crate) status: DisbursementItemStatus,
}

/// The fields at fault of an account; none when it is valid: an even account
/// number at a bank that is on the list.
pub(crate) fn faults_of(bank: &str, number: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if !samples::has_bank(bank) {
        faults.push("bank_code");
    }
    let is_even = |digit: char| digit.to_digit(10).is_some_and(|digit| digit % 2 == 0);
    if !number.chars().last().is_some_and(is_even) {
        faults.push("account_number");
    }
    faults
}

impl Payout {
    pub(crate) fn faults(&self) -> Vec<&'static str> {
        faults_of(&self.asked.bank_code, &self.asked.account_number)
    }
}

impl Batch {
    /// Whether it waits for approval, which leaves out payouts that are not
    /// valid if `ignore_invalid` says so.
    pub(crate) fn can_be_approved(&self, ignore_invalid: bool) -> bool {
        match self.status {
            DisbursementStatus::NeedApproval => true,
            DisbursementStatus::NeedRevision => ignore_invalid && self.payable() > Amount::ZERO,
            _ => false,
        }
    }

    /// What goes out when it is approved.
    pub(crate) fn payable(&self) -> Amount {
        self.sum(&DisbursementItemStatus::Valid)
    }

    /// The sum of the payouts that have come so far.
    fn sum(&self, status: &DisbursementItemStatus) -> Amount {
        let payouts = self.payouts.iter();
        payouts
            .filter(|payout| payout.status == *status)
            .map(|payout| payout.asked.amount)
            // The total was checked to be an amount.
            .fold(Amount::ZERO, |sum, amount| {
                sum.checked_add(amount).unwrap_or(sum)
            })
    }

    /// When the banks have paid it out; none unless it is approved.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        let is_under_way = self.status == DisbursementStatus::Approved;
        let approved = self.approved_at.filter(|_| is_under_way)?;
        after(approved, BANKS_TAKE)
    }

    fn set(&mut self, from: &DisbursementItemStatus, to: &DisbursementItemStatus) {
        for payout in &mut self.payouts {
            if payout.status == *from {
                payout.status = to.clone();
            }
        }
    }
}

impl State {
    /// Checks the accounts of a batch and tells of it.
    pub(crate) fn validate(&mut self, batch: &mut Batch) {
        for payout in &mut batch.payouts {
            payout.status = if payout.faults().is_empty() {
                DisbursementItemStatus::Valid
            } else {
                DisbursementItemStatus::Invalid
            };
        }
        let mut payouts = batch.payouts.iter();
        let all_valid = payouts.all(|payout| payout.status == DisbursementItemStatus::Valid);
        batch.status = if all_valid {
            DisbursementStatus::NeedApproval
        } else {
            DisbursementStatus::NeedRevision
        };
        let now = self.clock.now();
        self.outbox.add(events::batch_validated(batch), now);
    }

    /// Lets the payouts of a batch that are valid go out.
    pub(crate) fn approve(&mut self, batch: &mut Batch) {
        let now = self.clock.now();
        let balance = self.disbursements.balance;
        // Whoever approves has seen that the balance suffices.
        self.disbursements.balance = balance.checked_sub(batch.payable()).unwrap_or(balance);
        batch.set(
            &DisbursementItemStatus::Valid,
            &DisbursementItemStatus::Processing,
        );
        batch.status = DisbursementStatus::Approved;
        batch.approved_at = Some(now);
        batch.updated_at = now;
    }

    /// Ends a batch whose payouts are under way, and tells of it. What is not
    /// paid out goes back to the balance.
    pub(crate) fn pay_out(&mut self, id: &DisbursementId) {
        let now = self.clock.now();
        let mut batches = self.disbursements.batches.iter_mut();
        let Some(batch) = batches.find(|batch| batch.id == *id) else {
            return;
        };
        for payout in &mut batch.payouts {
            if payout.status == DisbursementItemStatus::Processing {
                payout.status = if payout.faults().is_empty() {
                    DisbursementItemStatus::Done
                } else {
                    DisbursementItemStatus::Failed
                };
            }
        }
        let (done, failed) = (
            batch.sum(&DisbursementItemStatus::Done),
            batch.sum(&DisbursementItemStatus::Failed),
        );
        batch.status = match (done > Amount::ZERO, failed > Amount::ZERO) {
            (true, true) => DisbursementStatus::PartiallySuccess,
            (true, false) => DisbursementStatus::Success,
            (false, _) => DisbursementStatus::Failed,
        };
        batch.updated_at = now;
        let batch = batch.clone();
        let balance = self.disbursements.balance;
        self.disbursements.balance = balance.checked_add(failed).unwrap_or(balance);
        let notice = events::batch_completed(self, &batch);
        self.outbox.add(notice, now);
    }
}

/// What approving answers: `disbursements.approve.response.json`.
pub(crate) fn brief(batch: &Batch) -> Object {
    Object::new()
        .with("id", &batch.id)
        .text("name", &batch.asked.name)
        .text("idempotency_key", &batch.key)
        .text("type", "batch")
        .with("status", &batch.status)
        .with("total_amount", &batch.total)
        .with(
            "total_disbursements",
            &super::paging::counted(batch.payouts.len()),
        )
        .text(
            "description",
            batch.asked.description.as_deref().unwrap_or_default(),
        )
}

/// A batch as it is read: `disbursements.get.response.json`, without fees,
/// since no source says what they are.
pub(crate) fn read(batch: &Batch) -> Json {
    let read = brief(batch)
        .null("submission_id")
        .null("approver")
        .null("maker")
        .text("created_from", "api")
        .with("created_at", &batch.created_at)
        .text("updated_by", "")
        .with("updated_at", &batch.updated_at);
    let read = match &batch.approved_at {
        Some(time) => read.with("approved_at", time),
        None => read.text("approved_at", "0001-01-01T00:00:00Z"),
    };
    read.with("is_live", &false)
        .null("last_sync_status_at")
        .text("general_notes", "")
        .finish()
}

/// A payout: `disbursements.items.item.json`.
pub(crate) fn item(batch: &Batch, payout: &Payout) -> Json {
    let asked = &payout.asked;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let faults: Vec<Json> = payout
        .faults()
        .into_iter()
        .map(|key| {
            Object::new()
                .text("key", key)
                .text("message", "Invalid BankCode/AccountNumber")
                .with("metadata", &Object::new().finish())
                .finish()
        })
        .collect();
    let is_invalid = payout.status == DisbursementItemStatus::Invalid;
    let has_failed = payout.status == DisbursementItemStatus::Failed;
    let (name, reason) = match (is_invalid, has_failed) {
        (false, false) => (asked.account_owner_name.as_str(), ""),
        (true, _) => ("", ""),
        (_, true) => ("", "Invalid BankCode/AccountNumber"),
    };
    Object::new()
        .with("id", &payout.id)
        .with("disbursement_batch_id", &batch.id)
        .text("account_owner_name", &asked.account_owner_name)
        .text("real_name", name)
        .text("bank_code", &asked.bank_code)
        .with("amount", &asked.amount.canonical())
        .text("account_number", &asked.account_number)
        .text("email_recipient", &text(&asked.email_recipient))
        .text("phone_number", &text(&asked.phone_number))
        .with_some("invalid_fields", is_invalid.then_some(faults).as_ref())
        .with("status", &payout.status)
        .text("notes", &text(&asked.notes))
        .text("approver_notes", "")
        .with("is_deleted", &false)
        .null("created_by")
        .null("updated_by")
        .with("created_at", &batch.created_at)
        .with("updated_at", &batch.updated_at)
        .with("allow_retrigger", &false)
        .text("split_id", "")
        .text("receipt", "")
        .text("fee", "")
        .null("disbursement_status_set_at")
        .null("last_sync_status_at")
        .text("failure_reason", reason)
        .finish()
}
