//! The transitions of a batch of payouts.

use super::State;
use crate::error::SimulatorError;
use crate::events;
use crate::model::batch::Batch;
use crate::task::Task;
use durianpay_client::Amount;
use durianpay_client::api::{DisbursementId, DisbursementItemStatus, DisbursementStatus};
use std::sync::Arc;

impl State {
    /// Checks the accounts of a batch and sends an event.
    pub(crate) fn validate(&mut self, batch: &mut Batch) {
        for payout in &mut batch.payouts {
            payout.status = if payout.invalid_fields().is_empty() {
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
        self.send(events::batch_validated(batch));
    }

    /// Approves a batch, as the merchant does in the dashboard or by a request.
    pub(crate) fn approve_batch(
        &mut self,
        id: &DisbursementId,
        ignore_invalid: bool,
    ) -> Result<Arc<Batch>, SimulatorError> {
        let batch = self.disbursements.batches.get(id.as_str());
        let batch = batch.ok_or_else(|| SimulatorError::UnknownBatch(id.clone()))?;
        if batch.approved_at.is_some() {
            return Err(SimulatorError::ApprovedBefore(id.clone()));
        }
        if !batch.can_be_approved(ignore_invalid) {
            return Err(SimulatorError::NotApprovable {
                batch: id.clone(),
                status: batch.status.clone(),
            });
        }
        if batch.payable() > self.disbursements.balance {
            return Err(SimulatorError::BalanceTooLow);
        }
        self.earlier.keep_batch(batch);
        let mut batch = Batch::clone(batch);
        self.approve(&mut batch);
        let batch = Arc::new(batch);
        self.disbursements.batches.replace(Arc::clone(&batch));
        Ok(batch)
    }

    /// Adds a new batch.
    pub(crate) fn add_batch(&mut self, batch: Batch) -> Arc<Batch> {
        self.disbursements.batches.push(batch)
    }

    /// Starts the valid payouts of a batch.
    pub(crate) fn approve(&mut self, batch: &mut Batch) {
        let now = self.clock.now();
        let balance = self.disbursements.balance;
        // The caller has checked that the balance suffices.
        self.disbursements.balance = balance.checked_sub(batch.payable()).unwrap_or(balance);
        batch.set_status(
            &DisbursementItemStatus::Valid,
            &DisbursementItemStatus::Processing,
        );
        batch.status = DisbursementStatus::Approved;
        batch.approved_at = Some(now);
        batch.updated_at = now;
        self.tasks
            .add(batch.ends_at(), || Task::PayOut(batch.id.clone()));
    }

    /// Completes a batch whose payouts were started, and sends an event. Failed payouts are
    /// returned to the balance.
    pub(crate) fn pay_out(&mut self, id: &DisbursementId) {
        let now = self.clock.now();
        let batches = &mut self.disbursements.batches;
        if let Some(batch) = batches.get(id.as_str()) {
            self.earlier.keep_batch(batch);
        }
        let Some(batch) = batches.get_mut(id.as_str()) else {
            return;
        };
        for payout in &mut batch.payouts {
            if payout.status == DisbursementItemStatus::Processing {
                payout.status = if payout.invalid_fields().is_empty() {
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
        self.send(events::batch_completed(&self.merchant, &batch));
    }
}
