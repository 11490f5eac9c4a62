//! Invoices.

use super::day::day;
use crate::clock::after;
use crate::model::invoice::{Invoice, Transaction};
use crate::object::Object;
use durianpay_client::Timestamp;
use durianpay_client::api::{Currency, PartialTransactionConfig};
use durianpay_client::json::Json;
use std::time::Duration;

/// The lifetime of the page of an invoice, as recorded: 90 days, and the time that the API took.
const PAGE_LASTS: Duration = Duration::new(90 * 24 * 60 * 60, 84_279_201);

/// The offset of Jakarta, in which that time is recorded, in minutes.
const JAKARTA: i16 = 7 * 60;

/// Writes a new invoice as `recorded.invoices.create.200.json`. Amounts are returned as sent.
pub(crate) fn created(invoice: &Invoice) -> Json {
    let request = &invoice.request;
    let config = request.partial_transaction_config.as_ref();
    Object::new()
        .with("id", &invoice.id)
        .string("invoice_ref_id", &request.invoice_ref_id)
        .string("title", &request.title)
        .with("status", &invoice.status())
        .with("amount", &request.amount)
        .with("remaining_amount", &request.remaining_amount)
        .with_some("due_date", request.due_date.map(day).as_ref())
        .with_some("start_date", request.start_date.map(day).as_ref())
        .with("created_at", &invoice.created_at)
        .with("customer_id", &invoice.customer)
        .with(
            "enable_partial_transaction",
            &request.enable_partial_transaction.unwrap_or_default(),
        )
        .with_some("partial_transaction_config", config.map(rules).as_ref())
        .string("checkout_url", &format!("/{}", invoice.code))
        .with_some(
            "checkout_url_expiry_at",
            page_expiry(invoice.created_at).as_ref(),
        )
        .finish()
}

/// Writes an invoice as `invoices.get.response.json`, with its payments, if it has any.
pub(crate) fn read(invoice: &Invoice) -> Object {
    listed(invoice).with("metadata", &invoice.metadata)
}

/// Writes an invoice in a list: all but its metadata.
pub(crate) fn listed(invoice: &Invoice) -> Object {
    let request = &invoice.request;
    let config = request.partial_transaction_config.as_ref();
    let transactions: Vec<Json> = invoice.transactions.iter().map(transaction).collect();
    let transactions = (!transactions.is_empty()).then_some(transactions);
    Object::new()
        .with("id", &invoice.id)
        .with("customer_id", &invoice.customer)
        .string("title", &request.title)
        .string("invoice_ref_id", &request.invoice_ref_id)
        .with("amount", &request.amount.canonical())
        .with("remaining_amount", &request.remaining_amount.canonical())
        .with("currency", &Currency::Idr)
        .with("status", &invoice.status())
        .with("is_live", &false)
        .with(
            "is_partial_transaction_enabled",
            &request.enable_partial_transaction.unwrap_or_default(),
        )
        .with_some("partial_transaction_config", config.map(rules).as_ref())
        .with_some("start_date", request.start_date.map(day).as_ref())
        .with_some("due_date", request.due_date.map(day).as_ref())
        .with("is_blocked", &invoice.is_blocked)
        .string("invoice_url", &invoice.url)
        .with_some("transactions", transactions.as_ref())
        .with("created_at", &invoice.created_at)
}

/// Writes a payment. The values of its status are not documented.
fn transaction(transaction: &Transaction) -> Json {
    Object::new()
        .with("ID", &transaction.id)
        .with("amount", &transaction.amount.canonical())
        .finish()
}

/// Writes the rules for paying in parts, in which an amount is a number.
fn rules(config: &PartialTransactionConfig) -> Json {
    let least = config
        .min_acceptable_amount
        .map(|least| match least.whole_rupiah() {
            Some(rupiah) => rupiah.to_string(),
            None => least.to_string(),
        });
    let least = least.and_then(|least| Json::parse(&least).ok());
    Object::new()
        .with_some("min_acceptable_amount", least.as_ref())
        .finish()
}

fn page_expiry(created_at: Timestamp) -> Option<Timestamp> {
    after(created_at, PAGE_LASTS)?.with_offset_minutes(JAKARTA)
}
