//! Answers of the resource `refunds`.

use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::paging::{MOST, Page, counted};
use crate::payments;
use crate::refusal::{FieldFault, Refusal};
use crate::state::{Ending, State};
use durianpay_client::Amount;
use durianpay_client::Timestamp;
use durianpay_client::api::{
    self, CreateRefund, CustomerId, PaymentId, RefundId, RefundList, RefundSource, RefundStatus,
    RefundType,
};
use durianpay_client::json::Json;
use http::StatusCode;

/// Money of a payment that went back. It is approved at once, and stays so.
#[derive(Debug, Clone)]
pub(crate) struct Refund {
    id: RefundId,
    reference: String,
    payment: PaymentId,
    amount: Amount,
    kind: RefundType,
    notes: String,
    customer: Option<CustomerId>,
    created_at: Timestamp,
}

/// `POST /refunds`
pub(crate) fn create(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let asked: CreateRefund = ask.body()?;
    let payment = state
        .payment(asked.payment_id.as_str())
        .ok_or_else(|| Refusal::invalid_payment("invalid payment id"))?
        .clone();
    let amount = asked.amount.canonical();
    let fault = if payment.ending != Some(Ending::Completed) {
        let message = format!("the payment is {}, not completed", payment.status());
        Some(FieldFault::new("payment_id", message))
    } else if amount <= Amount::ZERO {
        Some(FieldFault::new("amount", "is not greater than zero"))
    } else {
        None
    };
    if let Some(fault) = fault {
        let message = "invalid fields in request";
        return Err(Refusal::invalid(&mut state.ids, message, vec![fault]));
    }
    let refunds = state.refunds.iter();
    let left = refunds
        .filter(|refund| refund.payment == payment.id)
        .try_fold(payment.amount, |left, refund| {
            left.checked_sub(refund.amount)
        });
    if left.is_none_or(|left| amount > left) {
        return Err(Refusal::refund_exceeds());
    }
    let order = state.order(payment.order.as_str());
    let customer = order.map(|order| order.customer.clone());
    let refund = Refund {
        id: RefundId::new(state.ids.next(RefundId::PREFIX.unwrap_or_default())),
        reference: asked.ref_id,
        payment: payment.id,
        amount,
        kind: if amount == payment.amount {
            RefundType::Full
        } else {
            RefundType::Partial
        },
        notes: asked.notes.unwrap_or_default(),
        customer,
        created_at: state.clock.now(),
    };
    state.refunds.push(refund.clone());
    let answer = read(state, &refund).finish();
    Ok(typed::<api::Refund>(&answer)?)
}

/// `GET /refunds/{id}`
pub(crate) fn get(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let refund = state
        .refunds
        .iter()
        .find(|refund| refund.id.as_str() == ask.path("id"))
        .ok_or_else(|| Refusal::failing("error getting refund"))?;
    let answer = known(state, refund).finish();
    Ok(typed::<api::Refund>(&answer)?)
}

/// `GET /refunds/payment/{id}`
pub(crate) fn by_payment(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let Some(payment) = state.payment(ask.path("id")) else {
        let body = Object::new().finish();
        return Err(Refusal::printed(StatusCode::BAD_REQUEST, body));
    };
    let refunds = state.refunds.iter().rev();
    let answers: Vec<Json> = refunds
        .filter(|refund| refund.payment == payment.id)
        .map(|refund| known(state, refund).text("failure_reason", "").finish())
        .collect();
    let answers: Vec<String> = answers
        .iter()
        .map(typed::<api::Refund>)
        .collect::<Result<_, _>>()?;
    Ok(format!("[{}]", answers.join(",")))
}

/// `GET /refunds`
pub(crate) fn list(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let refusal = Refusal::invalid_page_coded(&mut state.ids);
    let page = Page::of(ask, MOST, refusal)?;
    let refunds: Vec<&Refund> = state
        .refunds
        .iter()
        .rev()
        .filter(|refund| page.has_day_of(refund.created_at))
        .collect();
    let total = counted(refunds.len());
    let items: Vec<Json> = page
        .cut(refunds)
        .into_iter()
        .map(|refund| listed(state, refund))
        .collect();
    let answer = Object::new()
        .with("refund", &items)
        .with("total_data", &total)
        .finish();
    Ok(typed::<RefundList>(&answer)?)
}

/// `refunds.create.response.json`
fn read(state: &State, refund: &Refund) -> Object {
    let refunded = Object::new()
        .with("id", &refund.id)
        .text("ref_id", &refund.reference)
        .with("amount", &refund.amount)
        .with("refund_type", &refund.kind)
        .with("status", &RefundStatus::Approved)
        .with("created_at", &refund.created_at)
        .with("updated_at", &refund.created_at)
        .with("approved_at", &refund.created_at)
        .with("source", &RefundSource::Api);
    with_customer(state, refund, refunded)
}

/// `refunds.get.response.json`: with the customer's id.
fn known(state: &State, refund: &Refund) -> Object {
    read(state, refund).with_some("customer_id", refund.customer.as_ref())
}

/// `refunds.list.response.json`: other names for the same.
fn listed(state: &State, refund: &Refund) -> Json {
    let payment = state.payment(refund.payment.as_str());
    let mut listed = Object::new()
        .with("id", &refund.id)
        .with("merchant_id", &state.merchant)
        .with("status", &RefundStatus::Approved)
        .null("disbursement_id")
        .with("total_amount", &refund.amount)
        .with("created_at", &refund.created_at)
        .with("updated_at", &refund.created_at)
        .with("approved_at", &refund.created_at)
        .with("payment_id", &refund.payment)
        .text("refund_ref_id", &refund.reference)
        .with("is_live", &false)
        .text("type", "instant")
        .with_some("customer_id", refund.customer.as_ref())
        .with("refund_partial", &refund.kind)
        .text("refund_notes", &refund.notes)
        .with("source", &RefundSource::Api)
        .with("allow_retrigger", &false);
    if let Some(payment) = payment {
        listed = listed
            .with("order_id", &payment.order)
            .with("payment_paid_amount", &payment.amount)
            .with_some(
                "payment_details_type",
                payments::details_type(&payment.method).as_ref(),
            )
            .text("payment_method_id", payment.method.as_str());
    }
    with_customer(state, refund, listed).finish()
}

fn with_customer(state: &State, refund: &Refund, answer: Object) -> Object {
    let order = state
        .payment(refund.payment.as_str())
        .and_then(|payment| state.order(payment.order.as_str()));
    let Some(order) = order else {
        return answer;
    };
    let customer = &order.asked.customer;
    answer
        .text(
            "customer_name",
            customer.given_name.as_deref().unwrap_or_default(),
        )
        .text(
            "customer_email",
            customer.email.as_deref().unwrap_or_default(),
        )
        .text(
            "customer_phone",
            customer.mobile.as_deref().unwrap_or_default(),
        )
}
