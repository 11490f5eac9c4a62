//! Submits transfers to bank accounts and e-wallets.

use crate::object::Object;
use crate::snap::case::{DUPLICATE, INCONSISTENT, INSUFFICIENT_FUNDS, SUCCESSFUL};
use crate::snap::context::{Context, Step, step};
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::snap::transfer::{Transfer, TransferState};
use crate::state::State;
use durianpay_client::snap::api::{
    BankTransfer, CreateBankTransfer, CreateEwalletTransfer, DisbursementItemId, EwalletPlatform,
    EwalletTransfer,
};
use durianpay_client::{Amount, Timestamp};

/// The common fields of the two kinds of transfers.
struct Submitted<'r> {
    reference: &'r str,
    amount: Amount,
    account: &'r str,
    bank: &'r str,
    source: String,
    date: Option<Timestamp>,
}

/// Handles `POST /transfer-interbank`. The name is not compared with the one that an inquiry
/// returned: no source states the result of a different name.
pub(crate) fn to_bank<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateBankTransfer = context.body()?;
    check_bank(&request.beneficiary_bank_code)?;
    step(move |state| {
        let submitted = Submitted {
            reference: request.partner_reference_no.as_str(),
            amount: request.amount.value,
            account: &request.beneficiary_account_no,
            bank: &request.beneficiary_bank_code,
            source: request.source_account_no.as_str().to_owned(),
            date: Some(request.transaction_date),
        };
        let id = submit(state, context, submitted)?;
        context.reply::<BankTransfer>(SUCCESSFUL, move |reply| {
            reply
                .with("referenceNo", &id)
                .with("partnerReferenceNo", &request.partner_reference_no)
                .with("amount", &money(request.amount.value))
                .string("beneficiaryAccountNo", &request.beneficiary_account_no)
                .string("beneficiaryBankCode", &request.beneficiary_bank_code)
                .with("sourceAccountNo", &request.source_account_no)
                .with_some("originatorInfos", request.originator_infos.as_ref())
                .with_some("additionalInfo", request.additional_info.as_ref())
        })
    })
}

/// Handles `POST /emoney/topup`.
pub(crate) fn to_ewallet<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateEwalletTransfer = context.body()?;
    let info = &request.additional_info;
    check_ewallet(&info.platform_code, &request.customer_number)?;
    step(move |state| {
        let submitted = Submitted {
            reference: request.partner_reference_no.as_str(),
            amount: request.amount.value,
            account: &request.customer_number,
            bank: request.additional_info.platform_code.as_str(),
            source: state.merchant.id.as_str().to_owned(),
            date: request.transaction_date,
        };
        let id = submit(state, context, submitted)?;
        context.reply::<EwalletTransfer>(SUCCESSFUL, move |reply| {
            let info = &request.additional_info;
            let device = Object::new()
                .with_some("deviceId", info.device_id.as_ref())
                .with_some("channel", info.channel.as_ref())
                .finish();
            reply
                .with("referenceNo", &id)
                .with("partnerReferenceNo", &request.partner_reference_no)
                .string("customerNumber", &request.customer_number)
                .with("amount", &money(request.amount.value))
                .with("additionalInfo", &device)
        })
    })
}

/// Accepts a transfer, whatever its account: the bank rejects it later.
fn submit(
    state: &mut State,
    context: &Context<'_>,
    submitted: Submitted<'_>,
) -> Result<DisbursementItemId, Refusal> {
    check_amount(submitted.amount)?;
    let reference = submitted.reference.to_owned();
    if let Some(known) = state.snap.transfers.first_with_key(&reference) {
        let is_other = known.content != *context.body;
        let case = if is_other && state.snap.behavior.tells_inconsistent {
            INCONSISTENT
        } else {
            DUPLICATE
        };
        return Err(Refusal::new(case));
    }
    if submitted.amount > state.disbursements.balance {
        return Err(Refusal::new(INSUFFICIENT_FUNDS));
    }
    let prefix = DisbursementItemId::PREFIX.unwrap_or_default();
    let id = DisbursementItemId::new(state.ids.next(prefix));
    state.add_transfer(Transfer {
        id: id.clone(),
        service: context.service.to_owned(),
        reference: submitted.reference.to_owned(),
        external_id: context.external_id.to_owned(),
        amount: submitted.amount.canonical(),
        account: submitted.account.to_owned(),
        bank: submitted.bank.to_owned(),
        source: submitted.source,
        date: submitted.date,
        content: context.body.clone(),
        response_code: context.code(SUCCESSFUL),
        created_at: state.clock.now(),
        state: TransferState::Pending,
    });
    Ok(id)
}

/// Rejects a payment or transfer whose amount is not positive.
pub(super) fn check_amount(amount: Amount) -> Result<(), Refusal> {
    if amount > Amount::ZERO {
        Ok(())
    } else {
        Err(Refusal::invalid("amount.value"))
    }
}

/// Rejects a bank code that is not numeric, as observed in the sandbox.
pub(super) fn check_bank(code: &str) -> Result<(), Refusal> {
    if code.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(())
    } else {
        Err(Refusal::invalid("beneficiaryBankCode"))
    }
}

/// Rejects a platform that is not listed, and a number other than `628…` and `08…`.
pub(super) fn check_ewallet(platform: &EwalletPlatform, number: &str) -> Result<(), Refusal> {
    if let EwalletPlatform::Unknown(_) = platform {
        return Err(Refusal::invalid("additionalInfo.platformCode"));
    }
    let is_mobile = number.starts_with("628") || number.starts_with("08");
    if is_mobile && number.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(())
    } else {
        Err(Refusal::invalid("customerNumber"))
    }
}
