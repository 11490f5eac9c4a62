//! Handlers of the resource `refunds`.

use crate::context::{Context, Step, reply, step};
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::payment::Ending;
use crate::model::refund::Refund;
use crate::object::{Object, count, typed};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views::refund::{Facts, listed, read};
use durianpay_client::Amount;
use durianpay_client::api::{self, CreateRefund, RefundId, RefundList, RefundType};
use durianpay_client::json::Json;
use http::StatusCode;
use std::sync::Arc;

/// Handles `POST /refunds`.
pub(crate) fn create<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let request: CreateRefund = context.body()?;
    step(move |state| {
        let refund = refund(state, request)?;
        let facts = Facts::of(state, &refund);
        reply::<api::Refund>(move || read(&refund, &facts).finish())
    })
}

/// Adds a refund, unless it is rejected.
fn refund(state: &mut State, request: CreateRefund) -> Result<Arc<Refund>, ErrorResponse> {
    let payment = state
        .payment(request.payment_id.as_str())
        .ok_or_else(|| ErrorResponse::invalid_payment("invalid payment id"))?
        .clone();
    let amount = request.amount.canonical();
    let fault = if payment.ending != Some(Ending::Completed) {
        let message = format!("the payment is {}, not completed", payment.status());
        Some(FieldError::new("payment_id", message))
    } else if amount <= Amount::ZERO {
        Some(FieldError::new("amount", "is not greater than zero"))
    } else {
        None
    };
    if let Some(fault) = fault {
        let message = "invalid fields in request";
        return Err(ErrorResponse::invalid(&mut state.ids, message, vec![fault]));
    }
    if amount > state.refundable(&payment) {
        return Err(ErrorResponse::refund_exceeds());
    }
    let order = state.order(payment.order.as_str());
    let customer = order.map(|order| order.customer.clone());
    let refund = Refund {
        id: RefundId::new(state.ids.next(RefundId::PREFIX.unwrap_or_default())),
        reference: request.ref_id,
        payment: payment.id.clone(),
        amount,
        kind: if Some(amount) == payment.paid {
            RefundType::Full
        } else {
            RefundType::Partial
        },
        notes: request.notes.unwrap_or_default(),
        customer,
        created_at: state.clock.now(),
    };
    Ok(state.add_refund(refund))
}

/// Handles `GET /refunds/{id}`.
pub(crate) fn get<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let refund = state.refunds.get(context.path("id")).cloned();
        let refund = refund.ok_or_else(|| ErrorResponse::failing("error getting refund"))?;
        let facts = Facts::of(state, &refund);
        reply::<api::Refund>(move || read(&refund, &facts).finish())
    })
}

/// Handles `GET /refunds/payment/{id}`.
pub(crate) fn by_payment<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    step(move |state| {
        let Some(payment) = state.payment(context.path("id")) else {
            let body = Object::new().finish();
            return Err(ErrorResponse::printed(StatusCode::BAD_REQUEST, body));
        };
        let refunds = state.refunds_of(&payment.id).rev();
        let refunds: Vec<_> = refunds
            .filter(|refund| state.is_listed(refund.created_at))
            .map(|refund| (Arc::clone(refund), Facts::of(state, refund)))
            .collect();
        Ok(Box::new(move || {
            let refunds = refunds.iter();
            let responses: Result<Vec<String>, _> = refunds
                .map(|(refund, facts)| typed::<api::Refund>(&read(refund, facts).finish()))
                .collect();
            Ok(format!("[{}]", responses?.join(",")))
        }))
    })
}

/// Handles `GET /refunds`.
pub(crate) fn list<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let page = Page::read(context.query, MOST, Days::DatesOrUnix);
    step(move |state| {
        // The id of the rejection is taken in any case.
        let rejection = ErrorResponse::invalid_page_coded(&mut state.ids);
        let page = page.map_err(|error| error.response(rejection))?;
        let refunds = &state.refunds;
        let (total, positions) = page.select(
            refunds.len(),
            |position| refunds.created_at(position),
            |created_at| state.is_listed(created_at),
        );
        let refunds: Vec<_> = positions
            .filter_map(|position| refunds.at(position))
            .map(|refund| (Arc::clone(refund), Facts::of(state, refund)))
            .collect();
        let merchant = state.merchant.id.clone();
        reply::<RefundList>(move || {
            let items: Vec<Json> = refunds
                .iter()
                .map(|(refund, facts)| listed(&merchant, refund, facts))
                .collect();
            Object::new()
                .with("refund", &items)
                .with("total_data", &count(total))
                .finish()
        })
    })
}
