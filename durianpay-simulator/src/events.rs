//! The webhooks, in the forms that the integration guide prints.

use crate::batches::Batch;
use crate::object::Object;
use crate::outbox::Notice;
use crate::state::{Ending, Order, Payment, State};
use durianpay_client::Amount;
use durianpay_client::api::{Currency, PaymentId, SettlementId, WEBHOOK};
use durianpay_client::json::Json;
use durianpay_client::webhook::sign;

/// The webhook of a payment that has ended.
pub(crate) fn payment(state: &State, payment: &Payment, order: &Order, ending: Ending) -> Notice {
    let event = match ending {
        Ending::Completed => "payment.completed",
        Ending::Failed => "payment.failed",
        Ending::Expired => "payment.expired",
        Ending::Cancelled => "payment.cancelled",
    };
    let data = match failure(ending) {
        None => completed(payment, order),
        Some(reason) if ending == Ending::Expired => expired(payment, order, &reason),
        Some(reason) => unpaid(state, payment, order, &reason),
    };
    let data = signed(state, event, data, payment.id.as_str(), payment.amount);
    Notice {
        event: event.into(),
        data: data.finish(),
        // The guide prints no `retry_count` with this one.
        counts_retries: ending != Ending::Completed,
    }
}

/// `guide.webhook.payment.completed.json`: the amount is decimal text, without
/// decimals when it is whole, though the signature covers two.
fn completed(payment: &Payment, order: &Order) -> Object {
    let amount = payment
        .amount
        .whole_rupiah()
        .map_or_else(|| payment.amount.to_string(), |whole| whole.to_string());
    Object::new()
        .with("id", &payment.id)
        .with("order_id", &order.id)
        .text("amount", &amount)
        .with("currency", &Currency::Idr)
        .with("paid_at", &payment.updated_at)
        .with("created_at", &payment.created_at)
        .with("metadata", &metadata(order))
}

/// No page prints the payload of `payment.expired`: what plugins and clients
/// read of it.
fn expired(payment: &Payment, order: &Order, reason: &Json) -> Object {
    Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount.hundredths())
        .text("amount_str", &payment.amount.to_string())
        .with_some("order_ref_id", order.asked.order_ref_id.as_ref())
        .with("status", &payment.status())
        .with("payment_method", &payment.method)
        .with("failure_reason", reason)
}

/// `guide.webhook.payment.failed.json` and `….cancelled.json`.
fn unpaid(state: &State, payment: &Payment, order: &Order, reason: &Json) -> Object {
    Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount.hundredths())
        .text("amount_str", &payment.amount.to_string())
        .with("currency", &Currency::Idr)
        .with("order_id", &order.id)
        .with("merchant_id", &state.merchant)
        .with("is_live", &false)
        .with("payment_method", &payment.method)
        .with("failure_reason", reason)
        .with("created_at", &payment.created_at)
        .with("metadata", &metadata(order))
}

/// The webhook of an order: `guide.webhook.order.created.json` and
/// `….completed.json`.
pub(crate) fn order(state: &State, order: &Order, event: &'static str) -> Notice {
    let link = order.payment_link.as_ref();
    let amount = order.asked.amount.canonical();
    let data = Object::new()
        .with("id", &order.id)
        .with("amount", &amount.hundredths())
        .text("amount_str", &amount.to_string())
        .with("currency", &Currency::Idr)
        .with("status", &state.order_status(&order.id))
        .with("customer_id", &order.customer)
        .with("merchant_id", &state.merchant)
        .with("is_live", &false)
        .text(
            "description",
            order.asked.description.as_deref().unwrap_or_default(),
        )
        .with_some("payment_link_url", link)
        .with_some("expiry_date", link.and(order.asked.expiry_date.as_ref()))
        .with("created_at", &order.created_at)
        .with("meta_data", &metadata(order));
    Notice {
        event: event.into(),
        data: signed(state, event, data, order.id.as_str(), amount).finish(),
        counts_retries: true,
    }
}

/// All accounts of a batch are checked. No page prints the payload.
pub(crate) fn batch_validated(batch: &Batch) -> Notice {
    Notice {
        event: "disbursement.validation_completed".into(),
        data: Object::new().with("id", &batch.id).finish(),
        counts_retries: true,
    }
}

/// A batch is finished. No page prints the payload; it is signed over id and
/// total.
pub(crate) fn batch_completed(state: &State, batch: &Batch) -> Notice {
    let event = "disbursement.completed";
    let data = Object::new()
        .with("id", &batch.id)
        .with("amount", &batch.total.hundredths());
    Notice {
        event: event.into(),
        data: signed(state, event, data, batch.id.as_str(), batch.total).finish(),
        counts_retries: true,
    }
}

/// A payment was paid out to the merchant: the fields that a client reads.
pub(crate) fn settled(settlement: &SettlementId, payment: &PaymentId) -> Notice {
    let payment = Object::new().with("payment_id", payment).finish();
    Notice {
        event: "settlement.settled".into(),
        data: Object::new()
            .with("settlement_id", settlement)
            .with("payments", &vec![payment])
            .finish(),
        counts_retries: true,
    }
}

/// An event whose payload nobody has printed, and of which no field is known. It has none
/// here either: whoever gets it reads the object again.
pub(crate) fn bare(event: &'static str) -> Notice {
    Notice {
        event: event.into(),
        data: Object::new().finish(),
        counts_retries: true,
    }
}

/// Adds the signature over id and amount, unless the event goes unsigned.
fn signed(state: &State, event: &str, data: Object, id: &str, amount: Amount) -> Object {
    let Some(scheme) = &WEBHOOK.signature else {
        return data;
    };
    if state.outbox.goes_unsigned(event) {
        return data;
    }
    // The ids that are made here can always be signed.
    match sign(id, amount, &state.key) {
        Ok(signature) => data.text(scheme.place, &signature.to_string()),
        Err(_) => data,
    }
}

/// The merchant's own keys; an empty object when there are none.
pub(crate) fn metadata(order: &Order) -> Json {
    let mut object = Object::new();
    for (key, value) in order.asked.metadata.iter().flatten() {
        object = object.with(key, value);
    }
    object.finish()
}

/// Why a payment was not made, with the codes of the vendor's table.
pub(crate) fn failure(ending: Ending) -> Option<Json> {
    let (code, message) = match ending {
        Ending::Completed => return None,
        Ending::Failed => (20010, "error due to end user action"),
        Ending::Expired => (20012, "payment expired"),
        Ending::Cancelled => (20014, "payment cancelled by merchant"),
    };
    let reason = Object::new().with("code", &code).text("message", message);
    Some(reason.finish())
}
