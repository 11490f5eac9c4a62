//! Refunds.

use super::method::kind;
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::model::refund::Refund;
use crate::object::Object;
use crate::state::State;
use durianpay_client::Timestamp;
use durianpay_client::api::{CustomerId, MerchantId, RefundSource};
use durianpay_client::json::Json;
use std::sync::Arc;

/// The other records that a refund shows, and the time.
pub(crate) struct Facts {
    now: Timestamp,
    payment: Option<Arc<Payment>>,
    order: Option<Arc<Order>>,
}

impl Facts {
    pub(crate) fn of(state: &State, refund: &Refund) -> Self {
        let payment = state.payment(refund.payment.as_str());
        Self {
            now: state.clock.now(),
            payment: payment.cloned(),
            order: payment.and_then(|payment| state.order_of(payment)),
        }
    }
}

/// Writes a refund as `recorded.refunds.create.200.json`.
pub(crate) fn read(refund: &Refund, facts: &Facts) -> Object {
    let (status, updated_at) = refund.status(facts.now);
    let customer = refund.customer.as_ref().map(CustomerId::as_str);
    let read = Object::new()
        .with("id", &refund.id)
        .string("ref_id", &refund.reference)
        .with("amount", &refund.amount)
        .with("refund_type", &refund.kind)
        .with("status", &status)
        .with("created_at", &refund.created_at)
        .with("updated_at", &updated_at)
        .with("approved_at", &refund.approved_at())
        .with("source", &RefundSource::Api)
        .string("customer_id", customer.unwrap_or_default());
    with_customer(facts, read).string("failure_reason", "")
}

/// Writes a refund as `refunds.list.response.json`, with other names for the same fields.
pub(crate) fn listed(merchant: &MerchantId, refund: &Refund, facts: &Facts) -> Json {
    let (status, updated_at) = refund.status(facts.now);
    let payment = facts.payment.as_ref();
    let paid = payment.and_then(|payment| payment.paid);
    let paid = paid.map(|paid| paid.to_string());
    let customer = refund.customer.as_ref().map(CustomerId::as_str);
    let listed = Object::new()
        .with("id", &refund.id)
        .with("merchant_id", merchant)
        .with("status", &status)
        .null("disbursement_id")
        .with("total_amount", &refund.amount)
        .with("created_at", &refund.created_at)
        .with("updated_at", &updated_at)
        .with("approved_at", &refund.approved_at())
        .with("payment_id", &refund.payment)
        .string("refund_ref_id", &refund.reference)
        .with("is_live", &false)
        .string("type", "instant")
        .string(
            "order_id",
            payment.map_or("", |payment| payment.order.as_str()),
        )
        .string("customer_id", customer.unwrap_or_default())
        .with("refund_partial", &refund.kind)
        .string("refund_notes", &refund.notes)
        .text("payment_paid_amount", paid.as_ref())
        .string(
            "payment_details_type",
            payment.map_or("", |payment| kind(&payment.method)),
        )
        .string(
            "payment_method_id",
            payment.map_or("", |payment| payment.channel()),
        );
    with_customer(facts, listed)
        .null("destination")
        .null("ewallet_name")
        .null("account_name")
        .null("account_number")
        .with("created_by", &0_i64)
        .string("created_by_name", "")
        .with("updated_by", &0_i64)
        .string("updated_by_name", "")
        .null("history")
        .with("source", &RefundSource::Api)
        .with("allow_retrigger", &false)
        .finish()
}

fn with_customer(facts: &Facts, response: Object) -> Object {
    let customer = facts.order.as_ref().map(|order| &order.request.customer);
    response
        .text(
            "customer_name",
            customer.and_then(|payer| payer.given_name.as_ref()),
        )
        .text(
            "customer_email",
            customer.and_then(|payer| payer.email.as_ref()),
        )
        .text(
            "customer_phone",
            customer.and_then(|payer| payer.mobile.as_ref()),
        )
}
