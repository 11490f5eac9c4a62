//! Performs the tasks that fall due by the clock.

use super::State;
use crate::task::{Task, Tasks};
use durianpay_client::Timestamp;

impl State {
    /// Returns the time of the task that falls due first.
    pub(crate) fn next_task(&self) -> Option<Timestamp> {
        self.tasks.next()
    }

    /// Moves the clock to the task that falls due first, and performs it.
    pub(crate) fn perform_next(&mut self) {
        let Some((due, task)) = self.tasks.pop() else {
            return;
        };
        self.clock.move_to(due);
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

    /// Collects the tasks of all records, after these were replaced.
    pub(super) fn collect_tasks(&mut self) {
        let mut tasks = Tasks::default();
        for payment in self.payments.iter() {
            tasks.add(payment.due_at(), || Task::End(payment.id.clone()));
        }
        for batch in self.disbursements.batches.iter() {
            tasks.add(batch.ends_at(), || Task::PayOut(batch.id.clone()));
        }
        for (position, validation) in self.validations.iter().enumerate() {
            tasks.add(validation.due_at(), || Task::Validate(position));
        }
        for transfer in self.snap.transfers.iter() {
            let refuse = || Task::Refuse(transfer.id.as_str().to_owned());
            tasks.add(transfer.fails_at(), refuse);
        }
        self.tasks = tasks;
    }

    /// Adds the task of a new or changed record.
    pub(crate) fn add_task(&mut self, due: Option<Timestamp>, task: impl FnOnce() -> Task) {
        self.tasks.add(due, task);
    }

    /// Removes the task that a record had before it was changed.
    pub(crate) fn remove_task(&mut self, due: Option<Timestamp>, task: impl FnOnce() -> Task) {
        self.tasks.remove(due, task);
    }
}
