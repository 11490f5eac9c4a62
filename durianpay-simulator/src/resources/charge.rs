//! `POST /payments/charge`: starts a payment.

use crate::context::{Context, Step, reply, step};
use crate::error_response::{ErrorResponse, FieldError};
use crate::model::payment::{NewPayment, Payment};
use crate::object::Object;
use crate::resources::{charge_rules, sandbox};
use crate::state::State;
use crate::views;
use durianpay_client::Amount;
use durianpay_client::api::{Charge, ChargeMethod, ChargePayment, OrderStatus, PaymentMethod};
use durianpay_client::json::{Json, from_slice, to_string};
use std::sync::Arc;

/// The fields that all methods have in common.
struct CommonFields {
    order: String,
    amount: Amount,
    reference: Option<String>,
    mobile: Option<String>,
}

/// Handles `POST /payments/charge`.
pub(crate) fn charge<'c>(context: &'c Context<'c>) -> Result<Step<'c>, ErrorResponse> {
    let body: ChargePayment = context.body()?;
    // The spec has every method, each with an order and an amount.
    let fields = common_fields(&body.request);
    step(move |state| {
        let fields = fields.ok_or_else(ErrorResponse::unreadable_body);
        let mobile = fields
            .as_ref()
            .ok()
            .and_then(|fields| fields.mobile.clone());
        let payment = start(state, &body, fields)?;
        let number = views::charge::number(state, &payment);
        let page = state.merchant.site().checkout(payment.id.as_str());
        if let Some(options) = &body.sandbox_options {
            sandbox::plan(state, &payment.id, options);
        }
        reply::<Charge>(move || {
            let started =
                views::charge::started(&payment, number.as_deref(), &page, mobile.as_ref());
            Object::new()
                .string("type", body.request.tag())
                .with("response", &started)
                .finish()
        })
    })
}

/// Starts a payment, unless it is rejected.
fn start(
    state: &mut State,
    body: &ChargePayment,
    fields: Result<CommonFields, ErrorResponse>,
) -> Result<Arc<Payment>, ErrorResponse> {
    let method = PaymentMethod::from(body.request.tag());
    if let PaymentMethod::Unknown(_) = method {
        return Err(invalid(state, "type", "is not a payment method"));
    }
    let mut errors = charge_rules::field_errors(&body.request);
    errors.extend(body.sandbox_options.as_ref().and_then(sandbox::error));
    ErrorResponse::reject(&mut state.ids, errors)?;
    let fields = fields?;
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
    if order.expires_at <= state.clock.now() {
        return Err(invalid(state, "request.order_id", "the order has expired"));
    }
    ErrorResponse::reject(
        &mut state.ids,
        charge_rules::order_errors(&body.request, &order),
    )?;
    Ok(state.add_payment(
        &order,
        NewPayment {
            channel: channel(&body.request),
            reference: fields.reference,
            ..NewPayment::by(method)
        },
    ))
}

fn invalid(state: &mut State, field: &str, message: &str) -> ErrorResponse {
    let errors = vec![FieldError::new(field, message)];
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

/// Returns the bank, wallet, shop or lender of a charge.
fn channel(method: &ChargeMethod) -> Option<String> {
    let channel = match method {
        ChargeMethod::Va(charge) => charge.bank_code.as_str(),
        ChargeMethod::Ewallet(charge) => charge.wallet_type.as_str(),
        ChargeMethod::RetailStore(charge) => charge.bank_code.as_str(),
        ChargeMethod::OnlineBanking(charge) => charge.r#type.as_str(),
        ChargeMethod::Bnpl(charge) => charge.payment_method_unique_id.as_str(),
        _ => return None,
    };
    Some(channel.to_owned())
}
