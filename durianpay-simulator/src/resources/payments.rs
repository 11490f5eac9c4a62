//! Handlers of the resource `payments`, except for the charge.

use crate::context::{Context, Step, reply, step};
use crate::error_response::ErrorResponse;
use crate::model::payment::{Ending, Payment};
use crate::object::{Object, count};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views;
use crate::views::refund::Facts;
use durianpay_client::api::{
    self, CancelledPayment, GetPayment, PaymentExpand, PaymentList, PaymentState, PaymentStatus,
    VerifyPayment,
};
use durianpay_client::json::{Json, to_string};
use durianpay_client::webhook;
use std::sync::Arc;

/// Handles `GET /payments/{id}`.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let query: GetPayment = context.query()?;
    let expand = query.expand.unwrap_or_default();
    step(move |state| {
        let payment = find(state, context)?;
        let order = state.order_of(&payment);
        let merchant = state.merchant.id.clone();
        let refund = state.refunds_of(&payment.id).next_back().cloned();
        let refund = refund.map(|refund| (Facts::of(state, &refund), refund));
        reply::<api::Payment>(move || {
            let order = order.as_deref();
            let refund =
                refund.map(|(facts, refund)| views::refund::read(&refund, &facts).finish());
            let expanded = |field| order.filter(|_| expand.contains(&field));
            let customer = expanded(PaymentExpand::Customer).map(views::order::payer);
            let shown = expanded(PaymentExpand::Order);
            let shown = shown.map(|order| views::order::of_payment(&merchant, order));
            views::payment::read(&merchant, &payment, order, refund.as_ref())
                .with_some("customer", customer.as_ref())
                .with_some("order", shown.as_ref())
                .finish()
        })
    })
}

/// Handles `GET /payments`.
pub(crate) fn list<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, Days::Dates)?;
    step(move |state| {
        let payments = state.payment_table();
        let (total, positions) = page.select(
            payments.len(),
            |position| payments.created_at(position),
            |created_at| state.is_listed(created_at),
        );
        let listed: Vec<_> = positions
            .filter_map(|position| payments.at(position))
            .map(|payment| (Arc::clone(payment), state.order_of(payment)))
            .collect();
        reply::<PaymentList>(move || {
            let items: Vec<Json> = listed
                .iter()
                .map(|(payment, order)| views::payment::listed(payment, order.as_deref()))
                .collect();
            Object::new()
                .with("payments", &items)
                .with("total", &count(total))
                .finish()
        })
    })
}

/// Handles `GET /payments/{id}/status`.
pub(crate) fn status<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let payment = find(state, context)?;
        let key = state.merchant.key.clone();
        reply::<PaymentState>(move || {
            let is_completed = payment.status() == PaymentStatus::Completed;
            // The ids and amounts of the simulator can always be signed.
            let signature = webhook::sign(payment.id.as_str(), payment.amount, &key).ok();
            let signature = signature.map(|signature| signature.to_string());
            Object::new()
                .with("status", &payment.status())
                .with("is_completed", &is_completed)
                .text("signature", signature.as_ref())
                .string("error_code", "")
                .finish()
        })
    })
}

/// Handles `POST /payments/{id}/verify`.
pub(crate) fn verify<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: VerifyPayment = context.body()?;
    step(move |state| {
        let payment = find(state, context)?;
        let key = state.merchant.key.clone();
        Ok(Box::new(move || {
            let signature = &request.verification_signature;
            let held = webhook::verify(payment.id.as_str(), payment.amount, signature, &key);
            Ok(to_string(&held.is_ok()))
        }))
    })
}

/// Handles `PUT /payments/{id}/cancel`.
pub(crate) fn cancel<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let id = find(state, context)?.id.clone();
        let ended = state.end(&id, Ending::Cancelled);
        ended.map_err(|error| ErrorResponse::invalid_payment(error.to_string()))?;
        let payment = find(state, context)?;
        reply::<CancelledPayment>(move || views::payment::cancelled(&payment))
    })
}

fn find(state: &State, context: &Context<'_>) -> Result<Arc<Payment>, ErrorResponse> {
    let payment = state.payment(context.path("id")).cloned();
    payment.ok_or_else(|| ErrorResponse::invalid_payment("invalid payment id"))
}
