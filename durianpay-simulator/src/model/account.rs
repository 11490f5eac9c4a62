//! Virtual accounts: what the simulator keeps of them, and how they read.

use crate::clock::after;
use crate::object::Object;
use crate::paging::counted;
use crate::payments;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    Currency, CustomerId, PaymentId, VirtualAccountBank, VirtualAccountCustomer, VirtualAccountId,
    VirtualAccountStatus,
};
use durianpay_client::json::Json;
use std::time::Duration;

/// How ids of the sandbox begin.
const PREFIX: &str = "va_sample_";

/// A virtual account.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of the answer, and all combinations occur"
)]
pub(crate) struct Account {
    pub(crate) id: VirtualAccountId,
    /// Whether it was created as a static one. They are listed apart.
    pub(crate) is_static: bool,
    pub(crate) customer: CustomerId,
    pub(crate) person: VirtualAccountCustomer,
    pub(crate) bank: VirtualAccountBank,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) is_closed: bool,
    /// What is to be paid; zero for an open account.
    pub(crate) amount: Amount,
    pub(crate) least: Option<Amount>,
    pub(crate) most: Option<Amount>,
    pub(crate) is_reusable: bool,
    pub(crate) disables_itself: bool,
    pub(crate) reference: String,
    pub(crate) is_disabled: bool,
    /// What was paid into it, or failed to be, the first one first.
    pub(crate) payments: Vec<PaymentId>,
    pub(crate) is_paid: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

impl Account {
    /// Why it cannot be paid; none if it can. The words are the simulator's
    /// own: of all reasons a page prints only that there is no such account.
    pub(crate) fn refuses(&self, amount: Amount, now: Timestamp) -> Option<&'static str> {
        if self.expires_at <= now {
            Some("VA is expired")
        } else if self.is_disabled {
            Some("VA is disabled")
        } else if self.is_paid && !self.is_reusable {
            Some("VA is already paid")
        } else if self.is_closed && amount != self.amount {
            Some("amount is not the amount of the VA")
        } else if self.least.is_some_and(|least| amount < least) {
            Some("amount is less than the VA takes")
        } else if self.most.is_some_and(|most| amount > most) {
            Some("amount is more than the VA takes")
        } else {
            None
        }
    }

    fn status(&self, now: Timestamp) -> VirtualAccountStatus {
        if self.expires_at <= now {
            VirtualAccountStatus::Expired
        } else {
            VirtualAccountStatus::Success
        }
    }
}

/// An id for a new account.
pub(crate) fn next_id(state: &mut State) -> VirtualAccountId {
    VirtualAccountId::new(state.ids.next(PREFIX))
}

/// How the numbers of a bank begin in the sandbox. For the last two, no page
/// says.
pub(crate) fn bank_prefix(bank: &VirtualAccountBank) -> Option<&'static str> {
    Some(match bank {
        VirtualAccountBank::Mandiri => "890229004",
        VirtualAccountBank::Bca => "190061002",
        VirtualAccountBank::Bri => "123617005",
        VirtualAccountBank::Permata => "88565004",
        VirtualAccountBank::Cimb => "18991001",
        VirtualAccountBank::Bni => "988009",
        VirtualAccountBank::Nobu => "950309",
        _ => return None,
    })
}

/// So many minutes from now.
pub(crate) fn expiry(now: Timestamp, minutes: i64) -> Option<Timestamp> {
    let minutes = u64::try_from(minutes).ok()?;
    after(now, Duration::from_secs(minutes.checked_mul(60)?))
}

/// Whole rupiah, which is all that a virtual account has: `12345.55` becomes
/// 12346, as in `static_va.patch.response.json`.
pub(crate) fn whole(amount: Amount) -> Amount {
    let rupiah = amount.hundredths().saturating_add(50) / 100;
    Amount::from_rupiah(rupiah).unwrap_or(amount)
}

/// An account: `virtual_accounts.create.response.json`.
pub(crate) fn read(account: &Account) -> Json {
    let rupiah = |amount: Amount| amount.whole_rupiah().unwrap_or_default();
    let read = Object::new()
        .with("id", &account.id)
        .with("bank_code", &account.bank)
        .text("account_number", &account.number)
        .text("name", &account.name)
        .with("is_closed", &account.is_closed)
        .with("amount", &rupiah(account.amount))
        .with("currency", &Currency::Idr)
        .with("customer_id", &account.customer)
        .with("is_sandbox", &true)
        .with("created_at", &account.created_at)
        .with("expiry_at", &account.expires_at)
        .with("metadata", &Object::new().finish())
        .with("is_disabled", &account.is_disabled)
        .with("is_paid", &account.is_paid)
        .with("is_reusable", &account.is_reusable)
        .with("min_amount", &account.least.map(rupiah))
        .with("max_amount", &account.most.map(rupiah))
        .text("va_ref_id", &account.reference)
        .with("auto_disable_after_payment", &account.disables_itself);
    read.finish()
}

/// An account with whose it is: `virtual_accounts.patch.response.json`.
pub(crate) fn read_with_customer(state: &State, account: &Account) -> Object {
    let person = &account.person;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let customer = Object::new()
        .with("id", &account.customer)
        .text("customer_ref_id", &text(&person.customer_ref_id))
        .text("given_name", &person.given_name)
        .text("middle_name", &text(&person.middle_name))
        .text("sur_name", &text(&person.sur_name))
        .text("email", &text(&person.email))
        .text("mobile", &text(&person.mobile))
        .finish();
    Object::new()
        .with("virtual_account", &read(account))
        .with("virtual_account_status", &account.status(state.clock.now()))
        .with("customer", &customer)
}

/// An account with what was paid into it: `virtual_accounts.get.response.json`.
pub(crate) fn read_with_payments(state: &State, account: &Account) -> Json {
    let payments: Vec<Json> = account
        .payments
        .iter()
        .rev()
        .filter_map(|id| state.payment(id.as_str()))
        .map(|payment| payments::read(state, payment).finish())
        .collect();
    // All of them are on one page.
    read_with_customer(state, account)
        .with("payments", &payments)
        .with("total_payment", &counted(payments.len()))
        .with("total_page", &1)
        .with("current_page", &1)
        .finish()
}
