//! Batches of payouts.

use crate::model::batch::{Batch, Payout};
use crate::object::{Object, count};
use durianpay_client::api::DisbursementItemStatus;
use durianpay_client::json::Json;

/// A batch in brief, as the response to approving it: `disbursements.approve.response.json`.
pub(crate) fn brief(batch: &Batch) -> Object {
    Object::new()
        .with("id", &batch.id)
        .text("name", &batch.request.name)
        .text("idempotency_key", &batch.key)
        .text("type", "batch")
        .with("status", &batch.status)
        .with("total_amount", &batch.total)
        .with("total_disbursements", &count(batch.payouts.len()))
        .text(
            "description",
            batch.request.description.as_deref().unwrap_or_default(),
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
    let request = &payout.request;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let errors: Vec<Json> = payout
        .invalid_fields()
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
        (false, false) => (request.account_owner_name.as_str(), ""),
        (true, _) => ("", ""),
        (_, true) => ("", "Invalid BankCode/AccountNumber"),
    };
    Object::new()
        .with("id", &payout.id)
        .with("disbursement_batch_id", &batch.id)
        .text("account_owner_name", &request.account_owner_name)
        .text("real_name", name)
        .text("bank_code", &request.bank_code)
        .with("amount", &request.amount.canonical())
        .text("account_number", &request.account_number)
        .text("email_recipient", &text(&request.email_recipient))
        .text("phone_number", &text(&request.phone_number))
        .with_some("invalid_fields", is_invalid.then_some(errors).as_ref())
        .with("status", &payout.status)
        .text("notes", &text(&request.notes))
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
