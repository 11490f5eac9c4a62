//! The tasks that fall due by the clock.

use super::State;
use durianpay_client::Timestamp;
use durianpay_client::api::{DisbursementId, PaymentId};

/// A task that falls due.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    /// A payment expires, or ends as its request demands.
    End(PaymentId),
    /// The banks have completed a batch.
    PayOut(DisbursementId),
    /// A bank has checked an account: the validation with this index.
    Validate(usize),
    /// A bank rejects a transfer of SNAP.
    Refuse(String),
}

impl State {
    /// Returns the task that falls due first, with its time.
    pub(crate) fn next_task(&self) -> Option<(Timestamp, Task)> {
        let ends = self
            .payments()
            .filter(|payment| payment.ending.is_none())
            .map(|payment| (payment.next_end().0, Task::End(payment.id.clone())));
        let batches = self.disbursements.batches.iter();
        let payouts =
            batches.filter_map(|batch| Some((batch.ends_at()?, Task::PayOut(batch.id.clone()))));
        let validations = self.validations.iter().enumerate();
        let validations = validations.filter_map(|(position, validation)| {
            Some((validation.due_at()?, Task::Validate(position)))
        });
        let transfers = self.snap.transfers.iter();
        let refusals = transfers.filter_map(|transfer| {
            let id = transfer.id.as_str().to_owned();
            Some((transfer.fails_at()?, Task::Refuse(id)))
        });
        let banks = payouts.chain(validations).chain(refusals);
        ends.chain(banks).min()
    }

    /// Performs a task that has fallen due.
    pub(crate) fn perform(&mut self, task: Task) {
        self.revision += 1;
        match task {
            Task::End(id) => {
                if let Some(payment) = self.payment(id.as_str()) {
                    let (_, ending) = payment.next_end();
                    // Only a payment that is processing ends by itself.
                    let _events = self.end(&id, ending);
                }
            }
            Task::PayOut(batch) => self.pay_out(&batch),
            Task::Validate(position) => self.end_validation(position),
            Task::Refuse(transfer) => self.refuse_transfer(&transfer),
        }
    }
}
