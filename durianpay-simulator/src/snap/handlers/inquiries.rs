//! Account inquiries: the first request has no result yet, later ones have.

use super::transfers::{check_bank, check_ewallet};
use crate::clock::after;
use crate::object::Object;
use crate::snap::case::{IN_PROGRESS, INVALID_ACCOUNT, SUCCESSFUL};
use crate::snap::context::{Context, Step, step};
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::snap::transfer::is_valid_account;
use crate::state::State;
use durianpay_client::snap::api::{
    BankAccount, EwalletAccount, InquireBankAccount, InquireEwalletAccount,
};
use std::time::Duration;

/// The time that a bank or wallet takes to respond. The guide suggests to retry after it.
const ANSWERS_AFTER: Duration = Duration::from_secs(2);

/// The holder of every account, as with the older API.
const HOLDER: &str = "Dummy Name";

/// Handles `POST /account-inquiry-external`.
pub(crate) fn bank<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: InquireBankAccount = context.body()?;
    check_bank(&request.beneficiary_bank_code)?;
    step(move |state| {
        let number = &request.beneficiary_account_no;
        let code = &request.beneficiary_bank_code;
        let is_known = is_answered(state, context, code, number)?;
        let (case, name, bank) = if is_known {
            (SUCCESSFUL, HOLDER, "Dummy Bank")
        } else {
            (IN_PROGRESS, "", "")
        };
        context.reply::<BankAccount>(case, move |reply| {
            reply
                .string("beneficiaryAccountName", name)
                .string("beneficiaryAccountNo", &request.beneficiary_account_no)
                .string("beneficiaryBankCode", &request.beneficiary_bank_code)
                .string("beneficiaryBankName", bank)
                .string("currency", "IDR")
                .with_some("partnerReferenceNo", request.partner_reference_no.as_ref())
                .with_some("additionalInfo", request.additional_info.as_ref())
        })
    })
}

/// Handles `POST /emoney/account-inquiry`.
pub(crate) fn ewallet<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: InquireEwalletAccount = context.body()?;
    let info = &request.additional_info;
    check_ewallet(&info.platform_code, &request.customer_number)?;
    step(move |state| {
        let platform = request.additional_info.platform_code.as_str();
        let is_known = is_answered(state, context, platform, &request.customer_number)?;
        let (case, name) = if is_known {
            (SUCCESSFUL, HOLDER)
        } else {
            (IN_PROGRESS, "")
        };
        context.reply::<EwalletAccount>(case, move |reply| {
            let info = &request.additional_info;
            let device = Object::new()
                .with_some("deviceId", info.device_id.as_ref())
                .with_some("channel", info.channel.as_ref())
                .finish();
            reply
                .with("partnerReferenceNo", &request.partner_reference_no)
                .string("customerNumber", &request.customer_number)
                .string("customerName", name)
                .with("amount", &money(request.amount.value))
                .with("additionalInfo", &device)
        })
    })
}

/// Returns whether a bank or wallet has responded; rejects an account that it does not have.
fn is_answered(
    state: &mut State,
    context: &Context<'_>,
    bank: &str,
    number: &str,
) -> Result<bool, Refusal> {
    let now = state.clock.now();
    let inquiries = state.snap.inquiries.entry(bank.to_owned()).or_default();
    let asked_at = *inquiries.entry(number.to_owned()).or_insert(now);
    let is_due = after(asked_at, ANSWERS_AFTER).is_some_and(|due| due <= now);
    let is_answered = match context.forced {
        Some(case) => case == SUCCESSFUL,
        None => is_due,
    };
    if is_answered && !is_valid_account(number) {
        return Err(Refusal::new(INVALID_ACCOUNT));
    }
    Ok(is_answered)
}
