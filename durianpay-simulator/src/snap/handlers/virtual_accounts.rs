//! Virtual accounts.

use super::transfers::check_amount;
use crate::clock::{after, in_zulu};
use crate::object::Object;
use crate::snap::account::{VirtualAccount, prefix};
use crate::snap::case::{DUPLICATE, INVALID_BILL, PAID_BILL, SUCCESSFUL};
use crate::snap::context::{Context, Reply, Step, step};
use crate::snap::jakarta::local;
use crate::snap::money::money;
use crate::snap::refusal::Refusal;
use crate::state::State;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{
    CreateVirtualAccount, GetVirtualAccount, PartnerReferenceNo, UpdateVirtualAccount,
    VirtualAccountResponse, VirtualAccountType,
};
use std::sync::Arc;
use std::time::Duration;

/// The time for which an account without an expiry can be paid, as stated by an older page; the
/// current one has no default.
const LASTS: Duration = Duration::from_secs(24 * 60 * 60);
/// The maximum number of digits of a suffix, in the standard.
const LONGEST_SUFFIX: usize = 20;

/// Handles `POST /transfer-va/create-va`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: CreateVirtualAccount = context.body()?;
    step(move |state| {
        let account = add(state, context, request)?;
        reply(context, account)
    })
}

/// Adds an account, unless it is rejected.
fn add(
    state: &mut State,
    context: &Context<'_>,
    request: CreateVirtualAccount,
) -> Result<Arc<VirtualAccount>, Refusal> {
    let info = &request.additional_info;
    let Some(prefix) = prefix(&info.bank_code) else {
        return Err(Refusal::invalid("additionalInfo.bankCode"));
    };
    let amount = match (&request.virtual_account_trx_type, &request.total_amount) {
        (VirtualAccountType::Closed, None) => return Err(Refusal::missing("totalAmount")),
        (VirtualAccountType::Closed, Some(money)) => Some(money.value.canonical()),
        (VirtualAccountType::Open, _) => None,
        _ => return Err(Refusal::invalid("virtualAccountTrxType")),
    };
    amount.map_or(Ok(()), check_amount)?;
    let now = state.clock.now();
    let is_reusable = info.is_reusable.unwrap_or_default();
    let expires_at = match request.expired_date {
        None if is_reusable => return Err(Refusal::missing("expiredDate")),
        None => after(now, LASTS).unwrap_or(now),
        Some(end) if end <= now => return Err(Refusal::invalid("expiredDate")),
        Some(end) => in_zulu(end),
    };
    let suffix = match request.customer_no {
        Some(suffix) if is_suffix(&suffix) => suffix,
        Some(_) => return Err(Refusal::invalid("customerNo")),
        None => state.ids.account_number("8800"),
    };
    let account = VirtualAccount {
        prefix,
        suffix,
        name: request.virtual_account_name,
        reference: request.trx_id.as_str().to_owned(),
        customer: info.customer_info.clone(),
        info: context.echo("additionalInfo").unwrap_or_default(),
        amount,
        is_reusable,
        expires_at,
        updated_at: None,
        paid_at: None,
    };
    if state.snap.accounts.get(&account.reference).is_some() {
        return Err(Refusal::new(DUPLICATE));
    }
    let number = account.number().trim().to_owned();
    if state.snap.accounts.first_with_key(&number).is_some() {
        return Err(Refusal::with(INVALID_BILL, "the number is in use"));
    }
    Ok(state.snap.accounts.push(account))
}

fn is_suffix(suffix: &str) -> bool {
    suffix.len() <= LONGEST_SUFFIX && suffix.bytes().all(|digit| digit.is_ascii_digit())
}

/// Handles `PUT /transfer-va/update-va`. An expiry in the past ends the account at once.
pub(crate) fn update<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: UpdateVirtualAccount = context.body()?;
    step(move |state| {
        let account = changed(state, request)?;
        reply(context, account)
    })
}

/// Changes an account, unless that is rejected.
fn changed(
    state: &mut State,
    request: UpdateVirtualAccount,
) -> Result<Arc<VirtualAccount>, Refusal> {
    let now = state.clock.now();
    let named = Named {
        prefix: &request.partner_service_id,
        suffix: &request.customer_no,
        number: &request.virtual_account_no,
        reference: &request.trx_id,
    };
    if find(state, &named)?.is_paid() {
        return Err(Refusal::new(PAID_BILL));
    }
    let mut account = VirtualAccount::clone(find(state, &named)?);
    if let (Some(money), Some(_)) = (&request.total_amount, account.amount) {
        check_amount(money.value)?;
        account.amount = Some(money.value.canonical());
    }
    if let Some(end) = request.expired_date {
        account.expires_at = in_zulu(end);
    }
    account.name = request.virtual_account_name;
    account.updated_at = Some(now);
    let account = Arc::new(account);
    state.snap.accounts.replace(Arc::clone(&account));
    Ok(account)
}

/// Handles `POST /transfer-va/inquiry-va`.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, Refusal> {
    let request: GetVirtualAccount = context.body()?;
    step(move |state| {
        let named = Named {
            prefix: &request.partner_service_id,
            suffix: &request.customer_no,
            number: &request.virtual_account_no,
            reference: &request.trx_id,
        };
        let account = find(state, &named)?.clone();
        reply(context, account)
    })
}

/// The names of an account in a request, exactly as its creation returned them.
struct Named<'r> {
    prefix: &'r str,
    suffix: &'r str,
    number: &'r str,
    reference: &'r PartnerReferenceNo,
}

fn find<'s>(state: &'s State, named: &Named<'_>) -> Result<&'s Arc<VirtualAccount>, Refusal> {
    let is_it = |account: &&Arc<VirtualAccount>| {
        account.prefix == named.prefix
            && account.suffix == named.suffix
            && account.number() == named.number
            && account.reference == named.reference.as_str()
    };
    let account = state.snap.accounts.get(named.reference.as_str());
    let found = account.filter(is_it);
    found.ok_or_else(|| Refusal::new(INVALID_BILL))
}

fn reply<'c>(context: &'c Context<'c>, account: Arc<VirtualAccount>) -> Result<Reply<'c>, Refusal> {
    context.reply::<VirtualAccountResponse>(SUCCESSFUL, move |reply| {
        reply.with("virtualAccountData", &read(&account))
    })
}

/// Writes an account as `aspi-create-va.response.json`.
fn read(account: &VirtualAccount) -> Json {
    let kind = match account.amount {
        Some(_) => VirtualAccountType::Closed,
        None => VirtualAccountType::Open,
    };
    let customer = account.customer.as_ref();
    let email = customer.and_then(|customer| customer.email.as_ref());
    let mobile = customer.and_then(|customer| customer.mobile.as_ref());
    Object::new()
        .string("partnerServiceId", &account.prefix)
        .string("customerNo", &account.suffix)
        .string("virtualAccountNo", &account.number())
        .string("virtualAccountName", &account.name)
        .with_some("virtualAccountEmail", email)
        .with_some("virtualAccountPhone", mobile)
        .string("trxId", &account.reference)
        .with_some("totalAmount", account.amount.map(money).as_ref())
        .with("virtualAccountTrxType", &kind)
        .with("expiredDate", &local(account.expires_at))
        .with_some("lastUpdateDate", account.updated_at.map(local).as_ref())
        .with_some("paymentDate", account.paid_at.map(local).as_ref())
        .with("additionalInfo", &account.info)
        .finish()
}
