//! Answers of the resource `payments`, but for the charge.

use crate::events::{failure, metadata};
use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::orders;
use crate::paging::{MOST, Page, counted};
use crate::refusal::Refusal;
use crate::state::{Ending, Payment, State};
use durianpay_client::api::{
    self, CancelledPayment, Currency, GetPayment, PaymentDetailsType, PaymentExpand, PaymentId,
    PaymentList, PaymentMethod, PaymentState, VerifyPayment,
};
use durianpay_client::json::{self, Json};
use durianpay_client::webhook::{sign, verify as signature_holds};

/// `GET /payments/{id}`
pub(crate) fn get(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let query: GetPayment = ask.query()?;
    let payment = find(state, ask)?;
    let expand = query.expand.unwrap_or_default();
    let order = state.order(payment.order.as_str());
    let shown = |what| order.filter(|_| expand.contains(&what));
    let customer = shown(PaymentExpand::Customer).map(orders::payer);
    let order = shown(PaymentExpand::Order).map(|order| orders::read(state, order).finish());
    let answer = read(state, payment)
        .with_some("customer", customer.as_ref())
        .with_some("order", order.as_ref())
        .finish();
    Ok(typed::<api::Payment>(&answer)?)
}

/// `GET /payments`
pub(crate) fn list(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let page = Page::of(ask, MOST, Refusal::invalid_page())?;
    let payments: Vec<&Payment> = state
        .payments()
        .filter(|payment| page.has_day_of(payment.created_at))
        .collect();
    let total = counted(payments.len());
    let items: Vec<Json> = page
        .cut(payments)
        .into_iter()
        .map(|payment| read(state, payment).finish())
        .collect();
    let answer = Object::new()
        .with("payments", &items)
        .with("total", &total)
        .finish();
    Ok(typed::<PaymentList>(&answer)?)
}

/// `GET /payments/{id}/status`
pub(crate) fn status(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let payment = find(state, ask)?;
    let is_completed = payment.ending == Some(Ending::Completed);
    let signature = is_completed
        .then(|| sign(payment.id.as_str(), payment.amount, &state.key).ok())
        .flatten()
        .map(|signature| signature.to_string());
    let answer = Object::new()
        .with("status", &payment.status())
        .with("is_completed", &is_completed)
        .with_some("signature", signature.as_ref())
        .finish();
    Ok(typed::<PaymentState>(&answer)?)
}

/// `POST /payments/{id}/verify`
pub(crate) fn verify(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: VerifyPayment = ask.body()?;
    let payment = find(state, ask)?;
    let signature = &asked.verification_signature;
    let held = signature_holds(payment.id.as_str(), payment.amount, signature, &state.key);
    Ok(json::to_string(&held.is_ok()))
}

/// `PUT /payments/{id}/cancel`
pub(crate) fn cancel(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    find(state, ask)?;
    state
        .end(&PaymentId::new(ask.path("id")), Ending::Cancelled)
        .map_err(|error| Refusal::invalid_payment(error.to_string()))?;
    let payment = find(state, ask)?;
    let answer = Object::new()
        .with("id", &payment.id)
        .with("status", &payment.status())
        .with("order_id", &payment.order)
        .with("created_at", &payment.created_at)
        .with("updated_at", &payment.updated_at)
        .finish();
    Ok(typed::<CancelledPayment>(&answer)?)
}

fn find<'s>(state: &'s State, ask: &Ask<'_>) -> Result<&'s Payment, Refusal> {
    state
        .payment(ask.path("id"))
        .ok_or_else(|| Refusal::invalid_payment("invalid payment id"))
}

/// A payment as it is read: `payments.get.response.json`.
pub(crate) fn read(state: &State, payment: &Payment) -> Object {
    let paid = match payment.ending {
        Some(Ending::Completed) => payment.amount.to_string(),
        _ => String::new(),
    };
    let reason = payment.ending.and_then(failure);
    let reason = reason.unwrap_or_else(|| Object::new().finish());
    let order = state.order(payment.order.as_str());
    let answer = Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount)
        .with("currency", &Currency::Idr)
        .with("status", &payment.status())
        .with("order_id", &payment.order)
        .text(
            "payment_ref_id",
            payment.reference.as_deref().unwrap_or_default(),
        )
        .with("is_live", &false)
        .with("expiration_date", &payment.expires_at)
        .with_some(
            "payment_details_type",
            details_type(&payment.method).as_ref(),
        )
        .text("method_id", payment.method.as_str())
        .with("created_at", &payment.created_at)
        .with("updated_at", &payment.updated_at)
        .with("retry_count", &0)
        .text("discount", "")
        .text("paid_amount", &paid)
        .text("provider_id", "")
        .text("total_fee", "")
        .text("promo_id", "")
        .text("shipping_fee", "")
        .null("ds_error_metadata")
        .with("Currency", &Currency::Idr)
        .with("failure_reason", &reason);
    let Some(order) = order else {
        return answer;
    };
    let customer = &order.asked.customer;
    answer
        .with("metadata", &metadata(order))
        .with("CustomerID", &order.customer)
        .text(
            "CustomerName",
            customer.given_name.as_deref().unwrap_or_default(),
        )
        .text(
            "CustomerEmail",
            customer.email.as_deref().unwrap_or_default(),
        )
        .text(
            "OrderRefID",
            order.asked.order_ref_id.as_deref().unwrap_or_default(),
        )
}

/// The kind of a method, where the vendor has a name for it.
pub(crate) fn details_type(method: &PaymentMethod) -> Option<PaymentDetailsType> {
    match method {
        PaymentMethod::Va => Some(PaymentDetailsType::VaDetails),
        PaymentMethod::Ewallet => Some(PaymentDetailsType::EwalletDetails),
        PaymentMethod::Card => Some(PaymentDetailsType::CardDetails),
        PaymentMethod::Bnpl => Some(PaymentDetailsType::BnplDetails),
        _ => None,
    }
}
