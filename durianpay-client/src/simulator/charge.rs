//! `POST /payments/charge`: starts a payment.

use super::handlers::Ask;
use super::object::{Object, typed};
use super::qris;
use super::refusal::{FieldFault, Refusal};
use super::state::{Payment, State};
use crate::amount::Amount;
use crate::api::{Charge, ChargeMethod, ChargePayment, OrderStatus, PaymentMethod};
use crate::json::{self, Json};

/// What every method asks for, whether it has a type of its own or not.
struct Asked {
    order: String,
    amount: Amount,
    reference: Option<String>,
    mobile: Option<String>,
}

/// `POST /payments/charge`
pub(super) fn charge(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let body: ChargePayment = ask.body()?;
    let method = PaymentMethod::from(body.request.tag());
    if let PaymentMethod::Unknown(_) = method {
        return Err(invalid(state, "type", "is no payment method"));
    }
    let asked = match read(&body.request) {
        Ok(asked) => asked,
        Err(faults) => {
            return Err(Refusal::invalid(
                &mut state.ids,
                "required fields missing",
                faults,
            ));
        }
    };
    let order = state
        .order(&asked.order)
        .ok_or_else(Refusal::unknown_order)?
        .clone();
    let due = order.asked.amount.canonical();
    if asked.amount != due {
        let message = format!("is not the amount of the order, {due}");
        return Err(invalid(state, "request.amount", &message));
    }
    if state.order_status(&order.id) == OrderStatus::Completed {
        return Err(invalid(
            state,
            "request.order_id",
            "the order is paid already",
        ));
    }
    if order
        .asked
        .expiry_date
        .is_some_and(|end| end <= state.clock.now())
    {
        return Err(invalid(state, "request.order_id", "the order has expired"));
    }
    let payment = state.add_payment(&order, method, asked.reference.clone());
    let answer = Object::new()
        .text("type", body.request.tag())
        .with("response", &response(state, &payment, &asked))
        .finish();
    Ok(typed::<Charge>(&answer)?)
}

fn invalid(state: &mut State, field: &str, message: &str) -> Refusal {
    let faults = vec![FieldFault::new(field, message)];
    Refusal::invalid(&mut state.ids, "invalid fields in request", faults)
}

fn read(request: &ChargeMethod) -> Result<Asked, Vec<FieldFault>> {
    match request {
        ChargeMethod::Qris(qris) => Ok(Asked {
            order: qris.order_id.as_str().to_owned(),
            amount: qris.amount,
            reference: None,
            mobile: qris.mobile.clone(),
        }),
        ChargeMethod::Unknown(member) => read_open(member.content()),
    }
}

/// Reads a method that the bindings have no type for.
fn read_open(request: &Json) -> Result<Asked, Vec<FieldFault>> {
    let text = |key: &str| request.get(key).and_then(|value| value.as_text());
    let order = text("order_id");
    // One sample has a bare number of rupiah.
    let amount = request
        .get("amount")
        .and_then(|amount| json::from_str::<Amount>(amount.as_str()).ok());
    match (order, amount) {
        (Some(order), Some(amount)) => Ok(Asked {
            order,
            amount,
            reference: text("payment_ref_id"),
            mobile: text("mobile"),
        }),
        (order, amount) => {
            let mut faults = Vec::new();
            if order.is_none() {
                faults.push(FieldFault::new("request.order_id", "an order id is needed"));
            }
            if amount.is_none() {
                faults.push(FieldFault::new("request.amount", "an amount is needed"));
            }
            Err(faults)
        }
    }
}

/// What the customer needs to pay, in the form of the sample of the method.
fn response(state: &mut State, payment: &Payment, asked: &Asked) -> Json {
    let common = Object::new()
        .with("payment_id", &payment.id)
        .with("order_id", &payment.order)
        .with("expiration_time", &payment.expires_at)
        .with("paid_amount", &payment.amount)
        .with_some("payment_ref_id", payment.reference.as_ref());
    match &payment.method {
        PaymentMethod::Qris => qris_response(common, payment),
        method => open_response(state, common, method, payment, asked),
    }
}

/// `guide.payments.charge.qris.response.json`
fn qris_response(common: Object, payment: &Payment) -> Json {
    let merchant = Object::new()
        .text("merchant_name", "")
        .text("merchant_id", "")
        .finish();
    common
        .with("status", &payment.status())
        .with("creation_time", &payment.created_at)
        .text("qr_string", "")
        .text("unique_id", "QRIS")
        .with("metadata", &merchant)
        .with("amount", &payment.amount)
        .text("qr_code", &qris::code(payment.id.as_str(), payment.amount))
        .finish()
}

fn open_response(
    state: &mut State,
    common: Object,
    method: &PaymentMethod,
    payment: &Payment,
    asked: &Asked,
) -> Json {
    let page = format!("https://pay.example/{}", payment.id);
    let answer = match method {
        PaymentMethod::Va => {
            let digits = state.ids.next("");
            let digits = digits.get(digits.len() - 4..).unwrap_or_default();
            common.text("account_number", &format!("889089999561{digits}"))
        }
        PaymentMethod::Ewallet => common
            .with("status", &payment.status())
            .with_some("mobile", asked.mobile.as_ref())
            .text("checkout_url", &page),
        PaymentMethod::Bnpl | PaymentMethod::Card | PaymentMethod::OnlineBanking => {
            common.text("redirect_url", &page)
        }
        _ => common.with("status", &payment.status()),
    };
    answer.with("metadata", &Object::new().finish()).finish()
}
