//! The end of the check of an account.

use super::State;
use crate::events;

impl State {
    /// Ends the check of an account and sends an event.
    pub(crate) fn end_validation(&mut self, position: usize) {
        if let Some(validation) = self.validations.get_mut(position) {
            validation.has_ended = true;
            self.send(events::without_payload("account_validation.completed"));
        }
    }
}
