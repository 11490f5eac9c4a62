//! `POST /payments/charge`: starts a payment.

use crate::handlers::Ask;
use crate::object::{Object, typed};
use crate::qris;
use crate::refusal::{FieldFault, Refusal};
use crate::state::{Payment, State};
use durianpay_client::Amount;
use durianpay_client::api::{Charge, ChargeMethod, ChargePayment, OrderStatus, PaymentMethod};
use durianpay_client::json::{self, Json};

/// What the methods have in common.
struct Asked {
    order: String,
    amount: Amount,
    reference: Option<String>,
    mobile: Option<String>,
}

/// `POST /payments/charge`
pub(crate) fn charge(state: &mut State, ask: &Ask<'_>) -> Result<String, Refusal> {
    let body: ChargePayment = ask.body()?;
    let method = PaymentMethod::from(body.request.tag());
    if let PaymentMethod::Unknown(_) = method {
        return Err(invalid(state, "type", "is no payment method"));
    }
    // The spec has every method, and each with an order and an amount.
    let asked = read(&body.request).ok_or_else(Refusal::unreadable_body)?;
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

/// Reads what all methods have in common, from the content as it stands on the
/// wire.
fn read(method: &ChargeMethod) -> Option<Asked> {
    let request = Json::parse(&json::to_string(method)).ok()?;
    let text = |key: &str| request.get(key).and_then(|value| value.as_text());
    // One sample has a bare number of rupiah.
    let amount = request.get("amount")?;
    Some(Asked {
        order: text("order_id")?,
        amount: json::from_str(amount.as_str()).ok()?,
        reference: text("payment_ref_id"),
        mobile: text("mobile"),
    })
}

/// What the customer needs to pay, in the form of the sample of the method.
fn response(state: &mut State, payment: &Payment, asked: &Asked) -> Json {
    let answer = Object::new()
        .with("payment_id", &payment.id)
        .with("order_id", &payment.order)
        .with("paid_amount", &payment.amount);
    let answer = match &payment.method {
        PaymentMethod::Qris => qris_response(answer, payment),
        PaymentMethod::Va => counter_response(answer, payment, &account_number(state, "889089999")),
        PaymentMethod::RetailStore => {
            counter_response(answer, payment, &account_number(state, "8890"))
        }
        method => page_response(answer, method, payment, asked),
    };
    answer.finish()
}

/// `guide.payments.charge.qris.response.json`
fn qris_response(answer: Object, payment: &Payment) -> Object {
    let merchant = Object::new()
        .text("merchant_name", "")
        .text("merchant_id", "")
        .finish();
    answer
        .with("expiration_time", &payment.expires_at)
        .with("status", &payment.status())
        .with("creation_time", &payment.created_at)
        .text("qr_string", "")
        .text("unique_id", "QRIS")
        .with("metadata", &merchant)
        .with("amount", &payment.amount)
        .text("qr_code", &qris::code(payment.id.as_str(), payment.amount))
}

/// `payments.charge.va.response.json`, and a number to be named at a counter.
fn counter_response(answer: Object, payment: &Payment, number: &str) -> Object {
    answer
        .with("expiration_time", &payment.expires_at)
        .text("account_number", number)
        .with_some("payment_ref_id", payment.reference.as_ref())
        .with("metadata", &Object::new().finish())
}

/// `payments.charge.ewallet.response.json` and `….bnpl.response.json`: a page
/// to open, under the key of the method.
fn page_response(
    answer: Object,
    method: &PaymentMethod,
    payment: &Payment,
    asked: &Asked,
) -> Object {
    let page = format!("https://pay.example/{}", payment.id);
    let answer = match method {
        PaymentMethod::Ewallet => answer
            .with("expiration_time", &payment.expires_at)
            .with("status", &payment.status())
            .with_some("mobile", asked.mobile.as_ref())
            .text("checkout_url", &page),
        PaymentMethod::OnlineBanking => answer
            .with("expiration_time", &payment.expires_at)
            .with("status", &payment.status())
            .with_some("mobile", asked.mobile.as_ref())
            .text("web_url", &page),
        PaymentMethod::Card => answer
            .with("status", &payment.status())
            .with_some("payment_ref_id", payment.reference.as_ref())
            .text("checkout_url", &page),
        _ => answer
            .with_some("payment_ref_id", payment.reference.as_ref())
            .text("redirect_url", &page),
    };
    answer.with("metadata", &Object::new().finish())
}

/// Ends in four digits that few other numbers of this simulator ends in, behind a prefix.
pub(crate) fn account_number(state: &mut State, prefix: &str) -> String {
    let id = state.ids.next("");
    let digits = id.get(id.len() - 4..).unwrap_or_default();
    format!("{prefix}00{digits}")
}
