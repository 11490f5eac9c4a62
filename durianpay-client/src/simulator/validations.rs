//! `POST /disbursements/validate`: checks of bank accounts.

use super::batches::{BANKS_TAKE, faults_of};
use super::clock::after;
use super::events;
use super::handlers::Ask;
use super::object::{Object, typed};
use super::refusal::Refusal;
use super::state::State;
use crate::api::{AccountValidation, AccountValidationStatus, ValidateAccount};
use crate::json::Json;
use crate::timestamp::Timestamp;

/// The check of an account.
#[derive(Debug, Clone)]
pub(super) struct Validation {
    asked: ValidateAccount,
    ends_at: Timestamp,
    has_ended: bool,
}

impl Validation {
    /// When the bank answers; none once it has.
    pub(super) fn ends_at(&self) -> Option<Timestamp> {
        (!self.has_ended).then_some(self.ends_at)
    }

    /// `disbursements.validate.processing.response.json` at first,
    /// `….validate.valid.response.json` once the bank has answered.
    fn read(&self) -> Json {
        let asked = &self.asked;
        let is_valid = faults_of(&asked.bank_code, &asked.account_number).is_empty();
        let (status, holder) = match (self.has_ended, is_valid) {
            (false, _) => (AccountValidationStatus::Processing, ""),
            (true, true) => (AccountValidationStatus::Valid, "Dummy Name"),
            (true, false) => (AccountValidationStatus::Invalid, ""),
        };
        Object::new()
            .text("account_number", &asked.account_number)
            .text("bank_code", &asked.bank_code)
            .text("account_holder", holder)
            .with("status", &status)
            .finish()
    }
}

/// `POST /disbursements/validate`: an account is checked once. Whoever asks
/// again is told how its check stands.
pub(super) fn validate(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: ValidateAccount = ask.body()?;
    let mut validations = state.validations.iter();
    if let Some(known) = validations.find(|validation| validation.asked == asked) {
        return Ok(typed::<AccountValidation>(&known.read())?);
    }
    let now = state.clock.now();
    let validation = Validation {
        asked,
        ends_at: after(now, BANKS_TAKE).unwrap_or(now),
        has_ended: false,
    };
    let answer = validation.read();
    state.validations.push(validation);
    Ok(typed::<AccountValidation>(&answer)?)
}

impl State {
    /// Ends the check of an account and tells of it.
    pub(super) fn end_validation(&mut self, position: usize) {
        let now = self.clock.now();
        if let Some(validation) = self.validations.get_mut(position) {
            validation.has_ended = true;
            self.outbox
                .add(events::bare("account_validation.completed"), now);
        }
    }
}
