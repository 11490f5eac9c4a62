//! The end of the check of an account.

use super::State;
use crate::events;
use crate::object::Object;

impl State {
    /// Ends the check of an account and sends an event.
    pub(crate) fn end_validation(&mut self, position: usize) {
        if let Some(validation) = self.validations.get_mut(position) {
            validation.has_ended = true;
            // A check has no id; its account is what it is known by.
            let names = Object::new()
                .string("bank_code", &validation.request.bank_code)
                .string("account_number", &validation.request.account_number);
            let name = "account_validation.completed";
            self.send(events::undocumented(&self.merchant, name, names));
        }
    }
}
