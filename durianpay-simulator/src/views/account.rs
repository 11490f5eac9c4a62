//! Virtual accounts.

use super::payment;
use crate::model::account::Account;
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::object::{Object, count};
use durianpay_client::api::Currency;
use durianpay_client::json::Json;
use durianpay_client::{Amount, Timestamp};
use std::sync::Arc;

/// Writes an account as `virtual_accounts.create.response.json`.
pub(crate) fn read(account: &Account) -> Json {
    let rupiah = |amount: Amount| amount.whole_rupiah().unwrap_or_default();
    let read = Object::new()
        .with("id", &account.id)
        .with("bank_code", &account.bank)
        .string("account_number", &account.number)
        .string("name", &account.name)
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
        .string("va_ref_id", &account.reference)
        .with("auto_disable_after_payment", &account.disables_itself);
    read.finish()
}

/// Writes an account with its customer, as `virtual_accounts.patch.response.json`.
pub(crate) fn read_with_customer(account: &Account, now: Timestamp) -> Object {
    let person = &account.person;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let customer = Object::new()
        .with("id", &account.customer)
        .string("customer_ref_id", &text(&person.customer_ref_id))
        .string("given_name", &person.given_name)
        .string("middle_name", &text(&person.middle_name))
        .string("sur_name", &text(&person.sur_name))
        .string("email", &text(&person.email))
        .string("mobile", &text(&person.mobile))
        .finish();
    Object::new()
        .with("virtual_account", &read(account))
        .with("virtual_account_status", &account.status(now))
        .with("customer", &customer)
}

/// Writes an account with its payments, newest first, each with its order, as
/// `virtual_accounts.get.response.json`.
pub(crate) fn read_with_payments(
    account: &Account,
    now: Timestamp,
    payments: &[(Arc<Payment>, Option<Arc<Order>>)],
) -> Json {
    let payments: Vec<Json> = payments
        .iter()
        .map(|(payment, order)| payment::in_account(payment, order.as_deref()))
        .collect();
    // All payments are on one page.
    read_with_customer(account, now)
        .with("payments", &payments)
        .with("total_payment", &count(payments.len()))
        .with("total_page", &1_i64)
        .with("current_page", &1_i64)
        .finish()
}
