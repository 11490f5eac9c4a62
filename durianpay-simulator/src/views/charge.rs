//! The responses to charges: the code, account or page by which the customer pays.

use super::instructions;
use crate::model::payment::Payment;
use crate::object::{Object, UNSET_TIME};
use crate::qris;
use crate::state::State;
use durianpay_client::api::PaymentMethod;
use durianpay_client::json::Json;

/// Takes the number to pay to, if the method has one, and stores it in the payment.
pub(crate) fn number(state: &mut State, payment: &Payment) -> Option<String> {
    let prefix = match &payment.method {
        PaymentMethod::Va => "889089999",
        PaymentMethod::RetailStore => "8890",
        _ => return None,
    };
    let number = state.ids.account_number(prefix);
    state.set_number(&payment.id, &number);
    Some(number)
}

/// Writes the instructions for a payment. The mobile number is that of the request; the page is where
/// the customer pays.
pub(crate) fn started(
    payment: &Payment,
    number: Option<&str>,
    page: &str,
    mobile: Option<&String>,
) -> Json {
    let started = Object::new()
        .with("payment_id", &payment.id)
        .with("order_id", &payment.order);
    let number = number.unwrap_or_default();
    let started = match &payment.method {
        PaymentMethod::Qris => qris_code(started, payment),
        PaymentMethod::Va => number_to_pay(started, payment, number).with(
            "payment_instruction",
            &instructions::of_bank(payment.channel()),
        ),
        PaymentMethod::RetailStore => number_to_pay(started, payment, number),
        PaymentMethod::Ewallet => wallet_page(started, payment, mobile, page),
        PaymentMethod::OnlineBanking => bank_page(started, payment, mobile, page),
        PaymentMethod::Card => card_page(started, payment, page),
        _ => lender_page(started, payment, page),
    };
    started.finish()
}

/// Writes `guide.payments.charge.qris.response.json`.
fn qris_code(started: Object, payment: &Payment) -> Object {
    let merchant = Object::new()
        .string("merchant_name", "")
        .string("merchant_id", "")
        .finish();
    started
        .with("expiration_time", &payment.expires_at)
        .with("status", &payment.status())
        .with("creation_time", &payment.created_at)
        .string("qr_string", "")
        .string("unique_id", "QRIS")
        .with("metadata", &merchant)
        .with("amount", &payment.amount)
        .with("paid_amount", &payment.amount)
        .string("qr_code", &qris::code(payment.id.as_str(), payment.amount))
}

/// Writes `recorded.payments.charge.va.200.json` without the instructions. It is also used for a
/// number to be stated at a counter.
fn number_to_pay(started: Object, payment: &Payment, number: &str) -> Object {
    started
        .string("account_number", number)
        .text("payment_ref_id", payment.reference.as_ref())
        .with("expiration_time", &payment.expires_at)
        .string("paid_amount", "")
}

/// Writes `recorded.payments.charge.ewallet.200.json`.
fn wallet_page(started: Object, payment: &Payment, mobile: Option<&String>, page: &str) -> Object {
    started
        .text("mobile", mobile)
        .with("status", &payment.status())
        .string("expiration_time", UNSET_TIME)
        .string("checkout_url", page)
        .string("web_url", "")
        .string("unique_id", "")
        .with("paid_amount", &payment.amount)
}

/// Writes the documented fields of online banking.
fn bank_page(started: Object, payment: &Payment, mobile: Option<&String>, page: &str) -> Object {
    started
        .text("mobile", mobile)
        .with("status", &payment.status())
        .with("expiration_time", &payment.expires_at)
        .string("web_url", page)
        .string("unique_id", payment.channel())
        .with("paid_amount", &payment.amount)
}

/// Writes the documented fields of a card payment.
fn card_page(started: Object, payment: &Payment, page: &str) -> Object {
    started
        .text("payment_ref_id", payment.reference.as_ref())
        .string("token_id", "")
        .with("status", &payment.status())
        .with("paid_amount", &payment.amount)
        .with("metadata", &Object::new().finish())
        .string("checkout_url", page)
}

/// Writes `payments.charge.bnpl.response.json`.
fn lender_page(started: Object, payment: &Payment, page: &str) -> Object {
    started
        .text("payment_ref_id", payment.reference.as_ref())
        .string("redirect_url", page)
        .with("paid_amount", &payment.amount)
        .with("metadata", &Object::new().finish())
}
