//! Batches of payouts.

use crate::model::batch::{Batch, Payout};
use crate::object::{Object, UNSET_TIME, count};
use durianpay_client::api::DisbursementItemStatus;
use durianpay_client::json::Json;

/// The fees of a batch, in rupiah. None are charged, since no source states their amounts.
const FEES: i64 = 0;

/// Writes a short form of a batch, as `disbursements.approve.response.json`.
pub(crate) fn brief(batch: &Batch) -> Object {
    Object::new()
        .with("id", &batch.id)
        .string("name", &batch.request.name)
        .with("idempotency_key", &batch.key)
        .string("type", "batch")
        .with("status", &batch.status)
        .with("total_amount", &batch.total)
        .with("total_disbursements", &count(batch.payouts.len()))
        .string(
            "description",
            batch.request.description.as_deref().unwrap_or_default(),
        )
}

/// Writes a new batch: `disbursements.submit.response.partial.json`, with the fields that newer pages
/// add.
pub(crate) fn submitted(batch: &Batch) -> Json {
    brief(batch)
        .with("fees", &FEES)
        .with("created_at", &batch.created_at)
        .finish()
}

/// Writes a batch as `disbursements.get.response.json`.
pub(crate) fn read(batch: &Batch) -> Json {
    let read = brief(batch)
        .with("fees", &FEES)
        .null("submission_id")
        .null("approver")
        .null("maker")
        .string("created_from", "api")
        .with("created_at", &batch.created_at)
        .string("updated_by", "")
        .with("updated_at", &batch.updated_at);
    let read = match &batch.approved_at {
        Some(time) => read.with("approved_at", time),
        None => read.string("approved_at", UNSET_TIME),
    };
    read.with("is_live", &false)
        .null("last_sync_status_at")
        .string("general_notes", "")
        .finish()
}

/// Writes a payout as `disbursements.items.item.json`.
pub(crate) fn item(batch: &Batch, payout: &Payout) -> Json {
    let request = &payout.request;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let errors: Vec<Json> = payout
        .invalid_fields()
        .into_iter()
        .map(|key| {
            Object::new()
                .string("key", key)
                .string("message", "Invalid BankCode/AccountNumber")
                .with("metadata", &Object::new().finish())
                .finish()
        })
        .collect();
    let is_invalid = payout.status == DisbursementItemStatus::Invalid;
    let has_failed = payout.status == DisbursementItemStatus::Failed;
    let (name, reason) = match (is_invalid, has_failed) {
        (false, false) => (request.account_owner_name.as_str(), ""),
        (true, _) => ("", ""),
        (_, true) => ("", "Invalid BankCode/AccountNumber"),
    };
    Object::new()
        .with("id", &payout.id)
        .with("disbursement_batch_id", &batch.id)
        .string("account_owner_name", &request.account_owner_name)
        .string("real_name", name)
        .string("bank_code", &request.bank_code)
        .with("amount", &request.amount.canonical())
        .string("account_number", &request.account_number)
        .string("email_recipient", &text(&request.email_recipient))
        .string("phone_number", &text(&request.phone_number))
        .with_some("invalid_fields", is_invalid.then_some(errors).as_ref())
        .with("status", &payout.status)
        .string("notes", &text(&request.notes))
        .string("approver_notes", "")
        .with("is_deleted", &false)
        .null("created_by")
        .null("updated_by")
        .with("created_at", &batch.created_at)
        .with("updated_at", &batch.updated_at)
        .with("allow_retrigger", &false)
        .string("split_id", "")
        .string("receipt", "")
        .string("fee", "")
        .null("disbursement_status_set_at")
        .null("last_sync_status_at")
        .string("failure_reason", reason)
        .finish()
}
