//! Payments.

use super::method::kind;
use crate::events::{failure_reason, metadata};
use crate::model::order::Order;
use crate::model::payment::Payment;
use crate::object::{Object, UNSET_TIME};
use durianpay_client::api::{Currency, MerchantId};
use durianpay_client::json::Json;

/// Writes a payment as `recorded.payments.get.200.json`: the kind is the type of the charge. The fee
/// is added if there is one, since the reference has it.
pub(crate) fn read(
    merchant: &MerchantId,
    payment: &Payment,
    order: Option<&Order>,
    refund: Option<&Json>,
) -> Object {
    let fee = payment.fee.map(|fee| fee.to_string());
    let read = Object::new()
        .with("id", &payment.id)
        .with("order_id", &payment.order)
        .with("merchant_id", merchant)
        .text("payment_ref_id", payment.reference.as_ref())
        .string("payment_ds_ref_id", "")
        .string("settlement_id", "")
        .with("amount", &payment.amount)
        .with("status", &payment.status())
        .with("is_live", &false)
        .with("expiration_date", &payment.expires_at)
        .with("created_at", &payment.created_at)
        .with("updated_at", &payment.updated_at)
        .with("metadata", &own_metadata(order))
        .string("payment_details_type", payment.method.as_str())
        .string("method_id", payment.channel())
        .string("discount", "")
        .string("promo_id", "")
        .string("paid_amount", &paid_amount(payment))
        .string("shipping_fee", "")
        .with_some("total_fee", fee.as_ref())
        .with("failure_reason", &reason(payment));
    match refund {
        Some(refund) => read.with("refund", refund),
        None => read.null("refund"),
    }
}

/// Writes a payment as it is recorded inside an order, without the id of the order, in
/// `recorded.orders.get.expand_payments.200.json`.
pub(crate) fn in_order(payment: &Payment, order: &Order) -> Json {
    whole(payment, "")
        .with("metadata", &own_metadata(Some(order)))
        .finish()
}

/// Writes a payment as it is printed inside a virtual account, in
/// `virtual_accounts.get.response.json`.
pub(crate) fn in_account(payment: &Payment, order: Option<&Order>) -> Json {
    whole(payment, payment.order.as_str())
        .with("metadata", &own_metadata(order))
        .finish()
}

/// Writes a payment in a list: the recorded fields of a whole payment, and the names of the client
/// whose author recorded them for the customer and the order.
pub(crate) fn listed(payment: &Payment, order: Option<&Order>) -> Json {
    let request = order.map(|order| &order.request);
    let customer = request.map(|request| &request.customer);
    let id = order.map(|order| order.customer.as_str());
    whole(payment, payment.order.as_str())
        .with("metadata", &own_metadata(order))
        .with("currency", &Currency::Idr)
        .string("customer_id", id.unwrap_or_default())
        .text(
            "given_name",
            customer.and_then(|payer| payer.given_name.as_ref()),
        )
        .text("email", customer.and_then(|payer| payer.email.as_ref()))
        .text(
            "order_ref_id",
            request.and_then(|request| request.order_ref_id.as_ref()),
        )
        .finish()
}

/// Writes a payment that was just cancelled as `recorded.payments.cancel.200.json`: all fields, but
/// neither amount, method, reason nor expiry.
pub(crate) fn cancelled(payment: &Payment) -> Json {
    let blank = Blanks {
        amount: "",
        expiration_date: UNSET_TIME,
        kind: "",
        channel: "",
        reason: &Object::new().finish(),
    };
    with_blanks(payment, payment.order.as_str(), &blank)
        .null("metadata")
        .finish()
}

/// The fields of a payment that are blank in the response to a cancellation.
struct Blanks<'p> {
    amount: &'p str,
    expiration_date: &'p str,
    kind: &'p str,
    channel: &'p str,
    reason: &'p Json,
}

/// Writes the fields of a whole payment, except for its metadata.
fn whole(payment: &Payment, order: &str) -> Object {
    let filled = Blanks {
        amount: &payment.amount.to_string(),
        expiration_date: &payment.expires_at.to_string(),
        kind: kind(&payment.method),
        channel: payment.channel(),
        reason: &reason(payment),
    };
    with_blanks(payment, order, &filled)
}

fn with_blanks(payment: &Payment, order: &str, blanks: &Blanks<'_>) -> Object {
    let fee = payment.fee.map(|fee| fee.to_string());
    Object::new()
        .with("id", &payment.id)
        .string("order_id", order)
        .text("payment_ref_id", payment.reference.as_ref())
        .string("settlement_id", "")
        .string("payment_ds_ref_id", "")
        .string("amount", blanks.amount)
        .with("status", &payment.status())
        .with("is_live", &false)
        .string("expiration_date", blanks.expiration_date)
        .string("payment_details_type", blanks.kind)
        .string("method_id", blanks.channel)
        .with("created_at", &payment.created_at)
        .with("updated_at", &payment.updated_at)
        .with("retry_count", &0_i64)
        .string("discount", "")
        .string("paid_amount", &paid_amount(payment))
        .string("provider_id", "")
        .text("total_fee", fee.as_ref())
        .string("promo_id", "")
        .string("shipping_fee", "")
        .null("ds_error_metadata")
        .with("failure_reason", blanks.reason)
        .string("settlement_status", "")
}

fn paid_amount(payment: &Payment) -> String {
    let paid = payment.paid.map(|paid| paid.to_string());
    paid.unwrap_or_default()
}

fn reason(payment: &Payment) -> Json {
    let reason = payment.ending.and_then(failure_reason);
    reason.unwrap_or_else(|| Object::new().finish())
}

/// Returns the metadata of the order; `None` if it has none, as recorded.
fn own_metadata(order: Option<&Order>) -> Option<Json> {
    order.filter(|order| has_metadata(order)).map(metadata)
}

fn has_metadata(order: &Order) -> bool {
    order
        .request
        .metadata
        .as_ref()
        .is_some_and(|found| !found.is_empty())
}
