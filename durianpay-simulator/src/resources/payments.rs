//! Handlers of the resource `payments`, except for the charge.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::model::payment::{Ending, Payment};
use crate::object::{Object, count, typed};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views;
use durianpay_client::api::{
    self, CancelledPayment, GetPayment, PaymentExpand, PaymentId, PaymentList, PaymentState,
    PaymentStatus, VerifyPayment,
};
use durianpay_client::json::{Json, to_string};
use durianpay_client::webhook;
use std::sync::Arc;

/// Handles `GET /payments/{id}`.
pub(crate) fn get(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let query: GetPayment = context.query()?;
    let payment = find(state, context)?;
    let expand = query.expand.unwrap_or_default();
    let order = state.order(payment.order.as_str());
    let expanded = |field| order.filter(|_| expand.contains(&field));
    let customer = expanded(PaymentExpand::Customer).map(|order| views::order::payer(order));
    let order = expanded(PaymentExpand::Order).map(|order| views::order::of_payment(state, order));
    let response = views::payment::read(state, payment)
        .with_some("customer", customer.as_ref())
        .with_some("order", order.as_ref())
        .finish();
    Ok(typed::<api::Payment>(&response)?)
}

/// Handles `GET /payments`.
pub(crate) fn list(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let page = Page::from_query(
        context.query,
        MOST,
        Days::Dates,
        ErrorResponse::invalid_page(),
    )?;
    let payments = state.payment_table();
    let (total, positions) = page.select(
        payments.len(),
        |position| payments.created_at(position),
        |created_at| state.is_listed(created_at),
    );
    let total = count(total);
    let items: Vec<Json> = positions
        .filter_map(|position| payments.at(position))
        .map(|payment| views::payment::listed(state, payment))
        .collect();
    let response = Object::new()
        .with("payments", &items)
        .with("total", &total)
        .finish();
    Ok(typed::<PaymentList>(&response)?)
}

/// Handles `GET /payments/{id}/status`.
pub(crate) fn status(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let payment = find(state, context)?;
    let is_completed = payment.status() == PaymentStatus::Completed;
    // The ids and amounts of the simulator can always be signed.
    let signature = webhook::sign(payment.id.as_str(), payment.amount, &state.merchant.key).ok();
    let signature = signature.map(|signature| signature.to_string());
    let response = Object::new()
        .with("status", &payment.status())
        .with("is_completed", &is_completed)
        .text("signature", signature.as_ref())
        .string("error_code", "")
        .finish();
    Ok(typed::<PaymentState>(&response)?)
}

/// Handles `POST /payments/{id}/verify`.
pub(crate) fn verify(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let request: VerifyPayment = context.body()?;
    let payment = find(state, context)?;
    let signature = &request.verification_signature;
    let held = webhook::verify(
        payment.id.as_str(),
        payment.amount,
        signature,
        &state.merchant.key,
    );
    Ok(to_string(&held.is_ok()))
}

/// Handles `PUT /payments/{id}/cancel`.
pub(crate) fn cancel(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    find(state, context)?;
    state
        .end(&PaymentId::new(context.path("id")), Ending::Cancelled)
        .map_err(|error| ErrorResponse::invalid_payment(error.to_string()))?;
    let response = views::payment::cancelled(find(state, context)?);
    Ok(typed::<CancelledPayment>(&response)?)
}

fn find<'s>(state: &'s State, context: &Context<'_>) -> Result<&'s Arc<Payment>, ErrorResponse> {
    state
        .payment(context.path("id"))
        .ok_or_else(|| ErrorResponse::invalid_payment("invalid payment id"))
}
