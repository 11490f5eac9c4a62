//! Handlers of the resources `virtual_accounts` and `static_virtual_accounts`.

use crate::context::{Context, Reply, Step, reply, step};
use crate::error::SimulatorError;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::account::{
    Account, AccountKey, ID_PREFIX, bank_prefix, expiry, longest_number, longest_suffix, whole,
};
use crate::model::payment::Ending;
use crate::object::{Object, count, typed};
use crate::paging::{Days, Page};
use crate::state::State;
use crate::views;
use crate::{email, mobile};
use durianpay_client::api::{
    CreateStaticVirtualAccount, CreateVirtualAccount, CreatedVirtualAccount, CustomerId,
    SimulateVirtualAccountPayment, SimulatedVirtualAccountPayment, UpdateStaticVirtualAccount,
    UpdateVirtualAccount, VirtualAccountCustomer, VirtualAccountDetails, VirtualAccountId,
    VirtualAccountList, VirtualAccountSimulationStatus,
};
use durianpay_client::json::Json;
use durianpay_client::{Amount, Timestamp};
use http::StatusCode;
use std::sync::Arc;

/// The default `limit` of a list of accounts.
const MOST: usize = 10;
/// The lifetime of an account in minutes: reusable, and single-use.
const REUSABLE_LASTS: i64 = 1440;
const SINGLE_LASTS: i64 = 15_768_000;

/// Handles `POST /payments/va`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: CreateVirtualAccount = context.body()?;
    step(move |state| open(state, |state| account(state, request)))
}

/// Builds an account.
fn account(state: &mut State, request: CreateVirtualAccount) -> Result<Account, ErrorResponse> {
    check_customer(state, &request.customer)?;
    let Some(prefix) = bank_prefix(&request.bank_code) else {
        return Err(invalid(
            state,
            "bank_code",
            "is not a bank for virtual accounts",
        ));
    };
    let number = match &request.account_suffix {
        Some(suffix) => {
            let most = longest_suffix(&request.bank_code);
            let suffix = digits(state, "account_suffix", suffix.clone(), most)?;
            format!("{prefix}{suffix}")
        }
        None => state.ids.account_number(prefix),
    };
    let is_closed = request.is_closed.unwrap_or_default();
    let is_reusable = request.is_reusable.unwrap_or(true);
    let lasts = if is_reusable {
        REUSABLE_LASTS
    } else {
        SINGLE_LASTS
    };
    let (created_at, expires_at) = lifetime(state, request.expiry_minutes.unwrap_or(lasts))?;
    Ok(Account {
        id: VirtualAccountId::new(state.ids.next(ID_PREFIX)),
        is_static: false,
        customer: customer(state, request.customer.id.as_ref()),
        person: request.customer,
        bank: request.bank_code,
        number,
        name: request.name,
        is_closed,
        amount: price(state, is_closed, request.amount)?,
        least: request.min_amount.map(whole),
        most: request.max_amount.map(whole),
        is_reusable,
        disables_itself: request.auto_disable_after_payment.unwrap_or_default(),
        reference: request.va_ref_id.unwrap_or_default(),
        is_disabled: false,
        payments: Vec::new(),
        is_paid: false,
        created_at,
        expires_at,
    })
}

/// Handles `POST /payments/va/static`.
pub(crate) fn create_static<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: CreateStaticVirtualAccount = context.body()?;
    step(move |state| open(state, |state| static_account(state, request)))
}

/// Builds a static account.
fn static_account(
    state: &mut State,
    request: CreateStaticVirtualAccount,
) -> Result<Account, ErrorResponse> {
    check_customer(state, &request.customer)?;
    let Some(prefix) = bank_prefix(&request.bank_code) else {
        return Err(invalid(
            state,
            "bank_code",
            "is not a bank for virtual accounts",
        ));
    };
    let number = match request.account_number {
        Some(number) => {
            let most = longest_number(&request.bank_code);
            digits(state, "account_number", number, most)?
        }
        None => state.ids.account_number(prefix),
    };
    let minutes = request.expiry_minutes.unwrap_or(REUSABLE_LASTS);
    let (created_at, expires_at) = lifetime(state, minutes)?;
    Ok(Account {
        id: VirtualAccountId::new(state.ids.next(ID_PREFIX)),
        is_static: true,
        customer: customer(state, request.customer.id.as_ref()),
        person: request.customer,
        bank: request.bank_code,
        number,
        name: request.name,
        is_closed: request.is_closed,
        amount: price(state, request.is_closed, request.amount)?,
        least: None,
        most: None,
        is_reusable: true,
        disables_itself: false,
        reference: String::new(),
        is_disabled: false,
        payments: Vec::new(),
        is_paid: false,
        created_at,
        expires_at,
    })
}

/// Adds a new account, unless its number is taken.
fn open<'c>(
    state: &mut State,
    build: impl FnOnce(&mut State) -> Result<Account, ErrorResponse>,
) -> Result<Reply<'c>, ErrorResponse> {
    let account = build(state)?;
    let key = AccountKey::Number(account.number.clone());
    if state.accounts.first_with_key(&key).is_some() {
        return Err(ErrorResponse::account_exists(&mut state.ids));
    }
    let account = state.accounts.push(account);
    reply::<CreatedVirtualAccount>(move || {
        Object::new()
            .with("customer_id", &account.customer)
            .with("virtual_account", &views::account::read(&account))
            .finish()
    })
}

/// Handles `GET /payments/va`.
pub(crate) fn list<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    listed(context, false)
}

/// Handles `GET /payments/va/static`.
pub(crate) fn list_static<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    listed(context, true)
}

fn listed<'c>(context: &'c Context<'c>, is_static: bool) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, Days::DatesOrUnix)?;
    step(move |state| {
        let accounts = &state.accounts;
        let positions = accounts.positions_of(&AccountKey::IsStatic(is_static));
        let created_at = |index: usize| accounts.created_at(*positions.get(index)?);
        let (total, indexes) = page.select(positions.len(), created_at, |_| true);
        let listed = indexes.filter_map(|index| accounts.at(*positions.get(index)?));
        let listed: Vec<_> = listed.map(Arc::clone).collect();
        reply::<VirtualAccountList>(move || {
            let accounts = listed.iter();
            let accounts: Vec<Json> = accounts
                .map(|account| views::account::read(account))
                .collect();
            Object::new()
                .with("virtual_accounts", &accounts)
                .with("total", &count(total))
                .finish()
        })
    })
}

/// Handles `GET /payments/va/{id}` and `GET /payments/va/static/{id}`
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let account = find(state, context)?;
        let now = state.clock.now();
        let payments = account.payments.iter().rev();
        let payments: Vec<_> = payments
            .filter_map(|id| state.payment(id.as_str()))
            .map(|payment| (Arc::clone(payment), state.order_of(payment)))
            .collect();
        reply::<VirtualAccountDetails>(move || {
            views::account::read_with_payments(&account, now, &payments)
        })
    })
}

/// Handles `PATCH /payments/va/{id}`.
pub(crate) fn update<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: UpdateVirtualAccount = context.body()?;
    step(move |state| {
        let account = find(state, context)?;
        let account = updated(state, &account, request)?;
        Ok(changed(state, account))
    })
}

/// Returns an account with the changes of a request.
fn updated(
    state: &mut State,
    account: &Account,
    request: UpdateVirtualAccount,
) -> Result<Account, ErrorResponse> {
    // This reopens an account that was disabled by its payment.
    if account.is_paid && !account.is_reusable {
        return Err(ErrorResponse::paid_account(&mut state.ids));
    }
    let lifetime = match request.expiry_minutes {
        Some(minutes) => Some(lifetime(state, minutes)?),
        None => None,
    };
    let mut account = account.clone();
    if let Some((_, expires_at)) = lifetime {
        account.expires_at = expires_at;
    }
    if let (Some(amount), true) = (request.amount, account.is_closed) {
        account.amount = whole(amount);
    }
    account.least = request.min_amount.map(whole).or(account.least);
    account.most = request.max_amount.map(whole).or(account.most);
    account.is_disabled = request.is_disabled.unwrap_or(account.is_disabled);
    if let Some(reference) = request.va_ref_id {
        account.reference = reference;
    }
    Ok(account)
}

/// Handles `PATCH /payments/va/static/{id}`.
pub(crate) fn update_static<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: UpdateStaticVirtualAccount = context.body()?;
    step(move |state| {
        let mut account = Account::clone(&*find(state, context)?);
        if let Some(minutes) = request.expiry_minutes {
            let (_, expires_at) = lifetime(state, minutes)?;
            account.expires_at = expires_at;
        }
        Ok(changed(state, account))
    })
}

/// Stores a changed account, and responds with it.
fn changed<'c>(state: &mut State, account: Account) -> Reply<'c> {
    let account = Arc::new(account);
    state.accounts.replace(Arc::clone(&account));
    let now = state.clock.now();
    Box::new(move || {
        let response = views::account::read_with_customer(&account, now).finish();
        typed::<VirtualAccountDetails>(&response)
    })
}

/// Handles `POST /payments/va/simulate` and `POST
/// /payments/va/static/simulate`. Each payment has a separate order, as in the
/// samples.
pub(crate) fn simulate<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: SimulateVirtualAccountPayment = context.body()?;
    step(move |state| {
        pay(state, &request)?;
        reply::<SimulatedVirtualAccountPayment>(|| {
            Object::new()
                .with("status", &VirtualAccountSimulationStatus::Successful)
                .finish()
        })
    })
}

/// Pays into the account of a request.
fn pay(state: &mut State, request: &SimulateVirtualAccountPayment) -> Result<(), ErrorResponse> {
    let amount = request.amount.canonical();
    if amount <= Amount::ZERO {
        return Err(invalid(state, "amount", "is not greater than zero"));
    }
    let ending = if request.force_fail == Some(true) {
        Ending::Failed
    } else {
        Ending::Completed
    };
    let paid = state.pay_account(&request.account_number, amount, ending);
    paid.map_err(|error| match error {
        SimulatorError::UnknownVirtualAccount(_) => unsuccessful("VA Not found"),
        SimulatorError::NotPayable { reason, .. } => unsuccessful(reason),
        error => unsuccessful(&error.to_string()),
    })?;
    if ending == Ending::Failed {
        return Err(unsuccessful("payment failed"));
    }
    Ok(())
}

/// Creates `virtual_accounts.simulate.error.422.json`.
fn unsuccessful(reason: &str) -> ErrorResponse {
    let result = Object::new()
        .with("status", &VirtualAccountSimulationStatus::Unsuccessful)
        .string("reason", reason)
        .finish();
    let body = Object::new().with("data", &result).finish();
    ErrorResponse::printed(StatusCode::UNPROCESSABLE_ENTITY, body)
}

/// Finds the account of the path.
fn find(state: &mut State, context: &Context<'_>) -> Result<Arc<Account>, ErrorResponse> {
    let found = state.accounts.get(context.path("id")).map(Arc::clone);
    found.ok_or_else(|| ErrorResponse::unknown_account(&mut state.ids))
}

/// Returns the known customer, or creates an id for a new one.
fn customer(state: &mut State, known: Option<&CustomerId>) -> CustomerId {
    match known {
        Some(known) => known.clone(),
        None => CustomerId::new(state.ids.next(CustomerId::PREFIX.unwrap_or_default())),
    }
}

/// Returns the requested amount of an account.
fn price(
    state: &mut State,
    is_closed: bool,
    amount: Option<Amount>,
) -> Result<Amount, ErrorResponse> {
    match amount {
        _ if !is_closed => Ok(Amount::ZERO),
        Some(amount) if amount > Amount::ZERO => Ok(whole(amount)),
        _ => Err(invalid(state, "amount", "a closed account needs an amount")),
    }
}

fn lifetime(state: &mut State, minutes: i64) -> Result<(Timestamp, Timestamp), ErrorResponse> {
    let now = state.clock.now();
    match expiry(now, minutes) {
        Some(end) => Ok((now, end)),
        // With the message of `virtual_accounts.patch.error.400.json`.
        None => Err(invalid(state, "expiry_minutes", "can't be less than 0")),
    }
}

fn check_customer(state: &mut State, person: &VirtualAccountCustomer) -> Result<(), ErrorResponse> {
    let number = mobile::error("customer.mobile", person.mobile.as_ref());
    let address = email::error("customer.email", person.email.as_ref());
    ErrorResponse::reject(&mut state.ids, number.into_iter().chain(address))
}

/// Returns a number, unless it contains other characters than digits or is longer than the bank
/// allows.
fn digits(
    state: &mut State,
    field: &str,
    number: String,
    most: Option<usize>,
) -> Result<String, ErrorResponse> {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid(state, field, "must contain only digits"));
    }
    match most {
        Some(most) if number.len() > most => {
            let message = format!("is longer than {most} digits");
            Err(invalid(state, field, &message))
        }
        _ => Ok(number),
    }
}

fn invalid(state: &mut State, field: &str, message: &str) -> ErrorResponse {
    all_invalid(state, vec![FieldError::new(field, message)])
}

fn all_invalid(state: &mut State, errors: Vec<FieldError>) -> ErrorResponse {
    ErrorResponse::invalid(&mut state.ids, "invalid fields in request", errors)
}
