//! Refunds.

use super::payment::details_type;
use crate::model::refund::Refund;
use crate::object::Object;
use crate::state::State;
use durianpay_client::api::{RefundSource, RefundStatus};
use durianpay_client::json::Json;

/// Writes `refunds.create.response.json`.
pub(crate) fn read(state: &State, refund: &Refund) -> Object {
    let refunded = Object::new()
        .with("id", &refund.id)
        .string("ref_id", &refund.reference)
        .with("amount", &refund.amount)
        .with("refund_type", &refund.kind)
        .with("status", &RefundStatus::Approved)
        .with("created_at", &refund.created_at)
        .with("updated_at", &refund.created_at)
        .with("approved_at", &refund.created_at)
        .with("source", &RefundSource::Api);
    with_customer(state, refund, refunded)
}

/// Writes `refunds.get.response.json`, with the customer's id.
pub(crate) fn known(state: &State, refund: &Refund) -> Object {
    read(state, refund).with_some("customer_id", refund.customer.as_ref())
}

/// Writes `refunds.list.response.json`, with other names for the same fields.
pub(crate) fn listed(state: &State, refund: &Refund) -> Json {
    let payment = state.payment(refund.payment.as_str());
    let mut listed = Object::new()
        .with("id", &refund.id)
        .with("merchant_id", &state.merchant.id)
        .with("status", &RefundStatus::Approved)
        .null("disbursement_id")
        .with("total_amount", &refund.amount)
        .with("created_at", &refund.created_at)
        .with("updated_at", &refund.created_at)
        .with("approved_at", &refund.created_at)
        .with("payment_id", &refund.payment)
        .string("refund_ref_id", &refund.reference)
        .with("is_live", &false)
        .string("type", "instant")
        .with_some("customer_id", refund.customer.as_ref())
        .with("refund_partial", &refund.kind)
        .string("refund_notes", &refund.notes)
        .with("source", &RefundSource::Api)
        .with("allow_retrigger", &false);
    if let Some(payment) = payment {
        listed = listed
            .with("order_id", &payment.order)
            .with("payment_paid_amount", &payment.paid.unwrap_or_default())
            .with_some(
                "payment_details_type",
                details_type(&payment.method).as_ref(),
            )
            .string("payment_method_id", payment.method.as_str());
    }
    with_customer(state, refund, listed).finish()
}

fn with_customer(state: &State, refund: &Refund, response: Object) -> Object {
    let order = state
        .payment(refund.payment.as_str())
        .and_then(|payment| state.order(payment.order.as_str()));
    let Some(order) = order else {
        return response;
    };
    let customer = &order.request.customer;
    response
        .string(
            "customer_name",
            customer.given_name.as_deref().unwrap_or_default(),
        )
        .string(
            "customer_email",
            customer.email.as_deref().unwrap_or_default(),
        )
        .string(
            "customer_phone",
            customer.mobile.as_deref().unwrap_or_default(),
        )
}
