//! Handlers of the resource `refunds`.

use crate::context::Context;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::payment::Ending;
use crate::model::refund::Refund;
use crate::object::{Object, count, typed};
use crate::paging::{Days, MOST, Page};
use crate::state::State;
use crate::views::refund::{listed, read};
use durianpay_client::Amount;
use durianpay_client::api::{self, CreateRefund, RefundId, RefundList, RefundType};
use durianpay_client::json::Json;
use http::StatusCode;

/// Handles `POST /refunds`.
pub(crate) fn create(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let request: CreateRefund = context.body()?;
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
    let refund = state.add_refund(refund);
    let response = read(state, &refund).finish();
    Ok(typed::<api::Refund>(&response)?)
}

/// Handles `GET /refunds/{id}`.
pub(crate) fn get(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let refund = state
        .refunds
        .get(context.path("id"))
        .ok_or_else(|| ErrorResponse::failing("error getting refund"))?;
    let response = read(state, refund).finish();
    Ok(typed::<api::Refund>(&response)?)
}

/// Handles `GET /refunds/payment/{id}`.
pub(crate) fn by_payment(
    state: &mut State,
    context: &Context<'_>,
) -> Result<String, ErrorResponse> {
    let Some(payment) = state.payment(context.path("id")) else {
        let body = Object::new().finish();
        return Err(ErrorResponse::printed(StatusCode::BAD_REQUEST, body));
    };
    let refunds = state.refunds_of(&payment.id).rev();
    let responses: Vec<Json> = refunds
        .filter(|refund| state.is_listed(refund.created_at))
        .map(|refund| read(state, refund).finish())
        .collect();
    let responses: Vec<String> = responses
        .iter()
        .map(typed::<api::Refund>)
        .collect::<Result<_, _>>()?;
    Ok(format!("[{}]", responses.join(",")))
}

/// Handles `GET /refunds`.
pub(crate) fn list(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let rejection = ErrorResponse::invalid_page_coded(&mut state.ids);
    let page = Page::from_query(context.query, MOST, Days::DatesOrUnix, rejection)?;
    let refunds = &state.refunds;
    let (total, positions) = page.select(
        refunds.len(),
        |position| refunds.created_at(position),
        |created_at| state.is_listed(created_at),
    );
    let total = count(total);
    let items: Vec<Json> = positions
        .filter_map(|position| refunds.at(position))
        .map(|refund| listed(state, refund))
        .collect();
    let response = Object::new()
        .with("refund", &items)
        .with("total_data", &total)
        .finish();
    Ok(typed::<RefundList>(&response)?)
}
