//! The payloads of webhooks, in the formats that the integration guide prints.

use crate::model::batch::Batch;
use crate::model::merchant::Merchant;
use crate::model::order::Order;
use crate::model::payment::{Ending, Payment};
use crate::object::{Object, set_member};
use durianpay_client::Amount;
use durianpay_client::api::{Currency, PaymentId, SettlementId, WEBHOOK};
use durianpay_client::json::Json;
use durianpay_client::webhook::sign;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A webhook without a number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) name: Cow<'static, str>,
    #[serde(with = "crate::exact")]
    pub(crate) data: Json,
    pub(crate) kind: Kind,
    /// Whether it is retried if it is not accepted.
    pub(crate) is_retried: bool,
}

/// The way in which a webhook is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// In an envelope, to the URL itself.
    Webhook {
        /// Whether the envelope contains the number of earlier deliveries.
        counts_retries: bool,
    },
    /// As a notification of SNAP: the payload alone, signed as a whole.
    Notification {
        /// The path below the URL.
        path: Cow<'static, str>,
    },
}

impl Event {
    /// Returns the id of its object in the payload; empty if there is none.
    pub(crate) fn id(&self) -> String {
        let keys = ["id", "originalReferenceNo", "paymentRequestId"].into_iter();
        let mut ids = keys.filter_map(|key| self.data.get(key)?.string());
        ids.next().unwrap_or_default()
    }
}

/// Creates the webhook of a payment that has ended.
pub(crate) fn payment(
    merchant: &Merchant,
    payment: &Payment,
    order: &Order,
    ending: Ending,
) -> Event {
    let name = match ending {
        Ending::Completed => "payment.completed",
        Ending::Failed => "payment.failed",
        Ending::Expired => "payment.expired",
        Ending::Cancelled => "payment.cancelled",
    };
    let data = match failure_reason(ending) {
        None => completed(payment, order),
        Some(reason) if ending == Ending::Expired => expired(payment, order, &reason),
        Some(reason) => unpaid(merchant, payment, order, &reason),
    };
    let data = signed(merchant, name, data, payment.id.as_str(), payment.amount);
    Event {
        name: name.into(),
        data: data.finish(),
        // The guide prints this one without `retry_count`.
        kind: Kind::Webhook {
            counts_retries: ending != Ending::Completed,
        },
        is_retried: true,
    }
}

/// Builds `guide.webhook.payment.completed.json`. The amount is a decimal string, without decimals
/// if it is whole, although the signature covers two.
fn completed(payment: &Payment, order: &Order) -> Object {
    let amount = payment
        .amount
        .whole_rupiah()
        .map_or_else(|| payment.amount.to_string(), |whole| whole.to_string());
    Object::new()
        .with("id", &payment.id)
        .with("order_id", &order.id)
        .string("amount", &amount)
        .with("currency", &Currency::Idr)
        .with("paid_at", &payment.updated_at)
        .with("created_at", &payment.created_at)
        .with("metadata", &metadata(order))
}

/// Builds the payload of `payment.expired`, which no page prints: the fields that plugins and
/// clients read.
fn expired(payment: &Payment, order: &Order, reason: &Json) -> Object {
    Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount.hundredths())
        .string("amount_str", &payment.amount.to_string())
        .with_some("order_ref_id", order.request.order_ref_id.as_ref())
        .with("status", &payment.status())
        .with("payment_method", &payment.method)
        .with("failure_reason", reason)
}

/// Builds `guide.webhook.payment.failed.json` and `….cancelled.json`.
fn unpaid(merchant: &Merchant, payment: &Payment, order: &Order, reason: &Json) -> Object {
    Object::new()
        .with("id", &payment.id)
        .with("amount", &payment.amount.hundredths())
        .string("amount_str", &payment.amount.to_string())
        .with("currency", &Currency::Idr)
        .with("order_id", &order.id)
        .with("merchant_id", &merchant.id)
        .with("is_live", &false)
        .with("payment_method", &payment.method)
        .with("failure_reason", reason)
        .with("created_at", &payment.created_at)
        .with("metadata", &metadata(order))
}

/// Creates the webhook of an order: `guide.webhook.order.created.json` and
/// `….completed.json`.
pub(crate) fn order(merchant: &Merchant, order: &Order, name: &'static str) -> Event {
    let link = order.payment_link.as_ref();
    let link = link.map(|code| merchant.site().link(code));
    let amount = order.request.amount.canonical();
    let data = Object::new()
        .with("id", &order.id)
        .with("amount", &amount.hundredths())
        .string("amount_str", &amount.to_string())
        .with("currency", &Currency::Idr)
        .with("status", &order.status)
        .with("customer_id", &order.customer)
        .with("merchant_id", &merchant.id)
        .with("is_live", &false)
        .string(
            "description",
            order.request.description.as_deref().unwrap_or_default(),
        )
        .with_some("payment_link_url", link.as_ref())
        .with_some("expiry_date", link.as_ref().map(|_| &order.expires_at))
        .with("created_at", &order.created_at)
        .with("meta_data", &metadata(order));
    Event {
        name: name.into(),
        data: signed(merchant, name, data, order.id.as_str(), amount).finish(),
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Creates the webhook of a batch whose accounts have all been checked. No page prints the payload.
pub(crate) fn batch_validated(batch: &Batch) -> Event {
    Event {
        name: "disbursement.validation_completed".into(),
        data: Object::new().with("id", &batch.id).finish(),
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Creates the webhook of a finished batch. No page prints the payload; the signature covers id and
/// total.
pub(crate) fn batch_completed(merchant: &Merchant, batch: &Batch) -> Event {
    let name = "disbursement.completed";
    let data = Object::new()
        .with("id", &batch.id)
        .with("amount", &batch.total.hundredths());
    Event {
        name: name.into(),
        data: signed(merchant, name, data, batch.id.as_str(), batch.total).finish(),
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Creates the webhook of a settled payment, with the fields that a client reads.
pub(crate) fn settled(settlement: &SettlementId, payment: &PaymentId) -> Event {
    let payment = Object::new().with("payment_id", payment).finish();
    Event {
        name: "settlement.settled".into(),
        data: Object::new()
            .with("settlement_id", settlement)
            .with("payments", &vec![payment])
            .finish(),
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Creates an event whose payload no page prints and of which no field is known. The payload is
/// empty, so that a receiver must read the object from the API, unless the builder enabled the
/// `names` of the object.
pub(crate) fn undocumented(merchant: &Merchant, name: &'static str, names: Object) -> Event {
    let has_names = merchant.behavior.names_all_objects;
    let data = if has_names { names } else { Object::new() };
    Event {
        name: name.into(),
        data: data.finish(),
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Creates an event with this payload.
pub(crate) fn custom(name: String, data: Json) -> Event {
    Event {
        name: name.into(),
        data,
        kind: Kind::Webhook {
            counts_retries: true,
        },
        is_retried: true,
    }
}

/// Signs an event over the id and the amount of its payload, if it has them. A signature that is in the
/// payload is replaced.
pub(crate) fn sign_custom(merchant: &Merchant, event: Event) -> Event {
    let Some(scheme) = &WEBHOOK.signature else {
        return event;
    };
    let text = |key| event.data.get(key).and_then(|value| value.string());
    let id = text("id");
    // An integer counts hundredths, as in all payloads but `payment.completed`.
    let amount = text("amount")
        .and_then(|amount| amount.parse().ok())
        .or_else(|| {
            let hundredths: Option<i64> = event.data.get("amount")?.as_str().parse().ok();
            hundredths.map(Amount::from_hundredths)
        });
    let (Some(id), Some(amount)) = (id, amount) else {
        return event;
    };
    let Ok(signature) = sign(&id, amount, &merchant.key) else {
        return event;
    };
    let signature = Json::from(signature.to_string().as_str());
    Event {
        data: set_member(&event.data, scheme.place, &signature),
        ..event
    }
}

/// Creates the sample that the dashboard sends when a webhook URL is saved there. Its ids do not
/// exist, and its signature does not verify under any key.
pub(crate) fn sample() -> Event {
    let data = include_str!("samples/webhook.payment.completed.json");
    Event {
        name: "payment.completed".into(),
        data: Json::parse(data).unwrap_or_default(),
        kind: Kind::Webhook {
            counts_retries: false,
        },
        is_retried: false,
    }
}

/// Adds the signature over id and amount, unless the event is sent unsigned.
fn signed(merchant: &Merchant, name: &str, data: Object, id: &str, amount: Amount) -> Object {
    let Some(scheme) = &WEBHOOK.signature else {
        return data;
    };
    if !merchant.signs(name) {
        return data;
    }
    // The ids and amounts of the simulator can always be signed.
    match sign(id, amount, &merchant.key) {
        Ok(signature) => data.string(scheme.place, &signature.to_string()),
        Err(_) => data,
    }
}

/// Returns the metadata of an order; an empty object if there is none.
pub(crate) fn metadata(order: &Order) -> Json {
    let mut object = Object::new();
    for (key, value) in order.request.metadata.iter().flatten() {
        object = object.with(key, value);
    }
    object.finish()
}

/// Returns the reason why a payment was not completed, with the codes of the vendor's table.
pub(crate) fn failure_reason(ending: Ending) -> Option<Json> {
    let (code, message) = match ending {
        Ending::Completed => return None,
        Ending::Failed => (20010_i64, "error due to end user action"),
        Ending::Expired => (20012, "payment expired"),
        Ending::Cancelled => (20014, "payment cancelled by merchant"),
    };
    let reason = Object::new().with("code", &code).string("message", message);
    Some(reason.finish())
}
