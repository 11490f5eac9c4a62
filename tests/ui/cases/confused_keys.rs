//! The idempotency key of a request cannot be used as the key of a batch.

use durianpay_client::api::{BatchKey, SubmitDisbursement, SubmitDisbursementHeaders};
use durianpay_client::{Client, IdempotencyKey};

fn submit(client: &Client, batch: SubmitDisbursement) {
    let headers = SubmitDisbursementHeaders::new(IdempotencyKey::random());
    let call = client.disbursements().submit(batch, headers);
    let _ = call.idempotency_key(BatchKey::new("payroll-2026-07"));
}

fn main() {}
