//! `POST /disbursements/validate`: account checks.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::model::validation::Validation;
use crate::object::{Object, typed};
use crate::state::State;
use durianpay_client::api::{AccountValidation, AccountValidationStatus, ValidateAccount};
use durianpay_client::json::Json;

/// Handles `POST /disbursements/validate`. An account is checked once; repeating the request
/// returns the status of its check.
pub(crate) fn validate(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let request: ValidateAccount = context.body()?;
    let response = read(&state.check_account(request));
    Ok(typed::<AccountValidation>(&response)?)
}

/// Writes `disbursements.validate.processing.response.json` at first, and
/// `….validate.valid.response.json` once the bank has responded.
fn read(validation: &Validation) -> Json {
    let request = &validation.request;
    let status = validation.status();
    let holder = match status {
        AccountValidationStatus::Valid => "Dummy Name",
        _ => "",
    };
    Object::new()
        .string("account_number", &request.account_number)
        .string("bank_code", &request.bank_code)
        .string("account_holder", holder)
        .with("status", &status)
        .finish()
}
