//! Payments.

use crate::events::{failure_reason, metadata};
use crate::model::payment::Payment;
use crate::object::Object;
use crate::state::State;
use durianpay_client::api::{Currency, PaymentDetailsType, PaymentMethod};

/// Writes a payment as `payments.get.response.json`.
pub(crate) fn read(state: &State, payment: &Payment) -> Object {
    let paid = payment.paid.map(|paid| paid.to_string());
    let fee = payment.fee.map(|fee| fee.to_string());
    let reason = payment.ending.and_then(failure_reason);
    let reason = reason.unwrap_or_else(|| Object::new().finish());
    let order = state.order(payment.order.as_str());
    let response = Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount)
        .with("currency", &Currency::Idr)
        .with("status", &payment.status())
        .with("order_id", &payment.order)
        .string(
            "payment_ref_id",
            payment.reference.as_deref().unwrap_or_default(),
        )
        .with("is_live", &false)
        .with("expiration_date", &payment.expires_at)
        .with_some(
            "payment_details_type",
            details_type(&payment.method).as_ref(),
        )
        .string("method_id", payment.method.as_str())
        .with("created_at", &payment.created_at)
        .with("updated_at", &payment.updated_at)
        .with("retry_count", &0_i64)
        .string("discount", "")
        .string("paid_amount", &paid.unwrap_or_default())
        .string("provider_id", "")
        .string("total_fee", &fee.unwrap_or_default())
        .string("promo_id", "")
        .string("shipping_fee", "")
        .null("ds_error_metadata")
        .with("Currency", &Currency::Idr)
        .with("failure_reason", &reason);
    let Some(order) = order else {
        return response;
    };
    let customer = &order.request.customer;
    response
        .with("metadata", &metadata(order))
        .with("CustomerID", &order.customer)
        .string(
            "CustomerName",
            customer.given_name.as_deref().unwrap_or_default(),
        )
        .string(
            "CustomerEmail",
            customer.email.as_deref().unwrap_or_default(),
        )
        .string(
            "OrderRefID",
            order.request.order_ref_id.as_deref().unwrap_or_default(),
        )
}

/// Returns the vendor's name for the kind of a method, if there is one.
pub(crate) fn details_type(method: &PaymentMethod) -> Option<PaymentDetailsType> {
    match method {
        PaymentMethod::Va => Some(PaymentDetailsType::VaDetails),
        PaymentMethod::Ewallet => Some(PaymentDetailsType::EwalletDetails),
        PaymentMethod::Card => Some(PaymentDetailsType::CardDetails),
        PaymentMethod::Bnpl => Some(PaymentDetailsType::BnplDetails),
        _ => None,
    }
}
