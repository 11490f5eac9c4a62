//! `POST /disbursements/validate`: checks of bank accounts.

use crate::batches::{BANKS_TAKE, faults_of};
use crate::clock::after;
use crate::events;
use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::refusal::Refusal;
use crate::state::State;
use durianpay_client::Timestamp;
use durianpay_client::api::{AccountValidation, AccountValidationStatus, ValidateAccount};
use durianpay_client::json::Json;

/// The check of an account.
#[derive(Debug, Clone)]
pub(crate) struct Validation {
    asked: ValidateAccount,
    ends_at: Timestamp,
    has_ended: bool,
}

impl Validation {
    /// When the bank answers; none once it has.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
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
pub(crate) fn validate(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
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
    pub(crate) fn end_validation(&mut self, position: usize) {
        let now = self.clock.now();
        if let Some(validation) = self.validations.get_mut(position) {
            validation.has_ended = true;
            self.outbox
                .add(events::bare("account_validation.completed"), now);
        }
    }
}
