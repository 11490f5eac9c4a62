//! Account checks.

use super::State;
use crate::clock::after;
use crate::events;
use crate::model::bank::PROCESSING_TIME;
use crate::model::validation::Validation;
use crate::object::Object;
use crate::task::Task;
use durianpay_client::api::ValidateAccount;
use std::sync::Arc;

impl State {
    /// Starts an account check, or returns the one of an equal request.
    pub(crate) fn check_account(&mut self, request: ValidateAccount) -> Arc<Validation> {
        let id = Validation::id_of(&request);
        if let Some(known) = self.validations.get(&id) {
            return Arc::clone(known);
        }
        let now = self.clock.now();
        let validation = Validation {
            request,
            ends_at: after(now, PROCESSING_TIME).unwrap_or(now),
            has_ended: false,
        };
        let position = self.validations.len();
        self.tasks
            .add(validation.due_at(), || Task::Validate(position));
        self.validations.push(validation)
    }

    /// Ends an account check and sends an event.
    pub(crate) fn end_validation(&mut self, position: usize) {
        if let Some(validation) = self.validations.at_mut(position) {
            validation.has_ended = true;
            // A check has no id; it is identified by its account.
            let names = Object::new()
                .string("bank_code", &validation.request.bank_code)
                .string("account_number", &validation.request.account_number);
            let name = "account_validation.completed";
            self.send(events::undocumented(&self.merchant, name, names));
        }
    }
}
