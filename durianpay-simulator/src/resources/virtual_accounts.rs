//! Answers of the resources `virtual_accounts` and `static_virtual_accounts`.

use crate::accounts::{self, Account, bank_prefix, expiry, whole};
use crate::charge::account_number;
use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::paging::{Page, counted};
use crate::refusal::{FieldFault, Refusal};
use crate::state::{Ending, State};
use durianpay_client::Amount;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    CreateOrder, CreateStaticVirtualAccount, CreateVirtualAccount, CreatedVirtualAccount,
    CustomerId, OrderCustomer, PaymentMethod, SimulateVirtualAccountPayment,
    SimulatedVirtualAccountPayment, UpdateStaticVirtualAccount, UpdateVirtualAccount,
    VirtualAccountDetails, VirtualAccountList, VirtualAccountSimulationStatus,
};
use durianpay_client::json::Json;
use http::StatusCode;

/// How many accounts a list gives at most, if nothing else is asked for.
const MOST: usize = 10;
/// The minutes that an account lasts: one to be used again, and one not.
const REUSABLE_LASTS: i64 = 1440;
const SINGLE_LASTS: i64 = 15_768_000;

/// `POST /payments/va`
pub(crate) fn create(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: CreateVirtualAccount = ask.body()?;
    let Some(prefix) = bank_prefix(&asked.bank_code) else {
        return Err(invalid(
            state,
            "bank_code",
            "is no bank of virtual accounts",
        ));
    };
    let number = match &asked.account_suffix {
        Some(suffix) => digits(state, "account_suffix", format!("{prefix}{suffix}"))?,
        None => account_number(state, prefix),
    };
    let is_closed = asked.is_closed.unwrap_or_default();
    let is_reusable = asked.is_reusable.unwrap_or(true);
    let lasts = if is_reusable {
        REUSABLE_LASTS
    } else {
        SINGLE_LASTS
    };
    let (created_at, expires_at) = lifetime(state, asked.expiry_minutes.unwrap_or(lasts))?;
    let account = Account {
        id: accounts::next_id(state),
        is_static: false,
        customer: customer(state, asked.customer.id.as_ref()),
        person: asked.customer,
        bank: asked.bank_code,
        number,
        name: asked.name,
        is_closed,
        amount: price(state, is_closed, asked.amount)?,
        least: asked.min_amount.map(whole),
        most: asked.max_amount.map(whole),
        is_reusable,
        disables_itself: asked.auto_disable_after_payment.unwrap_or_default(),
        reference: asked.va_ref_id.unwrap_or_default(),
        is_disabled: false,
        payments: Vec::new(),
        is_paid: false,
        created_at,
        expires_at,
    };
    open(state, account)
}

/// `POST /payments/va/static`
pub(crate) fn create_static(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: CreateStaticVirtualAccount = ask.body()?;
    let Some(prefix) = bank_prefix(&asked.bank_code) else {
        return Err(invalid(
            state,
            "bank_code",
            "is no bank of virtual accounts",
        ));
    };
    let number = match asked.account_number {
        Some(number) => digits(state, "account_number", number)?,
        None => account_number(state, prefix),
    };
    let minutes = asked.expiry_minutes.unwrap_or(REUSABLE_LASTS);
    let (created_at, expires_at) = lifetime(state, minutes)?;
    let account = Account {
        id: accounts::next_id(state),
        is_static: true,
        customer: customer(state, asked.customer.id.as_ref()),
        person: asked.customer,
        bank: asked.bank_code,
        number,
        name: asked.name,
        is_closed: asked.is_closed,
        amount: price(state, asked.is_closed, asked.amount)?,
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
    };
    open(state, account)
}

/// Keeps a new account, if its number is not taken.
fn open(state: &mut State, account: Account) -> Result<String, Refusal> {
    let mut known = state.accounts.iter();
    if known.any(|known| known.number == account.number) {
        return Err(Refusal::account_exists(&mut state.ids));
    }
    let answer = Object::new()
        .with("customer_id", &account.customer)
        .with("virtual_account", &accounts::read(&account))
        .finish();
    state.accounts.push(account);
    Ok(typed::<CreatedVirtualAccount>(&answer)?)
}

/// `GET /payments/va`
pub(crate) fn list(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    listed(state, ask, |account| !account.is_static)
}

/// `GET /payments/va/static`
pub(crate) fn list_static(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    listed(state, ask, |account| account.is_static)
}

fn listed(state: &State, ask: &Ask<'_>, is_meant: fn(&Account) -> bool) -> Result<String, Refusal> {
    let page = Page::of(ask, MOST, Refusal::invalid_page())?;
    let accounts: Vec<&Account> = state
        .accounts
        .iter()
        .rev()
        .filter(|account| is_meant(account) && page.has_day_of(account.created_at))
        .collect();
    let total = counted(accounts.len());
    let accounts: Vec<Json> = page.cut(accounts).into_iter().map(accounts::read).collect();
    let answer = Object::new()
        .with("virtual_accounts", &accounts)
        .with("total", &total)
        .finish();
    Ok(typed::<VirtualAccountList>(&answer)?)
}

/// `GET /payments/va/{id}` and `GET /payments/va/static/{id}`
pub(crate) fn get(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let position = position(state, ask)?;
    let answer = accounts::read_with_payments(state, &state.accounts[position]);
    Ok(typed::<VirtualAccountDetails>(&answer)?)
}

/// `PATCH /payments/va/{id}`
pub(crate) fn update(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: UpdateVirtualAccount = ask.body()?;
    let position = position(state, ask)?;
    let account = &state.accounts[position];
    // One that disables itself after a payment is opened again by this.
    if account.is_paid && !account.is_reusable {
        return Err(Refusal::paid_account(&mut state.ids));
    }
    let lifetime = match asked.expiry_minutes {
        Some(minutes) => Some(lifetime(state, minutes)?),
        None => None,
    };
    let account = &mut state.accounts[position];
    if let Some((_, expires_at)) = lifetime {
        account.expires_at = expires_at;
    }
    if let (Some(amount), true) = (asked.amount, account.is_closed) {
        account.amount = whole(amount);
    }
    account.least = asked.min_amount.map(whole).or(account.least);
    account.most = asked.max_amount.map(whole).or(account.most);
    account.is_disabled = asked.is_disabled.unwrap_or(account.is_disabled);
    if let Some(reference) = asked.va_ref_id {
        account.reference = reference;
    }
    changed(state, position)
}

/// `PATCH /payments/va/static/{id}`
pub(crate) fn update_static(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: UpdateStaticVirtualAccount = ask.body()?;
    let position = position(state, ask)?;
    if let Some(minutes) = asked.expiry_minutes {
        let (_, expires_at) = lifetime(state, minutes)?;
        state.accounts[position].expires_at = expires_at;
    }
    changed(state, position)
}

fn changed(state: &State, position: usize) -> Result<String, Refusal> {
    let answer = accounts::read_with_customer(state, &state.accounts[position]).finish();
    Ok(typed::<VirtualAccountDetails>(&answer)?)
}

/// `POST /payments/va/simulate` and `POST /payments/va/static/simulate`: an
/// order of its own is made for each payment, as samples show one with each.
pub(crate) fn simulate(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: SimulateVirtualAccountPayment = ask.body()?;
    let amount = asked.amount.canonical();
    if amount <= Amount::ZERO {
        return Err(invalid(state, "amount", "is not greater than zero"));
    }
    let mut accounts = state.accounts.iter();
    let position = accounts
        .position(|account| account.number == asked.account_number)
        .ok_or_else(|| unsuccessful("VA Not found"))?;
    let account = state.accounts[position].clone();
    if let Some(reason) = account.refuses(amount, state.clock.now()) {
        return Err(unsuccessful(reason));
    }
    let ending = if asked.force_fail == Some(true) {
        Ending::Failed
    } else {
        Ending::Completed
    };
    let mut payer = OrderCustomer::new()
        .id(account.customer)
        .given_name(account.person.given_name);
    payer.email = account.person.email;
    payer.mobile = account.person.mobile;
    let order = state.add_order(CreateOrder::new(amount, payer));
    let reference = Some(account.reference).filter(|reference| !reference.is_empty());
    let payment = state.add_payment(&order, PaymentMethod::Va, reference);
    state
        .end(&payment.id, ending)
        .map_err(|error| unsuccessful(&error.to_string()))?;
    let account = &mut state.accounts[position];
    account.payments.push(payment.id);
    if ending == Ending::Failed {
        return Err(unsuccessful("payment failed"));
    }
    account.is_paid = true;
    account.is_disabled = account.disables_itself;
    let answer = Object::new()
        .with("status", &VirtualAccountSimulationStatus::Successful)
        .finish();
    Ok(typed::<SimulatedVirtualAccountPayment>(&answer)?)
}

/// `virtual_accounts.simulate.error.422.json`
fn unsuccessful(reason: &str) -> Refusal {
    let result = Object::new()
        .with("status", &VirtualAccountSimulationStatus::Unsuccessful)
        .text("reason", reason)
        .finish();
    let body = Object::new().with("data", &result).finish();
    Refusal::printed(StatusCode::UNPROCESSABLE_ENTITY, body)
}

/// Where the account of the path is kept.
fn position(state: &mut State, ask: &Ask<'_>) -> Result<usize, Refusal> {
    let mut accounts = state.accounts.iter();
    let found = accounts.position(|account| account.id.as_str() == ask.path("id"));
    found.ok_or_else(|| Refusal::unknown_account(&mut state.ids))
}

/// The known customer, or a new one.
fn customer(state: &mut State, known: Option<&CustomerId>) -> CustomerId {
    match known {
        Some(known) => known.clone(),
        None => CustomerId::new(state.ids.next(CustomerId::PREFIX.unwrap_or_default())),
    }
}

/// What is to be paid into an account.
fn price(state: &mut State, is_closed: bool, amount: Option<Amount>) -> Result<Amount, Refusal> {
    match amount {
        _ if !is_closed => Ok(Amount::ZERO),
        Some(amount) if amount > Amount::ZERO => Ok(whole(amount)),
        _ => Err(invalid(state, "amount", "a closed account needs an amount")),
    }
}

fn lifetime(state: &mut State, minutes: i64) -> Result<(Timestamp, Timestamp), Refusal> {
    let now = state.clock.now();
    match expiry(now, minutes) {
        Some(end) => Ok((now, end)),
        // As `virtual_accounts.patch.error.400.json` has it.
        None => Err(invalid(state, "expiry_minutes", "can't be less than 0")),
    }
}

fn digits(state: &mut State, field: &str, number: String) -> Result<String, Refusal> {
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(number)
    } else {
        Err(invalid(state, field, "is not made of digits"))
    }
}

fn invalid(state: &mut State, field: &str, message: &str) -> Refusal {
    let faults = vec![FieldFault::new(field, message)];
    Refusal::invalid(&mut state.ids, "invalid fields in request", faults)
}
