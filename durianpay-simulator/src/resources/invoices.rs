//! Handlers of the resource `invoices`. The functions that take an id return `None` for an invoice that
//! was not created here; `samples` then responds with the printed sample.

use crate::context::{Context, Step, Stored, reply, step, stored};
use crate::error::SimulatorError;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::invoice::Invoice;
use crate::model::shelf::Found;
use crate::object::{Object, count};
use crate::paging::{Days, MOST, Page};
use crate::views;
use crate::{email, mobile};
use durianpay_client::Amount;
use durianpay_client::api::{
    self, CreateInvoice, CustomerId, DeletedInvoice, InvoiceId, InvoiceList, InvoiceStatus,
    ListInvoices, RecordInvoicePayment, RecordedInvoicePayment, UpdateInvoice,
};
use durianpay_client::json::Json;
use http::StatusCode;
use std::sync::Arc;

/// The length of the code of the page of an invoice, as recorded.
const CODE_LENGTH: usize = 6;

/// The code of success, in responses without an envelope.
const SUCCESS: &str = "0000";

/// Handles `POST /invoices`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: CreateInvoice = context.body()?;
    step(move |state| {
        let payer = &request.customer;
        let number = mobile::error("customer.mobile", payer.mobile.as_ref());
        let address = email::error("customer.email", payer.email.as_ref());
        let amounts = amount_errors(&request);
        let errors = number.into_iter().chain(address).chain(amounts);
        ErrorResponse::reject(&mut state.ids, errors)?;
        let now = state.clock.now();
        let id = InvoiceId::new(state.ids.next(InvoiceId::PREFIX.unwrap_or_default()));
        let customer = match &request.customer.id {
            Some(known) => known.clone(),
            None => CustomerId::new(state.ids.next(CustomerId::PREFIX.unwrap_or_default())),
        };
        let invoice = state.sales.invoices.add(Invoice {
            id,
            customer,
            code: state.ids.code(CODE_LENGTH),
            request,
            is_blocked: false,
            url: String::new(),
            metadata: None,
            transactions: Vec::new(),
            created_at: now,
            updated_at: now,
        });
        reply::<api::Invoice>(move || views::invoice::created(&invoice))
    })
}

/// Returns the errors of amounts that no debt can have.
fn amount_errors(request: &CreateInvoice) -> Option<FieldError> {
    let negative = |field, amount: Amount| {
        (amount < Amount::ZERO).then(|| FieldError::new(field, "is less than zero"))
    };
    negative("amount", request.amount)
        .or_else(|| negative("remaining_amount", request.remaining_amount))
}

/// Handles `GET /invoices/{id}`.
pub(super) fn get<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    stored(move |state| {
        let Some(invoice) = known(state.sales.invoices.get(context.path("id")))?.cloned() else {
            return Ok(None);
        };
        reply::<api::Invoice>(move || views::invoice::read(&invoice).finish()).map(Some)
    })
}

/// Handles `PUT /invoices/{id}`.
pub(super) fn update<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    let changes: UpdateInvoice = context.body()?;
    stored(move |state| {
        let now = state.clock.now();
        let id = context.path("id");
        let Some(invoice) = known(state.sales.invoices.get_mut(id))? else {
            return Ok(None);
        };
        invoice.update(changes, now);
        let Some(invoice) = known(state.sales.invoices.get(id))?.cloned() else {
            return Ok(None);
        };
        let write = move || {
            views::invoice::read(&invoice)
                .with("updated_at", &invoice.updated_at)
                .finish()
        };
        reply::<api::Invoice>(write).map(Some)
    })
}

/// Handles `GET /invoices`, once an invoice was created.
pub(super) fn list<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    let query: ListInvoices = context.query()?;
    let page = Page::read(context.query, MOST, Days::Dates)?;
    stored(move |state| {
        if state.sales.invoices.is_new() {
            return Ok(None);
        }
        let wanted = query.status.as_ref();
        let has_status = |status: &InvoiceStatus| wanted.is_none_or(|wanted| wanted == status);
        let found: Vec<_> = state
            .sales
            .invoices
            .newest()
            .filter(|invoice| page.has_day_of(invoice.created_at) && has_status(&invoice.status()))
            .collect();
        let total = found.len();
        let found: Vec<_> = page.cut(found).into_iter().map(Arc::clone).collect();
        let write = move || {
            let items: Vec<Json> = found
                .iter()
                .map(|invoice| views::invoice::listed(invoice).finish())
                .collect();
            Object::new()
                .with("invoices", &items)
                .with("total_count", &count(total))
                .finish()
        };
        reply::<InvoiceList>(write).map(Some)
    })
}

/// Handles `DELETE /invoices/{id}`.
pub(super) fn delete<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    stored(move |state| {
        let Some(invoice) = known(state.sales.invoices.remove(context.path("id")))? else {
            return Ok(None);
        };
        let write = move || {
            Object::new()
                .with("id", &invoice.id)
                .string("message", "invoice deleted successfully")
                .string("response_code", SUCCESS)
                .finish()
        };
        reply::<DeletedInvoice>(write).map(Some)
    })
}

/// Handles `POST /invoices/manual_transaction`.
pub(super) fn record_payment<'c>(context: &'c Context<'c>) -> Result<Stored<'c>, ErrorResponse> {
    let paid: RecordInvoicePayment = context.body()?;
    stored(move |state| {
        if known(state.sales.invoices.get(paid.id.as_str()))?.is_none() {
            return Ok(None);
        }
        match state.pay_invoice(&paid.id, paid.amount) {
            Ok(_events) => {}
            Err(SimulatorError::InvoiceNotPayable { reason, .. }) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return Err(ErrorResponse::plain(status, reason));
            }
            Err(_) => return Err(unknown()),
        }
        let write = move || {
            let message = format!("Manual Payment for {} is successful.", paid.id);
            Object::new()
                .string("message", &message)
                .string("response_code", SUCCESS)
                .finish()
        };
        reply::<RecordedInvoicePayment>(write).map(Some)
    })
}

/// Returns an invoice, or `None` for one that was not created here. Rejects one that was deleted.
fn known<T>(found: Found<T>) -> Result<Option<T>, ErrorResponse> {
    match found {
        Found::Item(invoice) => Ok(Some(invoice)),
        Found::Removed => Err(unknown()),
        Found::Unknown => Ok(None),
    }
}

/// Creates the error of an invoice that does not exist. No page prints its body.
fn unknown() -> ErrorResponse {
    ErrorResponse::plain(StatusCode::NOT_FOUND, "invoice does not exist")
}
