//! `POST /invoices`. Nothing is stored; the other endpoints of invoices return samples.

use crate::clock::{after, in_zulu};
use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::object::{Object, typed};
use crate::state::State;
use crate::{email, mobile};
use durianpay_client::Timestamp;
use durianpay_client::api::{
    CreateInvoice, CustomerId, Invoice, InvoiceId, InvoiceStatus, PartialTransactionConfig,
};
use durianpay_client::json::Json;
use std::time::Duration;

/// The lifetime of the page of an invoice, as recorded: 90 days, and the time that the API took.
const PAGE_LASTS: Duration = Duration::new(90 * 24 * 60 * 60, 84_279_201);

/// The offset of Jakarta, in which that time is recorded, in minutes.
const JAKARTA: i16 = 7 * 60;

/// The length of the code of that page, as recorded.
const CODE_LENGTH: usize = 6;

/// Handles `POST /invoices`: `recorded.invoices.create.200.json`. Amounts are returned as sent.
pub(crate) fn create(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let request: CreateInvoice = context.body()?;
    let payer = &request.customer;
    let number = mobile::error("customer.mobile", payer.mobile.as_ref());
    let address = email::error("customer.email", payer.email.as_ref());
    ErrorResponse::reject(&mut state.ids, number.into_iter().chain(address))?;
    let now = state.clock.now();
    let id = InvoiceId::new(state.ids.next(InvoiceId::PREFIX.unwrap_or_default()));
    let customer = match request.customer.id {
        Some(known) => known,
        None => CustomerId::new(state.ids.next(CustomerId::PREFIX.unwrap_or_default())),
    };
    let config = request.partial_transaction_config.as_ref();
    let page = format!("/{}", state.ids.code(CODE_LENGTH));
    let response = Object::new()
        .with("id", &id)
        .string("invoice_ref_id", &request.invoice_ref_id)
        .string("title", &request.title)
        .with("status", &InvoiceStatus::Outstanding)
        .with("amount", &request.amount)
        .with("remaining_amount", &request.remaining_amount)
        .with_some("due_date", request.due_date.map(in_zulu).as_ref())
        .with_some("start_date", request.start_date.map(in_zulu).as_ref())
        .with("created_at", &now)
        .with("customer_id", &customer)
        .with(
            "enable_partial_transaction",
            &request.enable_partial_transaction.unwrap_or_default(),
        )
        .with_some("partial_transaction_config", config.map(rules).as_ref())
        .string("checkout_url", &page)
        .with_some("checkout_url_expiry_at", page_expiry(now).as_ref())
        .finish();
    Ok(typed::<Invoice>(&response)?)
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

fn page_expiry(now: Timestamp) -> Option<Timestamp> {
    after(now, PAGE_LASTS)?.with_offset_minutes(JAKARTA)
}
