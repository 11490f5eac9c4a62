//! The end of an account check.

use super::State;
use crate::events;
use crate::object::Object;

impl State {
    /// Ends an account check and sends an event.
    pub(crate) fn end_validation(&mut self, position: usize) {
        if let Some(validation) = self.validations.get_mut(position) {
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
