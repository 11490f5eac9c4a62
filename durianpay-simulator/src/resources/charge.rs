//! `POST /payments/charge`: starts a payment.

use crate::context::Context;
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::payment::Payment;
use crate::object::{Object, typed};
use crate::qris;
use crate::resources::charge_rules;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{Charge, ChargeMethod, ChargePayment, OrderStatus, PaymentMethod};
use durianpay_client::json::{Json, from_slice, to_string};

/// The fields that all methods have in common.
struct CommonFields {
    order: String,
    amount: Amount,
    reference: Option<String>,
    mobile: Option<String>,
}

/// Handles `POST /payments/charge`.
pub(crate) fn charge(state: &mut State, context: &Context<'_>) -> Result<String, ErrorResponse> {
    let body: ChargePayment = context.body()?;
    let method = PaymentMethod::from(body.request.tag());
    if let PaymentMethod::Unknown(_) = method {
        return Err(invalid(state, "type", "is not a payment method"));
    }
    let errors = charge_rules::field_errors(&body.request);
    if !errors.is_empty() {
        return Err(all_invalid(state, errors));
    }
    // The spec has every method, each with an order and an amount.
    let fields = common_fields(&body.request).ok_or_else(ErrorResponse::unreadable_body)?;
    let order = state
        .order(&fields.order)
        .ok_or_else(ErrorResponse::unknown_order)?
        .clone();
    let due = order.request.amount.canonical();
    if fields.amount != due {
        let message = format!("is not the amount of the order, {due}");
        return Err(invalid(state, "request.amount", &message));
    }
    if order.status == OrderStatus::Completed {
        return Err(invalid(
            state,
            "request.order_id",
            "the order is already paid",
        ));
    }
    if order
        .request
        .expiry_date
        .is_some_and(|end| end <= state.clock.now())
    {
        return Err(invalid(state, "request.order_id", "the order has expired"));
    }
    let payment = state.add_payment(&order, method, fields.reference);
    let response = Object::new()
        .string("type", body.request.tag())
        .with(
            "response",
            &instructions(state, &payment, fields.mobile.as_ref()),
        )
        .finish();
    Ok(typed::<Charge>(&response)?)
}

fn invalid(state: &mut State, field: &str, message: &str) -> ErrorResponse {
    all_invalid(state, vec![FieldError::new(field, message)])
}

fn all_invalid(state: &mut State, errors: Vec<FieldError>) -> ErrorResponse {
    ErrorResponse::invalid(&mut state.ids, "invalid fields in request", errors)
}

/// Reads the fields that all methods have in common from the JSON of the request.
fn common_fields(method: &ChargeMethod) -> Option<CommonFields> {
    let request = Json::parse(&to_string(method)).ok()?;
    let text = |key: &str| request.get(key).and_then(|value| value.string());
    // In one sample, the amount is a plain number of rupiah.
    let amount = request.get("amount")?;
    Some(CommonFields {
        order: text("order_id")?,
        amount: from_slice(amount.as_str().as_bytes()).ok()?,
        reference: text("payment_ref_id"),
        mobile: text("mobile"),
    })
}

/// Returns the payment instructions, in the format of the sample of the method.
fn instructions(state: &mut State, payment: &Payment, mobile: Option<&String>) -> Json {
    let response = Object::new()
        .with("payment_id", &payment.id)
        .with("order_id", &payment.order)
        .with("paid_amount", &payment.amount);
    let response = match &payment.method {
        PaymentMethod::Qris => qris_response(response, payment),
        PaymentMethod::Va => {
            counter_response(response, payment, &state.ids.account_number("889089999"))
        }
        PaymentMethod::RetailStore => {
            counter_response(response, payment, &state.ids.account_number("8890"))
        }
        method => page_response(response, method, payment, mobile),
    };
    response.finish()
}

/// Writes `guide.payments.charge.qris.response.json`.
fn qris_response(response: Object, payment: &Payment) -> Object {
    let merchant = Object::new()
        .string("merchant_name", "")
        .string("merchant_id", "")
        .finish();
    response
        .with("expiration_time", &payment.expires_at)
        .with("status", &payment.status())
        .with("creation_time", &payment.created_at)
        .string("qr_string", "")
        .string("unique_id", "QRIS")
        .with("metadata", &merchant)
        .with("amount", &payment.amount)
        .string("qr_code", &qris::code(payment.id.as_str(), payment.amount))
}

/// Writes `payments.charge.va.response.json`, which is also used for a number to be shown at a
/// counter.
fn counter_response(response: Object, payment: &Payment, number: &str) -> Object {
    response
        .with("expiration_time", &payment.expires_at)
        .string("account_number", number)
        .with_some("payment_ref_id", payment.reference.as_ref())
        .with("metadata", &Object::new().finish())
}

/// Writes `payments.charge.ewallet.response.json` and `….bnpl.response.json`: a page to open, under
/// the key of the method.
fn page_response(
    response: Object,
    method: &PaymentMethod,
    payment: &Payment,
    mobile: Option<&String>,
) -> Object {
    let page = format!("https://pay.example/{}", payment.id);
    let response = match method {
        PaymentMethod::Ewallet => response
            .with("expiration_time", &payment.expires_at)
            .with("status", &payment.status())
            .with_some("mobile", mobile)
            .string("checkout_url", &page),
        PaymentMethod::OnlineBanking => response
            .with("expiration_time", &payment.expires_at)
            .with("status", &payment.status())
            .with_some("mobile", mobile)
            .string("web_url", &page),
        PaymentMethod::Card => response
            .with("status", &payment.status())
            .with_some("payment_ref_id", payment.reference.as_ref())
            .string("checkout_url", &page),
        _ => response
            .with_some("payment_ref_id", payment.reference.as_ref())
            .string("redirect_url", &page),
    };
    response.with("metadata", &Object::new().finish())
}
