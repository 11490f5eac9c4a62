//! `POST /disbursements/validate`: account checks.

use crate::context::{Context, Step, reply, step};
use crate::error_response::ErrorResponse;
use crate::model::validation::Validation;
use crate::object::Object;
use durianpay_client::api::{AccountValidation, AccountValidationStatus, ValidateAccount};
use durianpay_client::json::Json;

/// Handles `POST /disbursements/validate`. An account is checked once; repeating the request
/// returns the status of its check.
pub(crate) fn validate<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: ValidateAccount = context.body()?;
    step(move |state| {
        let validation = state.check_account(request);
        reply::<AccountValidation>(move || read(&validation))
    })
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
